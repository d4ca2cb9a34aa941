/** Undo of an import: its events leave, what they had replaced comes back, facts and rollups follow. */
import { sql } from "kysely";
import { backfillStore, listPendingBackfills } from "../backfill/backfill-store.ts";
import type { Db } from "../connection.ts";
import { joinAgain } from "../ratings/join-ratings.ts";
import { refreshDirtyBuckets } from "../rollup/refresh.ts";
import { tidyTables } from "../rollup/tidy.ts";
import { clearTables } from "./clear-tables.ts";
import { conversationTables, findWindows, storeTables, type Window } from "./find-windows.ts";
import { removeWindow } from "./remove-events.ts";
import { forgetReplaced, restoreSome } from "./restore-superseded.ts";
import { undoStores } from "./undo-stores.ts";

export type UndoOptions = {
  /** Stops between chunks; the import stays `undoing`, and the next call finishes it. */
  signal?: AbortSignal;
  /** Events dealt with so far, of those there were when this call began. */
  onProgress?: (done: number, of: number) => void;
};

/** `busy`: it is waiting, being checked or running; `undone before`: there is nothing left to undo. */
export type UndoResult =
  | { status: "undone"; events: number; restored: number; seconds: number }
  | { status: "cancelled"; events: number; restored: number }
  | { status: "busy" | "unknown" | "undone before" };

/** From so many events on the tables are tidied afterwards. */
const largeUndo = 20_000;
const refreshEveryMs = 2_000;
/** A refresh is followed by this many times its own length without one. */
const refreshRest = 10;

/**
 * Takes back all that an import brought. Works in short transactions, after each of which facts agree with events; killed or
 * stopped anywhere, another call goes on. Events that other imports sent as well leave too: they were counted as duplicates.
 */
export async function undoImport(db: Db, importId: number, options: UndoOptions = {}): Promise<UndoResult> {
  const refusal = await begin(db, importId);
  if (refusal) return { status: refusal };
  const started = performance.now();
  const counts = { events: 0, restored: 0 };
  const isFinished = await takeBack(db, importId, options, counts);
  if (!isFinished) return { status: "cancelled", ...counts };
  await db
    .updateTable("imports")
    .set({ status: "undone", progressed_at: sql<number>`now()`, finished_at: sql<number>`now()` })
    .where("import_id", "=", importId)
    .execute();
  if (counts.events >= largeUndo) await tidyTables(db);
  return { status: "undone", ...counts, seconds: (performance.now() - started) / 1000 };
}

const undoable = ["done", "failed", "cancelled", "undoing"];

/** Marks the import as `undoing`, or says why it cannot be undone. */
async function begin(db: Db, importId: number): Promise<"busy" | "unknown" | "undone before" | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("imports")
      .select("status")
      .where("import_id", "=", importId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return "unknown";
    if (row.status === "undone") return "undone before";
    if (!undoable.includes(row.status)) return "busy";
    await trx
      .updateTable("imports")
      .set({ status: "undoing", progressed_at: sql<number>`now()` })
      .where("import_id", "=", importId)
      .execute();
    return undefined;
  });
}

type Counts = { events: number; restored: number };

/** Each step finds for itself what is left to do. False when stopped. */
async function takeBack(db: Db, importId: number, options: UndoOptions, counts: Counts): Promise<boolean> {
  const { signal, onProgress } = options;
  const refresh = createRefresher(db);
  // What another undo puts back of this import meanwhile is found by the next round.
  for (;;) {
    for (;;) {
      if (signal?.aborted) return false;
      const restored = await restoreSome(db, importId);
      if (restored === 0) break;
      counts.restored += restored;
      await refresh();
    }
    await forgetReplaced(db, importId);
    const windows = await findAllWindows(db, importId);
    if (windows.length === 0) break;
    const left = windows.reduce((sum, { rows }) => sum + rows, 0);
    if (await clearTables(db, importId)) {
      counts.events += left;
      onProgress?.(counts.events, counts.events);
      break;
    }
    const of = counts.events + left;
    for (const window of windows) {
      if (signal?.aborted) return false;
      counts.events += await removeWindow(db, window, importId);
      onProgress?.(Math.min(counts.events, of), of);
      await refresh();
    }
  }
  await undoStores(db, importId);
  await removeQuarantine(db, importId);
  await joinAgain(db);
  await refreshDirtyBuckets(db);
  for (const { storeId } of await listPendingBackfills(db)) {
    const { status } = await backfillStore(db, storeId, signal ? { signal } : {});
    if (status === "cancelled") return false;
  }
  return true;
}

async function findAllWindows(db: Db, importId: number): Promise<Window[]> {
  const windows: Window[] = [];
  for (const table of [...conversationTables, ...storeTables]) {
    windows.push(...(await findWindows(db, table, importId)));
  }
  return windows;
}

/** Brings rollups up to date now and then, at a tenth of the time at most. */
function createRefresher(db: Db): () => Promise<void> {
  let dueAt = performance.now() + refreshEveryMs;
  return async () => {
    if (performance.now() < dueAt) return;
    const started = performance.now();
    await refreshDirtyBuckets(db);
    const ended = performance.now();
    dueAt = ended + Math.max(refreshEveryMs, refreshRest * (ended - started));
  };
}

async function removeQuarantine(db: Db, importId: number): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from quarantined_lines where ctid = any(array(
        select ctid from quarantined_lines where import_id = ${importId} limit 5000))`.execute(db);
    if (!numAffectedRows) return;
  }
}
