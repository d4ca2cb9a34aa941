/** Puts facts folded ahead in place of those served so far. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { linkContacts } from "../load/link-contacts.ts";
import { factColumns, type CustomerKey, type DirtyDay } from "../load/write-facts.ts";
import { claim, foldClaimed, type Wish } from "./fold-ahead.ts";

/** Where the facts to come lie while they are swapped in; rollups can be computed from them. */
export const freshFacts = { facts: "fresh_facts", ratings: "fresh_ratings" };

/** Columns that decide who came back when. */
const linkColumns = ["source", "customer", "started_at", "ended_at", "topic", "is_test", "has_question"];
const columns = Object.keys(factColumns);
const own = columns.filter((name) => name !== "store_id" && name !== "conversation_id");
const list = (alias: string, names: readonly string[]) =>
  sql.raw(names.map((name) => `${alias}.${name}`).join(", "));

/** Lays out what was folded ahead, with the links and the differences there are now. Nothing is locked. */
export async function layOutFacts(trx: Trx, wish: Wish): Promise<void> {
  await sql`create temporary table fresh_facts on commit drop as ${readFacts(wish, sql`true`)}`.execute(trx);
  await sql`create temporary table fresh_ratings on commit drop as ${readRatings(wish, sql`true`)}`.execute(
    trx,
  );
  await sql`create index on fresh_facts (conversation_id)`.execute(trx);
  await sql`analyze fresh_facts`.execute(trx);
}

function readFacts({ storeId, wish }: Wish, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${list("p", columns)}, f.next_contact_ms, f.next_same_topic_ms, f.conversation_id is null as is_new,
      (${list("p", own)}) is distinct from (${list("f", own)}) as is_changed,
      (${list("p", linkColumns)}) is distinct from (${list("f", linkColumns)}) as is_relinked,
      f.source as old_source, f.customer as old_customer
    from refolded_conversations r
    cross join lateral jsonb_populate_record(null::conversation_facts, r.fact) p
    left join conversation_facts f on f.store_id = r.store_id and f.conversation_id = r.conversation_id
    where r.store_id = ${storeId} and r.wish = ${wish} and r.is_folded and r.fact is not null and ${where}`;
}

function readRatings({ storeId, wish }: Wish, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select r.store_id, r.conversation_id, x.* from refolded_conversations r
    cross join lateral jsonb_to_recordset(r.fact -> 'ratings')
      as x(rated_part text, score double precision, is_solved boolean, is_invited boolean)
    where r.store_id = ${storeId} and r.wish = ${wish} and r.is_folded
      and jsonb_array_length(r.fact -> 'ratings') > 0 and ${where}`;
}

/**
 * Brings what is laid out up to date with what has changed since. Returns the days by which rollups computed from it
 * are behind. The store must be locked.
 */
export async function catchUp(trx: Trx, wish: Wish): Promise<DirtyDay[]> {
  const { storeId } = wish;
  const behind: DirtyDay[] = [];
  const see = (rows: readonly { start: string; escalated: string | null }[]) => {
    for (const { start, escalated } of rows) {
      behind.push({ storeId, day: start });
      if (escalated !== null) behind.push({ storeId, day: escalated });
    }
  };
  const days = sql`x.start_day as start, x.escalated_day as escalated`;
  type Days = { start: string; escalated: string | null };
  const gone = await sql<Days & { id: number }>`
    delete from fresh_facts x where not exists (
      select from refolded_conversations r where r.store_id = x.store_id and r.conversation_id = x.conversation_id
        and r.wish = ${wish.wish} and r.is_folded)
    returning ${days}, x.conversation_id as id`.execute(trx);
  see(gone.rows);
  await sql`
    delete from fresh_ratings x where not exists (
      select from fresh_facts f where f.conversation_id = x.conversation_id)`.execute(trx);
  for (;;) {
    const ids = await claim(trx, wish, 0, 1_000);
    if (ids.length === 0) break;
    await foldClaimed(trx, wish, ids);
    const isOne = sql`r.conversation_id = any(${ids})`;
    const { rows } = await sql<Days>`
      insert into fresh_facts as x ${readFacts(wish, isOne)} returning ${days}`.execute(trx);
    see(rows);
    await sql`insert into fresh_ratings ${readRatings(wish, isOne)}`.execute(trx);
  }
  const linked = await sql<Days>`
    update fresh_facts x set next_contact_ms = f.next_contact_ms, next_same_topic_ms = f.next_same_topic_ms
    from conversation_facts f
    where f.store_id = ${storeId} and f.conversation_id = x.conversation_id
      and (f.next_contact_ms, f.next_same_topic_ms) is distinct from (x.next_contact_ms, x.next_same_topic_ms)
    returning ${days}`.execute(trx);
  see(linked.rows);
  return behind;
}

/** Replaces the facts that differ; returns the days in which that moves a re-contact link. The store must be locked. */
export async function swapFacts(trx: Trx, { storeId }: Wish): Promise<DirtyDay[]> {
  await sql`
    delete from conversation_facts f where f.store_id = ${storeId} and not exists (
      select from fresh_facts x where x.conversation_id = f.conversation_id)`.execute(trx);
  await sql`
    update conversation_facts f set (${sql.raw(own.join(", "))}) = row(${list("x", own)})
    from fresh_facts x
    where f.store_id = ${storeId} and f.conversation_id = x.conversation_id and x.is_changed and not x.is_new`.execute(
    trx,
  );
  const names = sql.raw(columns.join(", "));
  await sql`
    insert into conversation_facts (${names}) select ${names} from fresh_facts where is_new`.execute(trx);
  await sql`
    delete from rating_facts t where t.store_id = ${storeId} and not exists (
      select from fresh_ratings x where x.conversation_id = t.conversation_id and x.rated_part = t.rated_part
        and (x.score, x.is_solved, x.is_invited) is not distinct from (t.score, t.is_solved, t.is_invited))`.execute(
    trx,
  );
  await sql`
    insert into rating_facts (store_id, conversation_id, rated_part, score, is_solved, is_invited)
    select store_id, conversation_id, rated_part, score, is_solved, is_invited from fresh_ratings
    on conflict do nothing`.execute(trx);
  const { rows: customers } = await sql<CustomerKey>`
    select distinct ${storeId}::int as "storeId", source, customer from (
      select source, customer from fresh_facts where is_relinked
      union all select old_source, old_customer from fresh_facts where is_relinked
    ) x where customer is not null`.execute(trx);
  return linkContacts(trx, customers);
}
