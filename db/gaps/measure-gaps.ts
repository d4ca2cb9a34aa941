/** How large gaps are, counted from their questions. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";

/** Days whose questions are counted, up to how far the data reaches; and of the two spans that a trend compares. */
export const countedDays = 90;
const trendDays = 14;
/** A gap's kind is what more than half of its questions say that tell any, and no fewer than this many. */
const enoughToTell = 3;

const days = (count: number) => sql.lit(count).$castTo<number>();

/**
 * The questions that the sizes and the list of a gap count, over aliases `q` (question) and `g` (its gap). One predicate, so
 * that a number is as large as its list.
 */
export const isCounted: RawBuilder<boolean> = sql<boolean>`q.asked_at >= g.counted_from`;

/**
 * Counts the gaps of a store again, or some of them. A customer without an id counts once a conversation. Minutes: the measured
 * handle time of the conversations' people; none where nobody spoke, unknown where none of it was measured. A conversation
 * with questions in two gaps costs both of them its minutes.
 */
export async function measureGaps(trx: Trx, storeId: number, gapIds?: readonly number[]): Promise<void> {
  const isWanted = gapIds ? sql`g.gap_id = any(${[...gapIds]}::bigint[])` : sql`true`;
  const recentFrom = sql`g.counted_from + ${days(countedDays - trendDays)} * interval '1 day'`;
  const previousFrom = sql`g.counted_from + ${days(countedDays - 2 * trendDays)} * interval '1 day'`;
  await sql`
    with counted as (
      select q.gap_id, q.conversation_id, q.asked_at, q.kind, q.asked_at > ${recentFrom} as is_recent,
        q.asked_at > ${previousFrom} as is_late
      from gap_questions q join gaps g using (store_id, gap_id)
      where g.store_id = ${storeId} and ${isWanted} and ${isCounted}
    ), asked as (
      select gap_id, count(*) as questions, min(asked_at) as first, max(asked_at) as last,
        count(*) filter (where is_recent) as recent, count(*) filter (where is_late and not is_recent) as previous
      from counted group by gap_id
    ), told as (
      select distinct on (gap_id) gap_id, case
        when n >= ${sql.lit(enoughToTell)} and 2 * n > sum(n) over (partition by gap_id) then kind end as kind
      from (select gap_id, kind, count(*) as n from counted where kind is not null group by gap_id, kind) k
      order by gap_id, n desc, kind
    ), talked as (
      select c.gap_id, count(distinct coalesce(f.source || chr(1) || f.customer, f.conversation_id::text)) as customers,
        case when bool_or(f.has_human_speech) then sum(f.handle_time_ms) else 0 end as human_ms
      from (select distinct gap_id, conversation_id from counted) c
      join conversation_facts f on f.store_id = ${storeId} and f.conversation_id = c.conversation_id
      group by c.gap_id
    )
    update gaps g set kind = k.kind, questions = coalesce(a.questions, 0), recent = coalesce(a.recent, 0),
      previous = coalesce(a.previous, 0), customers = coalesce(t.customers, 0),
      human_ms = case when t.gap_id is null then 0 else t.human_ms end,
      first_asked_at = least(g.first_asked_at, a.first), last_asked_at = coalesce(a.last, g.last_asked_at)
    from gaps o left join asked a using (gap_id) left join talked t using (gap_id) left join told k using (gap_id)
    where o.store_id = g.store_id and o.gap_id = g.gap_id and g.store_id = ${storeId} and ${isWanted}`.execute(
    trx,
  );
}

/** A gap without any question goes, but for one that somebody has dealt with: what they did stays. */
export async function removeEmptyGaps(trx: Trx, storeId: number, gapIds?: readonly number[]): Promise<void> {
  const isWanted = gapIds ? sql`g.gap_id = any(${[...gapIds]}::bigint[])` : sql`true`;
  await sql`
    delete from gaps g where g.store_id = ${storeId} and g.state = 'new' and g.owner_id is null and ${isWanted}
      and not exists (select from gap_questions q where q.store_id = g.store_id and q.gap_id = g.gap_id)`.execute(
    trx,
  );
}
