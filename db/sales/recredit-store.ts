/** All sales facts of a store anew. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { computeInquiryFacts, firstOfAllDays, inquiryFactColumns } from "./inquiry-facts.ts";
import { computeOrderFacts, orderFactColumns } from "./order-facts.ts";
import { findOffsets, readSellingStore } from "./selling-store.ts";

/** Replaces the facts and marks every day that had or has any. */
export async function recreditStore(trx: Trx, storeId: number): Promise<void> {
  await markAllSalesDays(trx, storeId);
  await sql`delete from order_facts where store_id = ${storeId}`.execute(trx);
  await sql`delete from inquiry_facts where store_id = ${storeId}`.execute(trx);
  const store = await readSellingStore(trx, storeId);
  if (!store?.hasOrders) return;
  const spans = await findOffsets(trx, store);
  await sql`
    insert into order_facts (${sql.raw(orderFactColumns.join(", "))})
    ${computeOrderFacts(store, spans, sql`orders o`)}`.execute(trx);
  await sql`
    insert into inquiry_facts (${sql.raw(inquiryFactColumns.join(", "))})
    ${computeInquiryFacts(store, firstOfAllDays(store))}`.execute(trx);
  await markAllSalesDays(trx, storeId);
}

/** Days whose sales figures come from facts as they stand. */
export async function markAllSalesDays(trx: Trx, storeId: number): Promise<void> {
  await sql`
    insert into dirty_sales_days (store_id, day)
    select ${storeId}::int, day from (
      select coalesce(paid_day, created_day) as day from order_facts where store_id = ${storeId}
      union select day from inquiry_facts where store_id = ${storeId}
    ) d`.execute(trx);
}
