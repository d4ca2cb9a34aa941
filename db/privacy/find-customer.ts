/** What is held of a customer, before it is exported or erased. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

/** Everything of one customer in one store. */
export type HeldInStore = {
  storeId: number;
  storeName: string;
  conversations: number;
  messages: number;
  orders: number;
  clicks: number;
  from: number | null;
  to: number | null;
};

/** The conversations a customer takes part in, by any of the ids given. */
export function selectConversationsOf(customers: readonly string[]) {
  return sql`
    select c.store_id, c.conversation_id from conversations c where c.customer = any(${customers}::text[])
    union
    select m.store_id, m.conversation_id from messages m where m.customer = any(${customers}::text[])`;
}

/** Looks for a customer by all ids given (as the source wrote it, and as it is stored); one row a store. */
export async function findCustomer(db: Db, customers: readonly string[]): Promise<HeldInStore[]> {
  const { rows } = await sql<HeldInStore>`
    with found as materialized (${selectConversationsOf(customers)}),
    spoken as (
      select f.store_id, count(distinct f.conversation_id) as conversations, count(m.external_id) as messages,
        min(m.sent_at) as first, max(m.sent_at) as last
      from found f left join messages m using (store_id, conversation_id) group by 1
    ),
    bought as (select store_id, count(*) as orders from orders where customer = any(${customers}::text[]) group by 1),
    clicked as (select store_id, count(*) as clicks from clicks where customer = any(${customers}::text[]) group by 1)
    select s.store_id as "storeId", s.name as "storeName", coalesce(p.conversations, 0) as conversations,
      coalesce(p.messages, 0) as messages, coalesce(b.orders, 0) as orders, coalesce(k.clicks, 0) as clicks,
      p.first as from, p.last as to
    from stores s left join spoken p using (store_id) left join bought b using (store_id) left join clicked k using (store_id)
    where p.store_id is not null or b.store_id is not null or k.store_id is not null
    order by s.name, s.store_id`.execute(db);
  return rows;
}
