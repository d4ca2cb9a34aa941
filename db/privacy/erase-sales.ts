/** Facts of sales, and what is marked to be credited again, under the names that an erased customer's things have from then on. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import type { LoadedStore } from "../load/stores.ts";
import type { ErasedIds } from "./erase-conversations.ts";
import { makeToken, type TokenOf } from "./erasure-token.ts";

const tables = ["order_facts", "inquiry_facts", "sales_marks"] as const;

/** To be called when orders and conversations have their new names; the store's refresher must be held. */
export async function eraseSales(
  trx: Trx,
  { storeId }: LoadedStore,
  customers: readonly string[],
  { ids, tokenOf }: { ids: ErasedIds; tokenOf: TokenOf },
): Promise<void> {
  const isTheirs = sql`t.store_id = ${storeId} and t.customer = any(${customers}::text[])`;
  // Orders that have gone already may still be known here.
  const { rows: orders } = await sql<{ source: string; id: string }>`
    select t.source, t.external_id as id from order_facts t where ${isTheirs}
    union select t.source, t.order_id from sales_marks t where ${isTheirs} and t.order_id is not null`.execute(
    trx,
  );
  const renamed = new Map<string, { source: string; before: string; after: string }>();
  for (const [name, after] of ids.events) {
    const [type, source, before] = name.split("\0") as [string, string, string];
    if (type === "order") renamed.set(name, { source, before, after });
  }
  for (const { source, id } of orders) {
    const name = `order\0${source}\0${id}`;
    if (!renamed.has(name)) renamed.set(name, { source, before: id, after: makeToken() });
  }
  const names = recordSet([...renamed.values()], "r", { source: "text", before: "text", after: "text" });
  const isOrder = sql`t.store_id = ${storeId} and t.source = r.source`;
  await sql`
    update order_facts t set external_id = r.after from ${names}
    where ${isOrder} and t.external_id = r.before`.execute(trx);
  await sql`
    update sales_marks t set order_id = r.after from ${names}
    where ${isOrder} and t.order_id = r.before`.execute(trx);
  for (const table of tables) {
    const { rows } = await sql<{ source: string; customer: string }>`
      select distinct t.source, t.customer from ${sql.table(table)} t where ${isTheirs}`.execute(trx);
    const tokens = rows.map((row) => ({ ...row, token: tokenOf(row.source, row.customer) }));
    await sql`
      update ${sql.table(table)} t set customer = r.token
      from ${recordSet(tokens, "r", { source: "text", customer: "text", token: "text" })}
      where ${isOrder} and t.customer = r.customer`.execute(trx);
  }
}
