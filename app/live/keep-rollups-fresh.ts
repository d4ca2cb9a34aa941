import { runSoon, type Soon } from "#app/server/run-soon.ts";
import type { Db } from "#db/connection.ts";
import { isImportUnderWay } from "#db/queries/imports.ts";
import { refreshOnce } from "#db/rollup/refresh.ts";

/** Rest of the refresher between two runs, in ms. */
const refreshGapMs = 100;
/** Beside a file's import, runs over this long, in ms, are of its days: its own last refresh shows them, those before need not slow it down. */
const longRefreshMs = 1_000;
/** A run is followed by a rest of this many times its length: a busy day must not take a core for itself. */
const restFactor = { usual: 0.5, besideImport: 10 };
/** Announcements can be missed while the database is away; then this is how long figures may lag, in ms. */
const refreshPollMs = 5_000;

/** Keeps rollups in step with facts: starts as soon as days are marked. */
export function keepRollupsFresh(db: Db): Soon {
  let factor = restFactor.usual;
  const refresher = runSoon(
    // One pass at a time: under a steady stream a run until nothing is left would never end, and never rest.
    async () => {
      const started = performance.now();
      if (await refreshOnce(db)) refresher.wake();
      const isOfImport = performance.now() - started > longRefreshMs && (await isImportUnderWay(db));
      factor = isOfImport ? restFactor.besideImport : restFactor.usual;
    },
    {
      name: "Refreshing the figures failed",
      gapMs: refreshGapMs,
      rest: (runMs) => runMs * factor,
      pollMs: refreshPollMs,
    },
  );
  return refresher;
}
