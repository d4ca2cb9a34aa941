/** Backfill: a store whose settings change goes on with its old figures until all of it is folded with the new ones. */
import { sql } from "kysely";
import type { Db, Trx } from "../connection.ts";
import { markDirty } from "../load/dirty-days.ts";
import { lockStoresById } from "../load/stores.ts";
import { markAllEntryDays } from "../knowledge/entry-days.ts";
import { computeAhead, swapRollups } from "../rollup/recompute-store.ts";
import { holdStoreRefresher } from "../rollup/refresher-locks.ts";
import { refreshDirtyBuckets } from "../rollup/refresh.ts";
import { foldSome, lockWishing, type Wish } from "./fold-ahead.ts";
import { catchUp, freshFacts, layOutFacts, swapFacts } from "./swap-facts.ts";
import { foldsAlike, grantSettings, readNextSettings } from "./wish-settings.ts";

export type BackfillOptions = {
  /** Stops between chunks; what is folded by then counts when it goes on. */
  signal?: AbortSignal;
  onProgress?: (done: number, of: number) => void;
};

/** `unchanged`: nothing was pending. `heldMs`: how long the last step kept batches of the store waiting. */
export type BackfillResult =
  | { status: "done"; conversations: number; heldMs: number }
  | { status: "cancelled" }
  | { status: "unchanged" };

const oneBackfill = 4_174_219;
const chunk = 1_000;
const servedFacts = { facts: "conversation_facts", ratings: "rating_facts" };
/** So few changed conversations are folded by the swap itself; more than that are worth another pass before it. */
const swapAtMost = 200;
const mostPasses = 8;
const noticeEveryMs = 500;

/** Stores that wait for their backfill, or for its traces to be swept up. */
export async function listPendingBackfills(db: Db): Promise<{ storeId: number }[]> {
  const { rows } = await sql<{ storeId: number }>`
    select store_id as "storeId" from stores s
    where next_settings is not null or exists (select from refolded_conversations r where r.store_id = s.store_id)
    order by store_id`.execute(db);
  return rows;
}

/** Runs every pending backfill; without a server nobody else does. */
export async function runPendingBackfills(db: Db): Promise<void> {
  for (const { storeId } of await listPendingBackfills(db)) await backfillStore(db, storeId);
}

/**
 * Folds all conversations of a store with the settings it wishes for, then puts settings, facts and rollups in place at once.
 * Can be stopped anywhere and called again; a wish that changes meanwhile is taken up instead.
 */
