/** `npm run bench`: one run, one report, as JSON and Markdown beside this file. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { createDatabase } from "#db/connection.ts";
import { measureFirstLoad } from "./first-load.ts";
import { measurePages } from "./pages.ts";
import { measureQuestions } from "./questions.ts";
import { renderReport, type Report } from "./report.ts";
import { startApp } from "./running-app.ts";

const app = await startApp();
const db = createDatabase(app.databaseUrl, { max: 2, statementTimeoutMs: 0 });
try {
  const report: Report = {
    cores: cpus().length,
    secondsToServeWithDemo: Math.round(app.secondsToServe * 10) / 10,
    pages: await measurePages(app.address),
    firstLoad: await measureFirstLoad(app.address, [
      "/stores",
      "/experience",
      "/escalations",
      "/conversations",
    ]),
    questions: await measureQuestions(db),
  };
  const markdown = renderReport(report);
  writeFileSync(join(import.meta.dirname, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(import.meta.dirname, "report.md"), markdown);
  console.log(markdown);
} finally {
  await db.destroy();
  await app.stop();
}
