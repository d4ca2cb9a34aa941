import { runSoon, type Soon } from "#app/server/run-soon.ts";
import type { Db } from "#db/connection.ts";
import { isImportUnderWay } from "#db/queries/imports.ts";
import { refreshOnce } from "#db/rollup/refresh.ts";
import { figureKinds, type FigureKind } from "#db/rollup/refresher-locks.ts";

/** Rest of the refresher between two runs, in ms. */
const refreshGapMs = 100;
/** Beside a file's import, runs over this long, in ms, are of its days: its own last refresh shows them, those before need not slow it down. */
const longRefreshMs = 1_000;
/** A run is followed by a rest of this many times its length: a busy day must not take a core for itself. */
const restFactor = { service: 0.5, sales: 2, besideImport: 10 };
/** Announcements can be missed while the database is away; then this is how long figures may lag, in ms. */
const refreshPollMs = 5_000;

/** Connections that `keepRollupsFresh` works on. */
export const refresherConnections = figureKinds.length;

/** Keeps rollups in step with facts: starts as soon as days are marked, figures of service and of sales each at their own pace. */
export function keepRollupsFresh(db: Db): Soon {
  const refreshers = figureKinds.map((kind) => keepFresh(db, kind));
  return {
    wake() {
      for (const { wake } of refreshers) wake();
    },
    getTrouble() {
      const troubles = refreshers.map(({ getTrouble }) => getTrouble());
      return {
        failingMs: Math.max(...troubles.map(({ failingMs }) => failingMs)),
        runningMs: Math.max(...troubles.map(({ runningMs }) => runningMs)),
      };
    },
    async close() {
      await Promise.all(refreshers.map(({ close }) => close()));
    },
  };
}

function keepFresh(db: Db, kind: FigureKind): Soon {
  let factor = restFactor[kind];
  const refresher = runSoon(
    // One pass at a time: under a steady stream a run until nothing is left would never end, and never rest.
    async () => {
      const started = performance.now();
      if (await refreshOnce(db, kind)) refresher.wake();
      const isOfImport = performance.now() - started > longRefreshMs && (await isImportUnderWay(db));
      factor = isOfImport ? restFactor.besideImport : restFactor[kind];
    },
    {
      name: `Refreshing the figures of ${kind} failed`,
      gapMs: refreshGapMs,
      rest: (runMs) => runMs * factor,
      pollMs: refreshPollMs,
    },
  );
  return refresher;
}
