/** The orders of one customer with their refunds, and the conversation each is credited to under a window. */
import { sql } from "kysely";
import type { Bucket } from "#app/sales/credit.ts";
import { hourMs } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { renderBucket, renderMinorUnits } from "../sales/sales-terms.ts";

/** Times in epoch ms; money in minor units of the currency. */
export type CustomerOrder = {
  orderId: string;
  createdAt: number;
  paidAt: number | null;
  currency: string;
  amountMinor: bigint;
  bucket: Bucket;
  /** The conversation it is credited to, and how long after its start it was created; null for none. */
  conversationId: number | null;
  lagMs: number | null;
  refunds: CustomerRefund[];
};
export type CustomerRefund = { id: string; at: number; minor: bigint; reason: string | null };

type Asked = {
  storeId: number;
  source: string;
  customer: string;
  /** Created then, epoch ms, inclusive; null for all there are. */
  created: { from: number; to: number } | null;
  /** Attribution window in hours; null uses the store's own. */
  windowHours: number | null;
  limit: number;
};

type Row = Omit<CustomerOrder, "amountMinor" | "refunds"> & {
  amount: string;
  refunds: { id: string; at: number; minor: string; reason: string | null }[] | null;
};

/** The newest of them, oldest first. */
export async function listCustomerOrders(
  db: Db,
  { storeId, source, customer, created, windowHours, limit }: Asked,
): Promise<CustomerOrder[]> {
  const credited = (column: string) => sql.raw(`case when f.lag_ms <= w.ms then ${column} end`);
  const minor = sql.raw(renderMinorUnits("x.amount", "f.currency"));
  const isThen = created
    ? sql`f.created_at between ${toIso(created.from)}::timestamptz and ${toIso(created.to)}::timestamptz`
    : sql`true`;
  const { rows } = await sql<Row>`
    select f.external_id as "orderId", f.created_at as "createdAt", f.paid_at as "paidAt", f.currency,
      f.amount_minor::text as amount, coalesce(${credited(renderBucket("f"))}, 'silent') as bucket,
      ${credited("f.conversation_id")} as "conversationId", ${credited("f.lag_ms")} as "lagMs", g.refunds
    from order_facts f
    join stores s on s.store_id = f.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours)::bigint * ${hourMs} as ms) w
    left join lateral (
      select json_agg(json_build_object('id', x.external_id, 'at', round(extract(epoch from x.refunded_at) * 1000),
        'minor', (${minor})::text, 'reason', x.reason) order by x.refunded_at, x.external_id) as refunds
      from refunds x
      where x.store_id = f.store_id and x.source = f.source and x.order_id = f.external_id
    ) g on true
    where f.store_id = ${storeId} and f.source = ${source} and f.customer = ${customer} and ${isThen}
    order by f.created_at desc, f.external_id desc limit ${limit}`.execute(db);
  return rows.reverse().map(({ amount, refunds, ...row }) => ({
    ...row,
    amountMinor: BigInt(amount),
    refunds: (refunds ?? []).map((refund) => ({ ...refund, minor: BigInt(refund.minor) })),
  }));
}

const toIso = (ms: number): string => new Date(ms).toISOString();
