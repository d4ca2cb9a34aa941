/** New questions into the gaps of a store that has many, through the database: from a changed conversation to the gap's sizes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { clusterGaps } from "#app/jobs/cluster-gaps.ts";
import { placeQuestions } from "#app/jobs/place-questions.ts";
import { joinEmbeddedPostgres } from "#app/server/embedded-postgres.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { installJobQueue } from "#db/jobs/install.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { createAsker } from "#tests/factories/asked-question.ts";
import { round, summarise, type Summary } from "../statistics.ts";
import { readManyTexts } from "./read-questions.ts";

export type PlacingTimes = {
  /** Questions of the store before. */
  questions: number;
  /** All of them clustered, read from and written to the database (s). */
  clusteringSeconds: number;
  /** One question at a time, the job as a whole (ms). */
  alone: Summary;
  /** A hundred at a time, ms for each question. */
  together: Summary;
};

const known = 20_000;
const singles = 100;
const hundreds = 10;
const ask = createAsker({ store: "bench", source: "shop" }, Date.UTC(2026, 10, 1));

export async function measurePlacing(): Promise<PlacingTimes> {
  const folder = mkdtempSync(join(tmpdir(), "apiary-bench-gaps-"));
  const database = await joinEmbeddedPostgres(join(folder, "data"), { role: "tool" });
  const db = createDatabase(database.url, { max: 4, statementTimeoutMs: 0 });
  try {
    await migrateToLatest(db);
    await installJobQueue(db, database.url);
    const signal = new AbortController().signal;
    return await measure(db, { db, url: database.url, dataDir: folder, privacyKey: null, signal });
  } finally {
    await db.destroy();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(db: Db, context: Parameters<typeof placeQuestions>[0]): Promise<PlacingTimes> {
  const texts = readManyTexts(known + singles + hundreds * 100);
  const step = Math.floor(texts.length / (singles + hundreds * 100));
  const fresh = texts.filter((_, at) => at % step === 0).slice(0, singles + hundreds * 100);
  const isFresh = new Set(fresh);
  await send(
    db,
    texts.filter((text) => !isFresh.has(text)),
    "old",
  );
  const started = performance.now();
  await clusterGaps(context, 1);
  const clusteringSeconds = round((performance.now() - started) / 1_000);
  const time = async (some: readonly string[], name: string) => {
    await send(db, some, name);
    const from = performance.now();
    await placeQuestions(context, 1);
    return (performance.now() - from) / some.length;
  };
  const alone: number[] = [];
  for (let n = 0; n < singles; n++) alone.push(await time([fresh[n]!], `single-${n}`));
  const together: number[] = [];
  for (let n = 0; n < hundreds; n++) {
    together.push(await time(fresh.slice(singles + n * 100, singles + (n + 1) * 100), `hundred-${n}`));
  }
  return { questions: known, clusteringSeconds, alone: summarise(alone), together: summarise(together) };
}

/** Missed questions, spread over the last 80 days when there are many, now when not; with figures up to date. */
async function send(db: Db, texts: readonly string[], name: string): Promise<void> {
  const lines = texts.flatMap((text, at) =>
    ask({ id: `${name}-${at}`, text, daysAgo: texts.length > 1_000 ? (80 * (at + 1)) / texts.length : 0 }),
  );
  async function* read() {
    yield await Promise.resolve(Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));
  }
  await ingestStream(db, read(), { origin: "cli", name, format: "canonical", privacyKey: null });
  await refreshDirtyBuckets(db);
}
