import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withFileLock } from "#app/server/file-lock.ts";
import { getMark, isRunning } from "#app/server/processes.ts";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "apiary-lock-"));
  lock = join(folder, "lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("two that want the lock run one after the other", async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} in`);
    await sleep(30);
    steps.push(`${name} out`);
  };
  await Promise.all([withFileLock(lock, 5_000, work("a")), withFileLock(lock, 5_000, work("b"))]);
  expect(steps).toEqual(["a in", "a out", "b in", "b out"]);
});

test("it is given back when the work fails", async () => {
  await expect(withFileLock(lock, 1_000, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(existsSync(lock)).toBe(false);
});

test("the lock of a process that is gone, or whose id another process got, is broken", async () => {
  for (const mark of [
    { pid: 4_194_304, startedAt: "1" },
    { ...getMark(), startedAt: "1" },
  ]) {
    writeFileSync(lock, JSON.stringify(mark));
    expect(isRunning(mark)).toBe(false);
    expect(await withFileLock(lock, 1_000, () => Promise.resolve("done"))).toBe("done");
  }
});

test("the lock of a living process is respected, and the refusal says which file", async () => {
  writeFileSync(lock, JSON.stringify(getMark()));
  await expect(withFileLock(lock, 100, () => Promise.resolve())).rejects.toThrow(`holds ${lock}`);
});
