import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { getMark, isRunning } from "#app/server/processes.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

const markSchema = z.object({ pid: z.number(), startedAt: z.string() });

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function tryLock(path: string): boolean {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, JSON.stringify(getMark()));
  try {
    // Linking a finished file takes the lock and shows its holder at one instant.
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away; only one of several waiters can win the rename. */
function breakStaleLock(path: string): void {
  try {
    const text = readFileSync(path, "utf8");
    const holder = markSchema.safeParse(JSON.parse(text));
    if (!holder.success || isRunning(holder.data)) return;
    const aside = `${path}.${process.pid}.stale`;
    renameSync(path, aside);
    // Another waiter may have broken it and taken the lock in between: give that one back.
    if (readFileSync(aside, "utf8") !== text) linkSync(aside, path);
    rmSync(aside);
  } catch {
    // The holder was just taking or releasing it: the caller looks again.
  }
}

/** Runs the function while holding a lock file that outlives neither its holder nor a kill. */
export async function withFileLock<T>(path: string, waitMs: number, run: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + waitMs;
  while (!tryLock(path)) {
    breakStaleLock(path);
    if (Date.now() > deadline) {
      throw new StartUpError(
        `Another process holds ${path}: wait for it, or delete the file if nothing runs.`,
      );
    }
    await sleep(50);
  }
  try {
    return await run();
  } finally {
    rmSync(path, { force: true });
  }
}
