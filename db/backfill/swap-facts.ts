/** Puts facts folded ahead in place of those served so far. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { linkContacts } from "../load/link-contacts.ts";
import { factColumns, type CustomerKey } from "../load/write-facts.ts";

/** Columns that decide who came back when. */
const linkColumns = ["source", "customer", "started_at", "ended_at", "topic", "is_test", "has_question"];

/** Replaces the facts that differ. The store must be locked, and each of its conversations folded for `wish`. */
export async function swapFacts(
  trx: Trx,
  { storeId, wish }: { storeId: number; wish: number },
): Promise<void> {
  const columns = Object.keys(factColumns);
  const names = sql.raw(columns.join(", "));
  const list = (alias: string, of: readonly string[]) =>
    sql.raw(of.map((name) => `${alias}.${name}`).join(", "));
  const own = columns.filter((name) => name !== "store_id" && name !== "conversation_id");
  await sql`
    create temporary table fresh_facts on commit drop as
    select p.*, f.conversation_id is null as is_new, r.fact is null as is_gone,
      (${list("p", linkColumns)}) is distinct from (${list("f", linkColumns)}) as is_relinked,
      f.source as old_source, f.customer as old_customer
    from refolded_conversations r
    cross join lateral jsonb_populate_record(
      null::conversation_facts, coalesce(r.fact, '{}') || jsonb_build_object('conversation_id', r.conversation_id)) p
    left join conversation_facts f on f.store_id = r.store_id and f.conversation_id = r.conversation_id
    where r.store_id = ${storeId} and r.wish = ${wish} and r.is_folded
      and (${list("p", own)}) is distinct from (${list("f", own)})`.execute(trx);
  await sql`
    delete from conversation_facts f using fresh_facts p
    where f.store_id = ${storeId} and f.conversation_id = p.conversation_id and p.is_gone`.execute(trx);
  await sql`
    update conversation_facts f set (${sql.raw(own.join(", "))}) = (${list("p", own)})
    from fresh_facts p
    where f.store_id = ${storeId} and f.conversation_id = p.conversation_id and not p.is_gone`.execute(trx);
  await sql`
    insert into conversation_facts (${names}) select ${names} from fresh_facts where is_new and not is_gone`.execute(
    trx,
  );
  await swapRatings(trx, storeId, wish);
  const { rows: customers } = await sql<CustomerKey>`
    select distinct ${storeId}::int as "storeId", source, customer from (
      select source, customer from fresh_facts where is_relinked
      union all select old_source, old_customer from fresh_facts where is_relinked
    ) x where customer is not null`.execute(trx);
  await linkContacts(trx, customers);
}

async function swapRatings(trx: Trx, storeId: number, wish: number): Promise<void> {
  await sql`
    create temporary table fresh_ratings on commit drop as
    select r.store_id, r.conversation_id, x.* from refolded_conversations r
    cross join lateral jsonb_to_recordset(r.fact -> 'ratings')
      as x(rated_part text, score double precision, is_solved boolean, is_invited boolean)
    where r.store_id = ${storeId} and r.wish = ${wish} and jsonb_array_length(r.fact -> 'ratings') > 0`.execute(
    trx,
  );
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
}
