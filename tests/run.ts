import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Counts } from "#tests/setup/test-counts.ts";
import { addCounts, formatCounts, readPlaywrightCounts, readVitestCounts } from "#tests/setup/test-counts.ts";

type Step = { name: string; program: string; args: string[]; readCounts?: (path: string) => Counts };

const reports = mkdtempSync(join(tmpdir(), "apiary-reports-"));

function buildVitestStep(name: string, projects: string[], flags: string[] = []): Step {
  const selected = projects.flatMap((project) => ["--project", project]);
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, name)}`];
  return {
    name,
    program: "node_modules/vitest/vitest.mjs",
    args: ["run", ...selected, ...flags, ...report],
    readCounts: readVitestCounts,
  };
}

/** Each stage waits for the one before; the lanes of a stage run side by side on the two cores. */
const stages: Step[][][] = [
  [
    [
      { name: "lint", program: "node_modules/eslint/bin/eslint.js", args: [".", "--max-warnings", "0"] },
      { name: "typecheck", program: "node_modules/typescript/bin/tsc", args: [] },
      buildVitestStep("unit", ["unit", "components"]),
      {
        name: "format",
        program: "node_modules/prettier/bin/prettier.cjs",
        args: ["--check", "--log-level", "warn", "."],
      },
      { name: "build", program: "app/server/launch.js", args: ["app/server/build.ts"] },
      // Processes and databases killed at random, and hundreds of thousands of mutated lines; `npm run torture` is the long form.
      // They wait for processes to start more than they work.
      buildVitestStep("torture", ["torture"], ["--maxWorkers=5"]),
    ],
    [buildVitestStep("db", ["db", "db alone"])],
  ],
  [
    [
      {
        name: "e2e",
        program: "node_modules/@playwright/test/cli.js",
        args: ["test"],
        readCounts: readPlaywrightCounts,
      },
    ],
  ],
];

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",");
const names = stages.flat(2).map((step) => step.name);
const unknown = only?.filter((name) => !names.includes(name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}; there are ${names.join(", ")}.`);
  process.exit(2);
}

let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
let hasFailed = false;

/** Runs one step to its end and prints its time, and all it said if it failed. */
async function runStep(step: Step): Promise<void> {
  const started = performance.now();
  const report = join(reports, step.name);
  const { code, output } = await runProgram([step.program, ...step.args], report);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const found = step.readCounts?.(report);
  const isFailed = code !== 0;
  // A step that fails without a failed test (lint, a crash) still counts, so the last line cannot look green.
  const missed = isFailed && !found?.failed ? { passed: 0, failed: 1, skipped: 0 } : undefined;
  counts = [found, missed].reduce<Counts>((sum, more) => (more ? addCounts(sum, more) : sum), counts);
  if (isFailed) process.stdout.write(output);
  console.log(
    `${step.name.padEnd(10)} ${isFailed ? "FAILED" : "ok"} ${seconds} s${found ? `  ${formatCounts(found)}` : ""}`,
  );
  hasFailed ||= isFailed;
}

function runProgram(args: string[], report: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, APIARY_TEST_REPORT: report },
  });
  return new Promise((resolve) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("close", (code) => resolve({ code, output }));
  });
}

async function runLane(steps: Step[]): Promise<void> {
  for (const step of steps) if (!hasFailed && (only?.includes(step.name) ?? true)) await runStep(step);
}

const started = performance.now();
for (const lanes of stages) await Promise.all(lanes.map(runLane));
rmSync(reports, { recursive: true, force: true });
console.log(
  `all steps  ${hasFailed ? "FAILED" : "ok"} ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
console.log(formatCounts(counts));
process.exitCode = hasFailed ? 1 : 0;
