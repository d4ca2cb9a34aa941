import { setTimeout as sleep } from "node:timers/promises";
import { isAnswering } from "#app/server/check-database.ts";
import type { Db } from "#db/connection.ts";

/** Postgres classes: connection lost (08), out of resources (53), stopped by an operator (57P), rolled back to be tried again (40). */
const passing = /^(08|53|57P|40)/;
const socketErrors = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOENT"];
const poolMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|driver has already been destroyed)/;

/** Whether work failed because the database went away, so that it is worth trying again. */
export function isDatabaseFailure(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseFailure);
  if (!(error instanceof Error)) return false;
  if (poolMessages.test(error.message)) return true;
  if (!("code" in error) || typeof error.code !== "string") return false;
  const isQuery = "severity" in error;
  return isQuery ? passing.test(error.code) : socketErrors.includes(error.code) && "syscall" in error;
}

const firstWaitMs = 250;
const longestWaitMs = 10_000;
const answerMs = 2_000;

/** Waits until the database answers, looking ever less often; false if told to stop meanwhile. */
export async function waitForDatabase(db: Db, signal: AbortSignal): Promise<boolean> {
  for (let wait = firstWaitMs; !signal.aborted; wait = Math.min(2 * wait, longestWaitMs)) {
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted && (await isAnswering(db, answerMs))) return true;
  }
  return false;
}
