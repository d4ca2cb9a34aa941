/** Puts questions into a store's gaps one by one, between two clusterings. */
import { sql } from "kysely";
import { enoughToFound, type GapKind, type GapReason } from "#app/gaps/gap-state.ts";
import type { Db, Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { lockStoresById } from "../load/stores.ts";
import { countedDays, measureGaps, removeEmptyGaps } from "./measure-gaps.ts";

export type PlacedQuestion = {
  /** The gap's, or of the one that it would found. */
  key: string;
  source: string;
  id: string;
  reason: GapReason;
  kind: GapKind | null;
};

const columns = { key: "text", source: "text", id: "text", reason: "text", kind: "text" };

/** Keys of those questions of some conversations that are in a gap or candidates of one, by source and message. */
export async function readPlaced(
  db: Db,
  storeId: number,
  conversationIds: readonly number[],
): Promise<{ source: string; id: string; key: string }[]> {
  const isOne = sql`q.store_id = ${storeId} and q.conversation_id = any(${[...conversationIds]}::bigint[])`;
  const { rows } = await sql<{ source: string; id: string; key: string }>`
    select q.source, q.message_id as id, g.key from gap_questions q join gaps g using (store_id, gap_id) where ${isOne}
    union all
    select q.source, q.message_id, q.key from gap_candidates q where ${isOne}`.execute(db);
  return rows;
}

/**
 * Puts the questions of some conversations in place of those they had in gaps. Candidates become a gap when enough ask alike; what
 * its members are counted from is as for the others. Returns the gaps that changed.
 */
export async function placeInGaps(
  trx: Trx,
  storeId: number,
  {
    conversationIds,
    questions,
    through,
  }: {
    conversationIds: readonly number[];
    questions: readonly PlacedQuestion[];
    /** How far the store's data reaches, epoch ms. */
    through: number;
  },
): Promise<number[]> {
  const [store] = await lockStoresById(trx, [storeId]);
  if (!store) return [];
  const placed = sql`${recordSet(questions, "r", columns)}
    join messages m on m.store_id = ${storeId} and m.source = r.source and m.external_id = r.id and m.body is not null`;
  const isReplaced = sql`q.store_id = ${storeId} and q.conversation_id = any(${[...conversationIds]}::bigint[])
    and not exists (select from ${recordSet(questions, "r", columns)} where r.source = q.source and r.id = q.message_id)`;
  await sql`delete from gap_candidates q where ${isReplaced}`.execute(trx);
  const { rows: left } = await sql<{ id: number }>`
    delete from gap_questions q where ${isReplaced} returning q.gap_id as id`.execute(trx);
  const { rows: joined } = await sql<{ id: number }>`
    insert into gap_questions (store_id, gap_id, conversation_id, source, message_id, asked_at, reason, kind)
    select g.store_id, g.gap_id, m.conversation_id, m.source, m.external_id, m.sent_at, r.reason, r.kind
    from ${placed} join gaps g on g.store_id = ${storeId} and g.key = r.key
    on conflict (store_id, source, message_id) do update set reason = excluded.reason, kind = excluded.kind,
      asked_at = excluded.asked_at
    returning gap_id as id`.execute(trx);
  await sql`
    insert into gap_candidates (store_id, key, conversation_id, source, message_id, asked_at, reason, kind)
    select m.store_id, r.key, m.conversation_id, m.source, m.external_id, m.sent_at, r.reason, r.kind
    from ${placed}
    where not exists (select from gaps g where g.store_id = ${storeId} and g.key = r.key)
    on conflict (store_id, source, message_id) do update set reason = excluded.reason, kind = excluded.kind,
      asked_at = excluded.asked_at`.execute(trx);
  const founded = await foundGaps(trx, storeId, through);
  const changed = [...new Set([...left, ...joined].map(({ id }) => id).concat(founded))];
  if (changed.length === 0) return [];
  await removeEmptyGaps(trx, storeId, changed);
  await measureGaps(trx, storeId, changed);
  return changed;
}

/** Candidates that are enough become a gap with the key they share; its earliest questions show it. */
async function foundGaps(trx: Trx, storeId: number, through: number): Promise<number[]> {
  const countedFrom = new Date(through - countedDays * 86_400_000).toISOString();
  const { rows } = await sql<{ id: number; key: string }>`
    insert into gaps (store_id, key, language, counted_from, computed_at)
    select c.store_id, c.key, case when bool_or(m.body ~ '[\\u4e00-\\u9fff]') then 'zh' else 'en' end,
      coalesce((select max(counted_from) from gaps where store_id = ${storeId}), ${countedFrom}::timestamptz), now()
    from gap_candidates c
    join messages m on m.store_id = c.store_id and m.source = c.source and m.external_id = c.message_id
    where c.store_id = ${storeId}
    group by c.store_id, c.key having count(distinct c.conversation_id) >= ${enoughToFound}
    order by c.key
    returning gap_id as id, key`.execute(trx);
  if (rows.length === 0) return [];
  const gaps = recordSet(rows, "g", { id: "bigint", key: "text" });
  await sql`
    with moved as (
      delete from gap_candidates c using ${gaps} where c.store_id = ${storeId} and c.key = g.key returning c.*, g.id
    )
    insert into gap_questions (store_id, gap_id, conversation_id, source, message_id, asked_at, reason, kind, example)
    select store_id, id, conversation_id, source, message_id, asked_at, reason, kind,
      nullif(least(row_number() over (partition by id order by asked_at, source, message_id), 6), 6) - 1
    from moved`.execute(trx);
  return rows.map(({ id }) => id);
}
