/** How far a store's data reaches, and what matures (or no longer has) when that moves. */
import { sql } from "kysely";
import { windowVariants } from "../rollup/cubes.ts";
import type { Trx } from "../connection.ts";
import type { ConversationKey } from "./conversation-records.ts";
import { recordSet } from "./record-set.ts";
import type { LoadedStore } from "./stores.ts";
import type { DirtyDay } from "./write-facts.ts";

/** Stores the newest event time of each conversation. */
export async function writeNewestTimes(
  trx: Trx,
  conversations: readonly (ConversationKey & { newest: number | null })[],
): Promise<void> {
  if (conversations.length === 0) return;
  const rows = conversations.map(({ storeId, conversationId, newest }) => ({
    store_id: storeId,
    conversation_id: conversationId,
    newest: newest === null ? null : new Date(newest).toISOString(),
  }));
  await sql`
    update conversations c set newest_event_at = r.newest
    from ${recordSet(rows, "r", { store_id: "int", conversation_id: "bigint", newest: "timestamptz" })}
    where c.store_id = r.store_id and c.conversation_id = r.conversation_id
      and c.newest_event_at is distinct from r.newest`.execute(trx);
}

/** Re-reads how far a store's conversations reach; returns the days in which a window opened or closed by that. */
export async function updateDataThrough(trx: Trx, store: LoadedStore): Promise<DirtyDay[]> {
  const { newest } = await trx
    .selectFrom("conversations")
    .select((eb) => eb.fn.max("newest_event_at").as("newest"))
    .where("store_id", "=", store.storeId)
    .executeTakeFirstOrThrow();
  return moveDataThrough(trx, store, { newestEventAt: newest ?? null, vouchedThrough: store.vouchedThrough });
}

/** Moves a store's data-through marks; returns the days whose maturity that changes. */
export async function moveDataThrough(
  trx: Trx,
  store: LoadedStore,
  marks: Pick<LoadedStore, "newestEventAt" | "vouchedThrough">,
): Promise<DirtyDay[]> {
  const before = getDataThrough(store);
  if (marks.newestEventAt === store.newestEventAt && marks.vouchedThrough === store.vouchedThrough) return [];
  Object.assign(store, marks);
  await sql`
    update stores set newest_event_at = ${toInstant(marks.newestEventAt)}::timestamptz,
      vouched_through = ${toInstant(marks.vouchedThrough)}::timestamptz
    where store_id = ${store.storeId}`.execute(trx);
  const after = getDataThrough(store);
  if (before === after || before === null || after === null) return [];
  return listMaturityChanges(trx, store, Math.min(before, after), Math.max(before, after));
}

function getDataThrough(store: Pick<LoadedStore, "newestEventAt" | "vouchedThrough">): number | null {
  if (store.newestEventAt === null) return store.vouchedThrough;
  return Math.max(store.newestEventAt, store.vouchedThrough ?? -Infinity);
}

const toInstant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** Days of conversations whose end + window lies in (from, to], for any window we keep rollups of. */
async function listMaturityChanges(
  trx: Trx,
  store: LoadedStore,
  from: number,
  to: number,
): Promise<DirtyDay[]> {
  const windows = [...new Set([...windowVariants, store.recontactHours])];
  const { rows } = await sql<{ start_day: string; escalated_day: string | null }>`
    select distinct f.start_day, f.escalated_day
    from unnest(${windows}::int[]) as w(hours)
    join conversation_facts f on f.store_id = ${store.storeId} and f.class = 'engaged'
      and f.ended_at > ${toInstant(from)}::timestamptz - w.hours * interval '1 hour'
      and f.ended_at <= ${toInstant(to)}::timestamptz - w.hours * interval '1 hour'`.execute(trx);
  return rows.flatMap((row) => [
    { storeId: store.storeId, day: row.start_day },
    ...(row.escalated_day === null ? [] : [{ storeId: store.storeId, day: row.escalated_day }]),
  ]);
}
