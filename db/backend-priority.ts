/** A backend of Postgres does the work of the thread that asks it, and should be no more urgent than that. */
import { readFileSync } from "node:fs";
import { setPriority } from "node:os";
import type pg from "pg";
import { readNiceness } from "#app/server/thread-priority.ts";

/** What `pg` knows of the other end but does not declare. */
type Connected = pg.PoolClient & { processID: number; connection: { stream: { localPort?: number } } };

/** Makes the backend behind a connection as nice as the calling thread, if it runs on this machine and may be changed. */
export function matchPriority(client: pg.PoolClient): void {
  const niceness = readNiceness();
  if (niceness <= 0) return;
  const { processID, connection } = client as Connected;
  if (!isOwnBackend(processID, connection.stream.localPort)) return;
  try {
    setPriority(processID, niceness);
  } catch {
    // Another user's, or gone.
  }
}

/** The number alone may be that of a process of another machine: a backend's title names the port it is asked from. */
function isOwnBackend(pid: number, localPort: number | undefined): boolean {
  if (localPort === undefined) return false;
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, "latin1");
    return title.startsWith("postgres:") && title.includes(`(${localPort})`);
  } catch {
    return false;
  }
}
