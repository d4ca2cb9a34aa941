/** What keeps figures and open pages up to date while the server runs. */
import { setTimeout as sleep } from "node:timers/promises";
import { createIntake, type Intake } from "#app/live/intake.ts";
import { createUpdatesHub, type UpdatesHub } from "#app/live/updates-hub.ts";
import { createDatabase, type Db } from "#db/connection.ts";
import { listenForChanges } from "#db/live/listen.ts";
import { createStoreNamer } from "#db/live/store-keys.ts";
import { refreshOnce } from "#db/rollup/refresh.ts";
import { runSoon, type Soon } from "./run-soon.ts";

/** Rest of the refresher between two runs, in ms. */
const refreshGapMs = 100;
/** Runs over this long, in ms, are an import's: its own last refresh shows it, those before need not slow it down. */
const longRefreshMs = 1_000;
/** A run is followed by a rest of this many times its length: a busy day must not take a core for itself. */
const restFactor = { short: 0.5, long: 10 };
/** Announcements can be missed while the database is away; then this is how long figures may lag, in ms. */
const refreshPollMs = 5_000;

/** Keeps rollups in step with facts: starts as soon as days are marked. */
export function keepRollupsFresh(db: Db): Soon {
  const refresher = runSoon(
    // One pass at a time: under a steady stream a run until nothing is left would never end, and never rest.
    async () => {
      if (await refreshOnce(db)) refresher.wake();
    },
    {
      name: "Refreshing the figures failed",
      gapMs: refreshGapMs,
      rest: (runMs) => runMs * (runMs > longRefreshMs ? restFactor.long : restFactor.short),
      pollMs: refreshPollMs,
    },
  );
  return refresher;
}

export type Live = {
  intake: Intake;
  updates: UpdatesHub;
  /** How the refresher fares. */
  getTrouble: Soon["getTrouble"];
  close: () => Promise<void>;
};

/** Connections for requests with events: two transactions at a time, and their keys. */
const intakeConnections = 5;
const intakeStatementMs = 60_000;
const closePatienceMs = 1_000;

/** Starts the intake, the refresher and the stream to the pages. */
export function startLive({ url, db, privacyKey }: { url: string; db: Db; privacyKey: string }): Live {
  const refresher = keepRollupsFresh(db);
  const intakeDb = createDatabase(url, { max: intakeConnections, statementTimeoutMs: intakeStatementMs });
  const updates = createUpdatesHub(createStoreNamer(db));
  const stopListening = listenForChanges(url, {
    onChange(change) {
      if (change.kind === "dirty") refresher.wake();
      else updates.announce(change);
    },
    onListening() {
      refresher.wake();
      updates.announceAll();
    },
  });
  return {
    intake: createIntake(intakeDb, { privacyKey, onWritten: refresher.wake }),
    updates,
    getTrouble: refresher.getTrouble,
    async close() {
      const closing = Promise.all([stopListening(), refresher.close().then(() => intakeDb.destroy())]);
      // A transaction cut off here is rolled back: its days stay marked, its requests were not answered.
      await Promise.race([closing, sleep(closePatienceMs, undefined, { ref: false })]);
    },
  };
}