export async function backfillStore(
  db: Db,
  storeId: number,
  options: BackfillOptions = {},
): Promise<BackfillResult> {
  // Whoever comes second finds it done; two at once would sweep up what the other has laid out.
  return db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(${oneBackfill}, ${storeId})`.execute(session);
    try {
      return await runRounds(db, storeId, options);
    } finally {
      // With the session, its lock goes.
      await sql`select pg_advisory_unlock(${oneBackfill}, ${storeId})`
        .execute(session)
        .catch(() => undefined);
    }
  });
}

async function runRounds(db: Db, storeId: number, options: BackfillOptions): Promise<BackfillResult> {
  let result: BackfillResult = { status: "unchanged" };
  for (;;) {
    const wish = await startRound(db, storeId);
    if (!wish) {
      await sweep(db, storeId);
      return result;
    }
    const folded = wish.needsFold ? await foldAhead(db, wish, options) : "ready";
    if (folded === "cancelled") return { status: "cancelled" };
    if (folded === "changed") continue;
    const swapped = await db.transaction().execute((trx) => swap(trx, wish));
    if (swapped)
      result = { status: "done", conversations: wish.of, heldMs: performance.now() - swapped.since };
    await refreshDirtyBuckets(db);
  }
}

type Round = Wish & { needsFold: boolean; of: number };

/** Reads the wish and counts what there is to fold for it. */
async function startRound(db: Db, storeId: number): Promise<Round | undefined> {
  const row = await db
    .selectFrom("stores")
    .select([
      "next_settings",
      "wish",
      "needs_refold as needsRefold",
      "timezone",
      "recontact_hours as recontactHours",
      "to_refold as toRefold",
    ])
    .select(["attribution_hours as attributionHours", "fallback_phrases as fallbackPhrases"])
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  const settings = readNextSettings(row?.next_settings ?? null);
  if (!row || !settings) return undefined;
  const needsFold = row.needsRefold || !foldsAlike(settings, row);
  const { of } = await db
    .selectFrom("conversations")
    .select((eb) => eb.fn.countAll<number>().as("of"))
    .where("store_id", "=", storeId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable("stores")
    .set({ to_refold: of })
    .where("store_id", "=", storeId)
    .where("wish", "=", row.wish)
    .execute();
  return { storeId, wish: row.wish, settings, needsFold, of };
}

/** Passes over the store until hardly a conversation is left that is not folded for the wish. */
async function foldAhead(
  db: Db,
  wish: Round,
  { signal, onProgress }: BackfillOptions,
): Promise<"ready" | "changed" | "cancelled"> {
  let noticeAt = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    let inPass = 0;
    for (let after = 0; ;) {
      if (signal?.aborted) return "cancelled";
      const ids = await foldSome(db, wish, after, chunk);
      if (ids === null) return "changed";
      inPass += ids.length;
      if (performance.now() >= noticeAt) {
        noticeAt = performance.now() + noticeEveryMs;
        await tellProgress(db, wish, onProgress);
      }
      if (ids.length < chunk) break;
      after = ids.at(-1)!;
    }
    if (inPass <= swapAtMost) break;
  }
  await tellProgress(db, wish, onProgress);
  return "ready";
}

async function tellProgress(
  db: Db,
  { storeId, of }: Round,
  onProgress: BackfillOptions["onProgress"],
): Promise<void> {
  const { refolded } = await db
    .selectFrom("stores")
    .select("refolded")
    .where("store_id", "=", storeId)
    .executeTakeFirstOrThrow();
  onProgress?.(Math.min(refolded, of), of);
  await sql`select pg_notify('apiary', ${JSON.stringify({ kind: "imports" })})`.execute(db);
}

/**
 * Settings, facts and rollups in one step; undefined when the wish has changed. All that takes long is made ready before the
 * store is locked; days that have changed since are left to the refresher.
 */
async function swap(trx: Trx, wish: Round): Promise<{ since: number } | undefined> {
  if (wish.needsFold) {
    await layOutFacts(trx, wish);
    await computeAhead(trx, wish, freshFacts);
    await holdStoreRefresher(trx, wish.storeId);
  } else {
    // What batches mark from here on stays marked, by the same days as before.
    await holdStoreRefresher(trx, wish.storeId);
    await computeAhead(trx, wish, servedFacts);
  }
  const store = await lockWishing(trx, wish);
  if (!store) return undefined;
  const since = performance.now();
  if (wish.needsFold) {
    const behind = [...(await catchUp(trx, wish)), ...(await swapFacts(trx, wish))];
    // Marks by the days of the old settings say nothing any more.
    await trx.deleteFrom("dirty_days").where("store_id", "=", wish.storeId).execute();
    await markDirty(trx, behind);
  }
  await swapRollups(trx, wish.storeId);
  if (wish.needsFold) await markAllEntryDays(trx, wish.storeId);
  await grantSettings(trx, store, wish.settings);
  return { since };
}

/** Takes away what was folded ahead for wishes that are granted or given up, in pieces. */
async function sweep(db: Db, storeId: number): Promise<void> {
  for (;;) {
    const isDone = await db.transaction().execute(async (trx) => {
      const [store] = await lockStoresById(trx, [storeId]);
      if (store?.nextSettings) return true;
      const { numAffectedRows } = await sql`
        delete from refolded_conversations where store_id = ${storeId} and conversation_id in (
          select conversation_id from refolded_conversations where store_id = ${storeId} limit 10000)`.execute(
        trx,
      );
      return !numAffectedRows;
    });
    if (isDone) return;
  }
}
