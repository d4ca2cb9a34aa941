/**
 * `npm run bench`: one run, one report, as JSON and Markdown beside this file. `-- --only ingest,pages` measures some parts again,
 * `-- --only ingest --messages 2000000` one size of import.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createDatabase } from "#db/connection.ts";
import { measureAdapters } from "./adapters.ts";
import { measureFirstLoad } from "./first-load.ts";
import { measureFreshness } from "./freshness.ts";
import { measureGaps } from "./gaps/measure-gaps.ts";
import { measureIngest, type IngestRun } from "./ingest.ts";
import { measureMasking } from "./masking.ts";
import { measurePages } from "./pages.ts";
import { measureQuestions } from "./questions.ts";
import { renderReport, type Report } from "./report.ts";
import { measureRls } from "./rls.ts";
import { startApp, type RunningApp } from "./running-app.ts";
import { measureSales } from "./sales.ts";

const pagesOfFirstLoad = ["/stores", "/experience", "/escalations", "/conversations"];
/** Messages, and how often: the median of each is what counts. */
const ingestRuns = [
  { messages: 2_000_000, runs: 3 },
  { messages: 10_000_000, runs: 1 },
];

/** Orders, and as many conversations. */
const salesOrders = 1_000_000;

type Part = Exclude<keyof Report, "cores">;
const ofApp: { [P in Part]?: (app: RunningApp) => Promise<Report[P]> } = {
  secondsToServeWithDemo: (app) => Promise.resolve(Math.round(app.secondsToServe * 10) / 10),
  pages: (app) => measurePages(app),
  firstLoad: (app) => measureFirstLoad(app, pagesOfFirstLoad),
  questions: async (app) => {
    const db = createDatabase(app.databaseUrl, { max: 2, statementTimeoutMs: 0 });
    return measureQuestions(db).finally(() => db.destroy());
  },
  rls: (app) => measureRls(app),
  // Last, as it changes what the others look at.
  freshness: ({ address, apiKey, cookie }) =>
    measureFreshness({ baseUrl: address, apiKey, cookie, seconds: 60, messagesPerSecond: 2_000 }),
};

/** The simulated world comes out about as large as asked for. */
const isOfSize = (messages: number, size: number) => Math.abs(messages / size - 1) < 0.1;

async function measureIngests(sizes: readonly number[]): Promise<IngestRun[]> {
  const results: IngestRun[] = [];
  for (const { messages, runs } of ingestRuns) {
    if (!sizes.includes(messages)) continue;
    for (let run = 0; run < runs; run++) {
      results.push(await measureIngest(messages));
      console.log(JSON.stringify(results.at(-1)));
    }
  }
  return results;
}

const parts = [...Object.keys(ofApp), "adapters", "ingest", "masking", "sales", "gaps"] as Part[];
const { values } = parseArgs({ options: { only: { type: "string" }, messages: { type: "string" } } });
const wanted = new Set(values.only?.split(",") ?? parts);
const unknown = [...wanted].filter((part) => !parts.includes(part as Part));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(", ")}; there are ${parts.join(", ")}`);

const path = join(import.meta.dirname, "report.json");
const report = { ...(JSON.parse(readFileSync(path, "utf8")) as Report), cores: cpus().length };
if (wanted.has("adapters")) report.adapters = await measureAdapters();
if (wanted.has("ingest")) {
  const sizes = values.messages?.split(",").map(Number) ?? ingestRuns.map(({ messages }) => messages);
  const isAgain = ({ messages }: IngestRun) => sizes.some((size) => isOfSize(messages, size));
  const kept = (report.ingest ?? []).filter((run) => !isAgain(run));
  const measured = await measureIngests(sizes);
  report.ingest = [...kept, ...measured].sort((a, b) => a.messages - b.messages);
}
if (wanted.has("masking")) report.masking = await measureMasking();
if (wanted.has("sales")) report.sales = await measureSales(salesOrders);
if (wanted.has("gaps")) report.gaps = await measureGaps();
if (Object.keys(ofApp).some((part) => wanted.has(part))) {
  const app = await startApp();
  try {
    for (const [part, measure] of Object.entries(ofApp)) {
      if (wanted.has(part)) Object.assign(report, { [part]: await measure(app) });
    }
  } finally {
    await app.stop();
  }
}
const markdown = renderReport(report);
writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(join(import.meta.dirname, "report.md"), markdown);
console.log(markdown);
