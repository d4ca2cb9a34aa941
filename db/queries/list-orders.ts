/** The single orders behind a number of sales, by the predicates of the sums. */
import { sql, type RawBuilder } from "kysely";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { orderRollup } from "../rollup/sales-cubes.ts";
import { selectSalesRows, type SalesTarget } from "./select-sales-rows.ts";
import { renderSalesDimension } from "./group-sales.ts";

/** Times in epoch ms; money in minor units of the currency. */
export type OrderRow = {
  storeId: number;
  storeKey: string;
  source: string;
  orderId: string;
  customer: string;
  createdAt: number;
  paidAt: number;
  currency: string;
  grossMinor: bigint;
  /** Known so far; within 15 or 30 days of payment where the number is of those. */
  refundedMinor: bigint;
  /** Under the window asked for; silent orders have none of the rest. */
  bucket: Bucket;
  conversationId: number | null;
  /** From the start of that conversation. */
  lagMs: number | null;
  channel: string | null;
  topic: string | null;
  agent: string | null;
};

/** Keyset of the last row seen, by the time it was paid; lists are newest payment first. */
export type OrderCursor = { at: number; storeId: number; source: string; orderId: string };

export type OrderSearch = SalesSelection & { target: SalesTarget; after?: OrderCursor; limit: number };

const columns = "f.external_id, f.customer, f.created_at, f.paid_at, f.conversation_id, f.lag_ms";

const selectOrders = (search: Omit<OrderSearch, "after" | "limit">): RawBuilder<unknown> =>
  selectSalesRows(orderRollup, search, search.target, { render: renderSalesDimension, more: columns });

/** Newest payment first, `limit` rows and the keyset of the next page. */
export async function listOrders(
  db: Db,
  search: OrderSearch,
): Promise<{ rows: OrderRow[]; next: OrderCursor | null }> {
  const { after, limit, target } = search;
  const credited = (column: string) => sql.raw(`case when r.band <= w.hours then r.${column} end`);
  const { rows } = await sql<
    Omit<OrderRow, "grossMinor" | "refundedMinor"> & Record<"gross" | "refunded", string>
  >`
    select r.store_id as "storeId", s.key as "storeKey", r.source, r.external_id as "orderId", r.customer,
      r.created_at as "createdAt", r.paid_at as "paidAt", r.currency,
      r.gross::text as gross, ${sql.raw(`r.${getRefundColumn(target.metric)}::text`)} as refunded,
      ${sql.raw(renderSalesDimension("bucket"))} as bucket,
      ${credited("conversation_id")} as "conversationId", ${credited("lag_ms")} as "lagMs",
      ${credited("channel")} as channel, ${credited("topic")} as topic, ${credited("agent")} as agent
    ${selectOrders(search)} ${renderAfter(after)}
    order by r.paid_at desc, r.store_id desc, r.source collate "C" desc, r.external_id collate "C" desc
    limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit).map(({ gross, refunded, ...row }) => ({
    ...row,
    grossMinor: BigInt(gross),
    refundedMinor: BigInt(refunded),
  }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? pickCursor(last) : null };
}

/** Of one currency; money in minor units. */
export type OrderSum = { currency: string; orders: number; grossMinor: bigint; refundedMinor: bigint };

/** How many orders the list has and what they add up to, a row for each currency. */
export async function sumOrders(db: Db, search: Omit<OrderSearch, "after" | "limit">): Promise<OrderSum[]> {
  const refund = sql.raw(`sum(r.${getRefundColumn(search.target.metric)})::text`);
  const { rows } = await sql<{ currency: string; orders: number; gross: string; refunded: string }>`
    select r.currency, count(*) as orders, sum(r.gross)::text as gross, ${refund} as refunded
    ${selectOrders(search)} group by r.currency order by r.currency`.execute(db);
  return rows.map(({ currency, orders, gross, refunded }) => ({
    ...{ currency, orders },
    ...{ grossMinor: BigInt(gross), refundedMinor: BigInt(refunded) },
  }));
}

function getRefundColumn(metric: SalesMetricId): string {
  const { formula } = salesMetrics[metric];
  return formula.kind === "net_after" ? `refunded_${formula.days}` : "refunded";
}

const pickCursor = ({ paidAt, storeId, source, orderId }: OrderRow): OrderCursor => ({
  ...{ at: paidAt, storeId, source, orderId },
});

function renderAfter(after: OrderCursor | undefined): RawBuilder<unknown> {
  if (!after) return sql``;
  const at = new Date(after.at).toISOString();
  return sql`and (r.paid_at, r.store_id, r.source collate "C", r.external_id collate "C")
    < (${at}::timestamptz, ${after.storeId}::int, ${after.source}, ${after.orderId})`;
}
