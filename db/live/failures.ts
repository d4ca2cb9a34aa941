/** What a failing database means for whoever asked: come back later, try again at once, or a bug. */

/** SQLSTATE classes and codes of a server that is going, coming or full. */
const awayCodes = /^(08|57P0|53)/;
const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
/** The driver gives these no code. */
const awayMessages =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection ended|not queryable|driver has already been destroyed/i;

/** True when the database cannot be reached or takes no work: nothing is wrong with what was sent. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  const code = getCode(error);
  if (code !== null && (awayCodes.test(code) || networkCodes.has(code))) return true;
  return error instanceof Error && awayMessages.test(error.message);
}

/** True when two transactions were in each other's way (deadlock, serialization): the same one succeeds when run again. */
export function isConflict(error: unknown): boolean {
  const code = getCode(error);
  return code === "40P01" || code === "40001";
}

const attempts = 4;

/** Runs a transaction again when another one was in its way. */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
    }
  }
}

function getCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
