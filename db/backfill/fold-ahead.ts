/** Folds a store's conversations with the settings it is to have, beside the facts that are served. */
import { sql } from "kysely";
import { foldConversation } from "#app/facts/fold-conversation.ts";
import type { Db, Trx } from "../connection.ts";
import { readConversationRecords } from "../load/conversation-records.ts";
import { recordSet, toRecord } from "../load/record-set.ts";
import { lockStoresById, type LoadedStore } from "../load/stores.ts";
import { buildFactRow, factColumns } from "../load/write-facts.ts";
import type { StoreSettings } from "./wish-settings.ts";

/** A wish as it stood when its backfill began; a newer one has a higher number. */
export type Wish = { storeId: number; wish: number; settings: StoreSettings };

/** Locks a store; undefined when it has gone, or wishes for something else by now. */
export async function lockWishing(
  trx: Trx,
  { storeId, wish }: Pick<Wish, "storeId" | "wish">,
): Promise<LoadedStore | undefined> {
  const [store] = await lockStoresById(trx, [storeId]);
  if (!store?.nextSettings) return undefined;
  const row = await trx
    .selectFrom("stores")
    .select("wish")
    .where("store_id", "=", storeId)
    .executeTakeFirstOrThrow();
  return row.wish === wish ? store : undefined;
}

/**
 * Folds up to `limit` conversations with ids over `after` that are not yet; returns their ids, or null when the wish has changed.
 * They are claimed under the store's lock first and folded without it: a batch that changes one meanwhile takes the claim away.
 */
export async function foldSome(
  db: Db,
  wish: Wish,
  after: number,
  limit: number,
): Promise<readonly number[] | null> {
  const ids = await db.transaction().execute(async (trx) => {
    if (!(await lockWishing(trx, wish))) return null;
    const claimed = await claim(trx, wish, after, limit);
    await trx
      .updateTable("stores")
      .set({ refolded: sql`least(to_refold, refolded + ${claimed.length}::bigint)` })
      .where("store_id", "=", wish.storeId)
      .execute();
    return claimed;
  });
  if (ids && ids.length > 0) await db.transaction().execute((trx) => foldClaimed(trx, wish, ids));
  return ids;
}

/** Claims conversations that are not folded for the wish, in the order of their ids. The store must be locked. */
export async function claim(
  trx: Trx,
  { storeId, wish }: Wish,
  after: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into refolded_conversations (store_id, conversation_id, wish)
    select c.store_id, c.conversation_id, ${wish}::bigint from conversations c
    where c.store_id = ${storeId} and c.conversation_id > ${after} and not exists (
      select from refolded_conversations r
      where r.store_id = c.store_id and r.conversation_id = c.conversation_id and r.wish = ${wish} and r.is_folded)
    order by c.conversation_id limit ${limit}
    on conflict (store_id, conversation_id) do update set wish = excluded.wish, is_folded = false, fact = null
    returning conversation_id as id`.execute(trx);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** Folds claimed conversations; those whose claim is gone by then stay out. */
export async function foldClaimed(
  trx: Trx,
  { storeId, wish, settings }: Wish,
  ids: readonly number[],
): Promise<void> {
  const records = await readConversationRecords(
    trx,
    ids.map((conversationId) => ({ storeId, conversationId })),
  );
  const rows = [...records].map(([conversationId, record]) => {
    const fact = foldConversation(record, settings);
    return {
      conversation_id: conversationId,
      fact: fact && {
        ...toRecord(buildFactRow({ storeId, conversationId, fact }), factColumns),
        ratings: fact.ratings.map(({ ratedPart, score, solved, isInvited }) => ({
          rated_part: ratedPart ?? "",
          score,
          is_solved: solved,
          is_invited: isInvited,
        })),
      },
    };
  });
  // Batches take claims away meanwhile, in the same order.
  await sql`
    with held as (
      select r.conversation_id, x.fact from refolded_conversations r
      join ${recordSet(rows, "x", { conversation_id: "bigint", fact: "jsonb" })} using (conversation_id)
      where r.store_id = ${storeId} and r.wish = ${wish} and not r.is_folded
      order by r.conversation_id for update of r
    )
    update refolded_conversations r set is_folded = true, fact = held.fact from held
    where r.store_id = ${storeId} and r.conversation_id = held.conversation_id`.execute(trx);
}
