/** `npm run torture`: the long form of the kill tests and of the fuzz; prints what was hit and keeps it in report.json. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const long = {
  TORTURE_KILLS: "200",
  TORTURE_CONVERSATIONS: "4000",
  FUZZ_LINES: "1000000",
  FUZZ_LOADED: "200000",
  FUZZ_REQUESTS: "5000",
};

const folder = mkdtempSync(join(tmpdir(), "apiary-torture-"));
const notes = join(folder, "notes.jsonl");
writeFileSync(notes, "");
const started = performance.now();
// What the environment says wins: one kind alone, other counts, a seed that failed.
const { status } = spawnSync(
  process.execPath,
  [
    ...["node_modules/vitest/vitest.mjs", "run", "--project", "torture", "--project", "db"],
    ...(process.argv.length > 2 ? process.argv.slice(2) : ["tests/torture", "tests/fuzz", "overlap"]),
  ],
  { stdio: "inherit", env: { ...long, ...process.env, TORTURE_REPORT: notes } },
);
const results = readFileSync(notes, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as unknown);
rmSync(folder, { recursive: true });
for (const result of results) console.log(JSON.stringify(result));
if (process.argv.length === 2 && status === 0) {
  const seconds = Math.round((performance.now() - started) / 1000);
  const report = { seconds, cpus: cpus().length, results };
  writeFileSync(join(import.meta.dirname, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = status ?? 1;
