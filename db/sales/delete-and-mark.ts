/** Orders and refunds that leave or come back change what is credited to whom; so do they here. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
import { eventKeyColumns, type EventKey } from "../undo/keep-superseded.ts";
import { findSelling, markOrders, markStores, type OrderMark } from "./marks.ts";

type Row = EventKey & { order: string | null; customer: string | null; at: number | null };

/** What a mark says of a row (alias `t`), by table; rows of other tables credit nobody. */
const markColumns: Readonly<Record<string, string>> = {
  orders: `t.external_id as order, t.customer, t.placed_at as at`,
  refunds: `t.order_id as order, null as customer, null as at`,
};
const nothing = `null as order, null as customer, null as at`;

const listColumns = (table: string) =>
  sql.raw(`t.store_id, t.source, t.external_id, ${markColumns[table] ?? nothing}`);

/** Runs a `delete` (alias `t`, without returning) from an event table; returns the keys of the rows that left. */
export async function deleteAndMark(
  trx: Trx,
  table: string,
  remove: RawBuilder<unknown>,
): Promise<EventKey[]> {
  const { rows } = await sql<Row>`${remove} returning ${listColumns(table)}`.execute(trx);
  await markOrders(trx, rows.flatMap(toMark));
  if (table !== "orders") return rows;
  const storeIds = new Set(rows.map((row) => row.store_id));
  const selling = await findSelling(trx, storeIds);
  await markStores(
    trx,
    [...storeIds].filter((storeId) => !selling.has(storeId)),
  );
  return rows;
}

/** Marks rows that have been put into an event table. */
export async function markStored(trx: Trx, table: string, keys: readonly EventKey[]): Promise<void> {
  if (!(table in markColumns)) return;
  const { rows } = await sql<Row>`
    select ${listColumns(table)} from ${sql.table(table)} t
    join ${recordSet(keys, "k", eventKeyColumns)} using (store_id, source, external_id)`.execute(trx);
  await markOrders(trx, rows.flatMap(toMark));
}

function toMark({ store_id, source, order, customer, at }: Row): OrderMark[] {
  return order === null ? [] : [{ storeId: store_id, source, order, customer, at }];
}
