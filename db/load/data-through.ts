/** How far each store's data reaches. What matures by that is found by the refresher (db/rollup/matured-days.ts). */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import type { ConversationKey } from "./conversation-records.ts";
import { announceDirty } from "./dirty-days.ts";
import { recordSet } from "./record-set.ts";
import type { LoadedStore } from "./stores.ts";

export type NewestTime = ConversationKey & { newest: number | null };

/** The newest event time of each conversation, which may have new texts: its retention begins anew. */
function renderNewestTimes(conversations: readonly NewestTime[]): RawBuilder<unknown> {
  const rows = conversations.map(({ storeId, conversationId, newest }) => ({
    store_id: storeId,
    conversation_id: conversationId,
    newest,
  }));
  return sql`
    update conversations c set newest_event_at = r.newest, text_removed_at = null
    from ${recordSet(rows, "r", { store_id: "int", conversation_id: "bigint", newest: "timestamptz" })}
    where c.store_id = r.store_id and c.conversation_id = r.conversation_id
      and (c.newest_event_at is distinct from r.newest or c.text_removed_at is not null)`;
}

/** Stores the newest event times (epoch ms) of conversations, and how far their stores reach by that. */
export async function updateDataThrough(
  trx: Trx,
  stores: readonly LoadedStore[],
  conversations: readonly NewestTime[],
): Promise<void> {
  if (stores.length === 0 && conversations.length === 0) return;
  const reach = sql<{ storeId: number; newest: number | null }>`
    select s.store_id as "storeId", n.newest
    from unnest(${stores.map(({ storeId }) => storeId)}::int[]) as s(store_id)
    left join lateral (
      select max(c.newest_event_at) as newest from conversations c where c.store_id = s.store_id
    ) n on true`;
  const [, rows] = await runTogether(trx, renderNewestTimes(conversations), reach);
  const newestById = new Map(rows.map(({ storeId, newest }) => [storeId, newest]));
  await moveDataThrough(
    trx,
    stores.map((store) => ({ store, newestEventAt: newestById.get(store.storeId) ?? null })),
  );
}

export type DataMarks = { store: LoadedStore; newestEventAt?: number | null; vouchedThrough?: number | null };

/** Moves stores' marks (epoch ms; absent ones stay), forwards or back. */
export async function moveDataThrough(trx: Trx, moves: readonly DataMarks[]): Promise<void> {
  const rows = moves.flatMap(({ store, ...marks }) => {
    const { newestEventAt, vouchedThrough } = { ...store, ...marks };
    if (newestEventAt === store.newestEventAt && vouchedThrough === store.vouchedThrough) return [];
    Object.assign(store, { newestEventAt, vouchedThrough });
    return [{ store_id: store.storeId, newest: newestEventAt, vouched: vouchedThrough }];
  });
  if (rows.length === 0) return;
  const move = sql`
    update stores s set newest_event_at = r.newest, vouched_through = r.vouched
    from ${recordSet(rows, "r", { store_id: "int", newest: "timestamptz", vouched: "timestamptz" })}
    where s.store_id = r.store_id`;
  await runTogether(trx, move, announceDirty);
}
