/** What has to be credited again. Marks are only added here, within the transaction that makes them necessary. */
import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../connection.ts";
import { announceDirty } from "../load/dirty-days.ts";
import { recordSet } from "../load/record-set.ts";
import { runTogether } from "../run-together.ts";

/** A customer's conversation began at `at` (epoch ms), or no longer does. */
export type CustomerMoment = { storeId: number; source: string; customer: string; at: number };
/**
 * An order, by the source's id, whether it is there or not. Whose it was and when (epoch ms) goes along where it is known: what
 * a refresher saw of a version that was soon replaced is not to be found anywhere else.
 */
export type OrderMark = {
  storeId: number;
  source: string;
  order: string;
  customer: string | null;
  at: number | null;
};

/** Which of these stores have orders. */
export async function findSelling(trx: Trx, storeIds: Iterable<number>): Promise<Set<number>> {
  const ids = [...new Set(storeIds)];
  return ids.length === 0 ? new Set() : toIds((await renderSelling(ids).execute(trx)).rows);
}

const renderSelling = (ids: readonly number[]) => sql<{ id: number }>`
  select id from unnest(${ids}::int[]) as s(id)
  where exists (select from orders o where o.store_id = s.id)`;

const toIds = (rows: readonly { id: number }[]) => new Set(rows.map(({ id }) => id));

/**
 * Which of these stores are marked as a whole: nothing of theirs needs a mark of its own. Until the transaction ends no refresher
 * takes those marks, and so what it writes is credited with the rest.
 */
function renderWholeMarks(ids: readonly number[]): RawBuilder<{ id: number }> {
  // One that a refresher is just taking away counts no more; waiting for it could take seconds.
  return sql`
    select store_id as id from sales_marks where store_id = any(${ids}::int[]) and source is null
    for key share skip locked`;
}

/** Marks conversations of stores that have orders; no others have to do with sales. */
export async function markConversations(trx: Trx, moments: readonly CustomerMoment[]): Promise<void> {
  const ids = [...new Set(moments.map(({ storeId }) => storeId))];
  if (ids.length === 0) return;
  const [selling, whole] = (await runTogether(trx, renderSelling(ids), renderWholeMarks(ids))).map(toIds);
  if ([...selling!].every((id) => whole!.has(id))) return;
  const rows = new Map<string, object>();
  for (const { storeId, source, customer, at } of moments) {
    if (!selling!.has(storeId) || whole!.has(storeId)) continue;
    rows.set(`${storeId}\0${source}\0${customer}\0${at}`, { store_id: storeId, source, customer, at });
  }
  const columns = { store_id: "int", source: "text", customer: "text", at: "timestamptz" };
  const mark = sql`
    insert into sales_marks (store_id, source, customer, at)
    select store_id, source, customer, at from ${recordSet([...rows.values()], "r", columns)}`;
  await runTogether(trx, mark, announceDirty);
}

export async function markOrders(trx: Trx, orders: readonly OrderMark[]): Promise<void> {
  if (orders.length === 0) return;
  const ids = [...new Set(orders.map(({ storeId }) => storeId))];
  const whole = toIds((await renderWholeMarks(ids).execute(trx)).rows);
  const rows = orders
    .filter(({ storeId }) => !whole.has(storeId))
    .map(({ storeId, source, order, customer, at }) => ({
      ...{ store_id: storeId, source, order_id: order, customer, at },
    }));
  if (rows.length === 0) return;
  const columns = { store_id: "int", source: "text", order_id: "text", customer: "text", at: "timestamptz" };
  const mark = sql`
    insert into sales_marks (store_id, source, order_id, customer, at)
    select distinct store_id, source, order_id, customer, at from ${recordSet(rows, "r", columns)}`;
  await runTogether(trx, mark, announceDirty);
}

/** All of a store: its first order has come, its last one has gone, or its zone or window has changed. */
export async function markStores(trx: Trx, storeIds: Iterable<number>): Promise<void> {
  const ids = [...storeIds];
  if (ids.length === 0) return;
  await runTogether(trx, sql`insert into sales_marks (store_id) select unnest(${ids}::int[])`, announceDirty);
}
