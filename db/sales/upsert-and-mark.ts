/** Orders and refunds change what is credited to whom; other events are written as they are. */
import { sql } from "kysely";
import type { Trx } from "../connection.ts";
import { eventTables, type StoredType } from "../load/event-tables.ts";
import { recordSet } from "../load/record-set.ts";
import {
  findStored,
  keyColumns,
  upsertEvents,
  type ArrivingEvent,
  type NumberedRows,
  type UpsertResult,
} from "../load/upsert-events.ts";
import { findSelling, markOrders, markStores, type OrderMark } from "./marks.ts";

/** As `upsertEvents`, with marks for what has to be credited again. */
export async function upsertAndMark(
  trx: Trx,
  type: StoredType,
  arriving: readonly ArrivingEvent[],
  importId: number | null,
  rows?: NumberedRows,
): Promise<UpsertResult> {
  if (arriving.length === 0) return upsertEvents(trx, type, arriving, importId, rows);
  if (type === "order") {
    const storeIds = arriving.map(({ storeId }) => storeId);
    const selling = await findSelling(trx, storeIds);
    const result = await upsertEvents(trx, type, arriving, importId, rows);
    await markOrders(trx, result.written.filter(({ storeId }) => selling.has(storeId)).flatMap(nameOrder));
    await markStores(trx, new Set(storeIds.filter((storeId) => !selling.has(storeId))));
    return result;
  }
  if (type === "refund") {
    const before = await readRefunded(trx, arriving);
    const result = await upsertEvents(trx, type, arriving, importId, rows);
    if (result.written.length > 0) await markOrders(trx, [...before, ...result.written.flatMap(nameOrder)]);
    return result;
  }
  return upsertEvents(trx, type, arriving, importId, rows);
}

function nameOrder({ storeId, event }: ArrivingEvent): OrderMark[] {
  const { source } = event;
  if (event.type === "refund") return [{ storeId, source, order: event.order, customer: null, at: null }];
  if (event.type !== "order") return [];
  return [{ storeId, source, order: event.id, customer: event.customer, at: event.createdAt }];
}

/** The orders that stored versions of these refunds name. */
async function readRefunded(trx: Trx, arriving: readonly ArrivingEvent[]): Promise<OrderMark[]> {
  const stored = await findStored(trx, eventTables.refund, arriving);
  if (stored.length === 0) return [];
  const { rows } = await sql<OrderMark>`
    select r.store_id as "storeId", r.source, r.order_id as order, null as customer, null as at from refunds r
    join ${recordSet(stored, "k", keyColumns)} using (store_id, source, external_id)`.execute(trx);
  return rows;
}
