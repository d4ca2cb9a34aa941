import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { addCounts, formatCounts, readPlaywrightCounts, readVitestCounts } from "#tests/setup/test-counts.ts";

const folder = mkdtempSync(join(tmpdir(), "apiary-counts-"));

afterAll(() => rmSync(folder, { recursive: true }));

function writeReport(report: unknown): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(report));
  return path;
}

test("the last line sums both runners; todo is skipped and flaky has failed", () => {
  const vitest = readVitestCounts(
    writeReport({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
  );
  const playwright = readPlaywrightCounts(
    writeReport({ stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 4 } }),
  );
  expect(formatCounts(addCounts(vitest, playwright))).toBe("12 passed, 4 failed, 7 skipped");
});

test("a runner that wrote no report counts nothing", () => {
  expect(formatCounts(readVitestCounts(join(folder, "absent")))).toBe("0 passed, 0 failed, 0 skipped");
});
