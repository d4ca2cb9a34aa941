/** Re-contact links: how long after a conversation's end the same customer began another one. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "./record-set.ts";
import type { CustomerKey, DirtyDay } from "./write-facts.ts";

/**
 * Recomputes the links of all conversations of these customers (metrics.md, Exact rules 6: the next one that is not a test,
 * has a question and starts after this one's end). Returns the days whose figures that changes.
 */
export async function linkContacts(trx: Trx, customers: readonly CustomerKey[]): Promise<DirtyDay[]> {
  const rows = [
    ...new Map(customers.map((key) => [`${key.storeId}\0${key.source}\0${key.customer}`, key])).values(),
  ].map(({ storeId, source, customer }) => ({ store_id: storeId, source, customer }));
  if (rows.length === 0) return [];
  const { rows: changed } = await sql<{ storeId: number; startDay: string; escalatedDay: string | null }>`
    with links as (
      select f.store_id, f.conversation_id,
        (extract(epoch from next.started_at - f.ended_at) * 1000)::bigint as next_contact_ms,
        (extract(epoch from same.started_at - f.ended_at) * 1000)::bigint as next_same_topic_ms
      from ${recordSet(rows, "k", { store_id: "int", source: "text", customer: "text" })}
      join conversation_facts f using (store_id, source, customer)
      left join lateral (${nextContact(sql`true`)}) next on true
      left join lateral (${nextContact(sql`g.topic = f.topic`)}) same on true
    )
    update conversation_facts f
    set next_contact_ms = l.next_contact_ms, next_same_topic_ms = l.next_same_topic_ms
    from links l
    where f.store_id = l.store_id and f.conversation_id = l.conversation_id
      and (f.next_contact_ms, f.next_same_topic_ms) is distinct from (l.next_contact_ms, l.next_same_topic_ms)
    returning f.store_id as "storeId", f.start_day as "startDay", f.escalated_day as "escalatedDay"`.execute(
    trx,
  );
  return changed.flatMap(({ storeId, startDay, escalatedDay }) => [
    { storeId, day: startDay },
    ...(escalatedDay === null ? [] : [{ storeId, day: escalatedDay }]),
  ]);
}

function nextContact(extra: ReturnType<typeof sql>) {
  return sql`
    select g.started_at from conversation_facts g
    where g.store_id = f.store_id and g.source = f.source and g.customer = f.customer
      and g.started_at > f.ended_at and g.conversation_id <> f.conversation_id
      and not g.is_test and g.has_question and ${extra}
    order by g.started_at limit 1`;
}
