/** Orders, refunds and clicks of an erased customer: amounts and products stay, ids go. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";
import type { ErasedIds } from "./erase-conversations.ts";
import { makeToken, type TokenOf } from "./erasure-token.ts";

type Found = { source: string; id: string; customer: string | null };

/** Returns what they were called. */
export async function eraseOrdersAndClicks(
  trx: Trx,
  { storeId }: LoadedStore,
  customers: readonly string[],
  { ids, tokenOf }: { ids: ErasedIds; tokenOf: TokenOf },
): Promise<{ orders: Found[]; clicks: Found[] }> {
  const isTheirs = sql`t.customer = any(${customers}::text[])`;
  const { rows: orders } = await sql<Found>`
    select t.source, t.external_id as id, t.customer from orders t
    where t.store_id = ${storeId} and ${isTheirs}`.execute(trx);
  const { rows: clicks } = await sql<Found & { conversation: string | null; message: string | null }>`
    select t.source, t.external_id as id, t.customer, t.conversation, t.message from clicks t
    where t.store_id = ${storeId} and (${isTheirs} or (t.source, t.conversation) in (
      select source, before from ${recordSet([...ids.conversations.values()], "k", { source: "text", before: "text" })}))`.execute(
    trx,
  );
  const rename = (found: Found) => ({
    ...{ source: found.source, before: found.id, after: makeToken() },
    customer: tokenOf(found.source, found.customer),
  });
  const columns = { source: "text", before: "text", after: "text", customer: "text" };
  const isEvent = sql`t.store_id = ${storeId} and t.source = r.source`;
  const renamed = orders.map(rename);
  await sql`
    update orders t set external_id = r.after, customer = r.customer, extra = null, event_hash = 0
    from ${recordSet(renamed, "r", columns)} where ${isEvent} and t.external_id = r.before`.execute(trx);
  for (const { source, before, after } of renamed) ids.events.set(`order\0${source}\0${before}`, after);
  await eraseRefunds(trx, storeId, renamed);
  const clicked = clicks.map((click) => ({
    ...rename(click),
    conversation: ids.conversations.get(`${click.source}\0${click.conversation}`)?.after ?? null,
    message: ids.events.get(`message\0${click.source}\0${click.message}`) ?? null,
  }));
  await sql`
    update clicks t set external_id = r.after, customer = r.customer, conversation = r.conversation, message = r.message,
      extra = null, event_hash = 0
    from ${recordSet(clicked, "r", { ...columns, conversation: "text", message: "text" })}
    where ${isEvent} and t.external_id = r.before`.execute(trx);
  for (const { source, before, after } of clicked) ids.events.set(`click\0${source}\0${before}`, after);
  return { orders, clicks };
}

async function eraseRefunds(
  trx: Trx,
  storeId: number,
  orders: readonly { source: string; before: string; after: string }[],
): Promise<void> {
  // A name for each refund, made by Postgres: they are looked up by their order alone.
  await sql`
    update refunds t set order_id = r.after, external_id = 'erased-' || gen_random_uuid(), reason = null, extra = null,
      event_hash = 0
    from ${recordSet(orders, "r", { source: "text", before: "text", after: "text" })}
    where t.store_id = ${storeId} and t.source = r.source and t.order_id = r.before`.execute(trx);
}
