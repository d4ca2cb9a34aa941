import type { Db } from "#db/connection.ts";
import { listPendingMigrations } from "#db/migrate.ts";
import { isAnswering } from "#app/server/check-database.ts";
import type { Readiness } from "#app/server/http/health.ts";
import type { Soon } from "#app/server/run-soon.ts";

type Watched = {
  /** The pool pages use. */
  db: Db;
  /** May read what has been migrated. */
  ownerDb: Db;
  /** Of the refresher. */
  getTrouble: Soon["getTrouble"];
};

const answerMs = 1_000;
/** Beyond these, in ms, open pages show figures that are no longer true. */
const longestFailing = 60_000;
const longestRun = 15 * 60_000;

/** Looks at what an answer needs: the database, its schema, and the refresher that keeps figures true. */
export function createReadiness({ db, ownerDb, getTrouble }: Watched): Readiness {
  let isMigrated = false;
  return async () => {
    if (!(await isAnswering(db, answerMs))) return ["the database does not answer"];
    const reasons: string[] = [];
    if (!isMigrated) {
      const pending = await listPendingMigrations(ownerDb).catch(() => null);
      if (pending === null) reasons.push("the state of the schema cannot be read");
      else if (pending.length > 0) reasons.push(`migrations that are missing: ${pending.length}`);
      isMigrated = pending?.length === 0;
    }
    const { failingMs, runningMs } = getTrouble();
    if (failingMs > longestFailing)
      reasons.push(`refreshing the figures has failed for ${inSeconds(failingMs)}`);
    if (runningMs > longestRun) reasons.push(`refreshing the figures has taken ${inSeconds(runningMs)}`);
    return reasons;
  };
}

function inSeconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
