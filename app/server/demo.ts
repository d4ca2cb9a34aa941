import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { makeDemoPeople } from "#app/access/demo-people.ts";
import type { Db } from "#db/connection.ts";
import { readFileIfPresent, writePrivateFile } from "#app/server/data-folder.ts";
import { loadPrivacyKey } from "#app/server/privacy-key.ts";
import { reportError } from "#app/server/report-error.ts";

type LoadDemo = (db: Db) => Promise<unknown>;

/**
 * Loads the demo world into an empty database, or finishes what an earlier start began: a note in the data folder lasts from
 * the first event to the last, and loading again what is there changes nothing. Returns false if there is nothing to do.
 */
export async function loadDemoIfEmpty(
  db: Db,
  place: { dataDir: string; databaseUrl: string | undefined },
  load: LoadDemo,
): Promise<boolean> {
  const note = `${place.dataDir}/demo-loading`;
  const database = createHash("sha256")
    .update(place.databaseUrl ?? "embedded")
    .digest("hex");
  const isInterrupted = readFileIfPresent(note)?.trim() === database;
  if (!isInterrupted && (await hasStores(db))) return false;
  writePrivateFile(note, `${database}\n`);
  await load(db);
  rmSync(note, { force: true });
  return true;
}

/** True if an earlier start was ended while it loaded the demo. */
export function hasUnfinishedDemo(dataDir: string): boolean {
  return existsSync(`${dataDir}/demo-loading`);
}

async function hasStores(db: Db): Promise<boolean> {
  const row = await db.selectFrom("stores").select("key").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Loads the demo world with a line of progress now and then. A failure is printed and leaves what was loaded on the screens. */
export async function startDemo(
  db: Db,
  place: { dataDir: string; databaseUrl: string | undefined; privacyKey: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  try {
    const { loadDemoWorld } = await import("#app/ingest/load-demo.ts");
    const isLoaded = await loadDemoIfEmpty(db, place, async () => {
      console.log("Loading the demo world …");
      await loadDemoWorld(db, {
        privacyKey: loadPrivacyKey(place),
        onProgress: createProgressPrinter(),
        truthPath: `${place.dataDir}/demo-truth.json`,
      });
      // Some were made without stores, before there were any.
      await makeDemoPeople(db);
    });
    if (isLoaded)
      console.log(`The demo world is loaded (${((performance.now() - started) / 1000).toFixed(0)} s).`);
  } catch (error) {
    if (!signal.aborted) reportError("The demo world could not be loaded; the next start tries again", error);
  }
}

/** Prints the share that is loaded, at most every three seconds. */
function createProgressPrinter(): (progress: { done: number; total: number }) => void {
  let printed = performance.now();
  return ({ done, total }) => {
    if (performance.now() - printed < 3_000) return;
    printed = performance.now();
    console.log(`Loading the demo world … ${Math.round((100 * done) / total)} %`);
  };
}
