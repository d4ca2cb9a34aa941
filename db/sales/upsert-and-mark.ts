/** Orders and refunds change what is credited to whom; other events are written as they are. */
import type { Trx } from "../connection.ts";
import type { StoredType } from "../load/event-tables.ts";
import {
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
    const result = await upsertEvents(trx, type, arriving, importId, rows);
    await markOrders(trx, [...result.refunded.map(nameRefunded), ...result.written.flatMap(nameOrder)]);
    return result;
  }
  return upsertEvents(trx, type, arriving, importId, rows);
}

const nameRefunded = (refunded: UpsertResult["refunded"][number]): OrderMark => ({
  ...refunded,
  customer: null,
  at: null,
});

function nameOrder({ storeId, event }: ArrivingEvent): OrderMark[] {
  const { source } = event;
  if (event.type === "refund") return [{ storeId, source, order: event.order, customer: null, at: null }];
  if (event.type !== "order") return [];
  return [{ storeId, source, order: event.id, customer: event.customer, at: event.createdAt }];
}
