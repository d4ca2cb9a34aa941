/** The single orders behind a step from another platform's number to ours: what `sumRules` adds up, order by order. */
import { sql, type RawBuilder } from "kysely";
import type { Bucket } from "#app/sales/credit.ts";
import type { PlatformRule, RuleListStep } from "#app/sales/rules.ts";
import type { Db } from "../connection.ts";
import { bucketUnderWindow, isOfService } from "../measures/sales-measures.ts";
import { listClaims } from "../rollup/rule-rollup.ts";
import { orderRollup } from "../rollup/sales-cubes.ts";
import { renderBand, renderBucket } from "../sales/sales-terms.ts";
import { renderFilters } from "./filters.ts";
import type { OrderCursor, OrderRow } from "./list-orders.ts";
import { renderScope } from "./scope.ts";
import { renderOrderDimension, type RuleSelection } from "./sum-rules.ts";

/** Times in epoch ms; money in minor units of the currency. */
export type RuleOrderRow = Omit<OrderRow, "paidAt" | "bucket"> & {
  paidAt: number | null;
  /** Null for an order that was never paid: it is in no bucket. */
  bucket: Bucket | null;
  /** What the step adds or (below zero) takes away with this order. */
  changeMinor: bigint;
  /** How many conversations the rule counts the order for, or the step takes it from. */
  claims: number;
};

export type RuleOrderSearch = RuleSelection & { rule: PlatformRule; step: RuleListStep };

const isInside = "coalesce(r.band <= w.hours, false)";

/** What a step takes of a single claim. */
const ofClaim: Readonly<Partial<Record<RuleListStep, string>>> = {
  claimed: "r.existed + r.unpaid + r.unanswered + r.candidates",
  existed: "-r.existed",
  unpaid: "-r.unpaid",
  unanswered: "-r.unanswered",
  outside: `case when ${isInside} then 0 else -r.candidates end`,
  twice: `case when ${isInside} then r.nearest - r.candidates else 0 end`,
};

/** What a step adds or takes of a single order that we credit. */
const ofCredited: Readonly<Partial<Record<RuleListStep, string>>> = {
  missed: "r.gross",
  refunded: "-r.refunded",
  gross: "r.gross",
  net: "r.gross - r.refunded",
};

/** Rows of one step: an order's keys, `minor` and `claims`. */
function pickOrders(search: RuleOrderSearch): RawBuilder<unknown> {
  const { scope, from, to, filters, windowHours, rule, step } = search;
  const isOfPeriod = (day: string) =>
    sql`${renderScope(scope, "f.store_id")} and ${sql.ref(`f.${day}`)} between ${from}::date and ${to}::date`;
  const around = sql`join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where ${renderFilters(filters, renderOrderDimension)}`;
  const claims = sql`from (${listClaims(isOfPeriod, windowHours)}) r ${around} and r.rule = ${rule}`;
  const claimed = ofClaim[step];
  if (claimed !== undefined)
    return sql`select q.store_id, q.source, q.external_id, sum(q.minor)::bigint as minor, count(*) as claims
      from (select r.store_id, r.source, r.external_id, ${sql.raw(claimed)} as minor ${claims}) q
      where q.minor <> 0 group by q.store_id, q.source, q.external_id`;
  const credited = sql`select r.store_id, r.source, r.external_id, (${sql.raw(ofCredited[step]!)})::bigint as minor, 1 as claims
    from (${orderRollup.listRows(isOfPeriod, windowHours, "f.external_id")}) r ${around} and ${sql.raw(isOfService)}`;
  if (step === "refunded") return sql`${credited} and r.refunded <> 0`;
  if (step !== "missed") return credited;
  return sql`select q.* from (${credited}) q
    where (q.store_id, q.source, q.external_id) not in (
      select r.store_id, r.source, r.external_id ${claims} and r.nearest <> 0 and ${sql.raw(isInside)}
    ) and q.minor <> 0`;
}

/** Newest first, by payment or, where there was none, by creation; `limit` rows and the keyset of the next page. */
export async function listRuleOrders(
  db: Db,
  search: RuleOrderSearch & { after?: OrderCursor; limit: number },
): Promise<{ rows: RuleOrderRow[]; next: OrderCursor | null }> {
  const { windowHours, after, limit } = search;
  const credited = (column: string) => sql.raw(`case when r.band <= w.hours then r.${column} end`);
  const { rows } = await sql<
    Omit<RuleOrderRow, "grossMinor" | "refundedMinor" | "changeMinor"> &
      Record<"gross" | "refunded" | "change", string> & { at: number }
  >`
    select r.store_id as "storeId", s.key as "storeKey", r.source, r.external_id as "orderId", r.customer,
      r.created_at as "createdAt", r.paid_at as "paidAt", r.at, r.currency, r.amount_minor::text as gross,
      r.refunded_minor::text as refunded, r.minor::text as change, r.claims,
      case when r.paid_at is not null then ${sql.raw(bucketUnderWindow)} end as bucket,
      ${credited("conversation_id")} as "conversationId", ${credited("lag_ms")} as "lagMs",
      ${credited("channel")} as channel, ${credited("topic")} as topic, ${credited("agent")} as agent
    from (
      select f.*, p.minor, p.claims, coalesce(f.paid_at, f.created_at) as at, ${sql.raw(renderBucket("f"))} as bucket,
        ${sql.raw(renderBand("f.lag_ms", "s.attribution_hours", windowHours))} as band
      from (${pickOrders(search)}) p
      join order_facts f on f.store_id = p.store_id and f.source = p.source and f.external_id = p.external_id
      join stores s on s.store_id = f.store_id
    ) r
    join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where true ${renderAfter(after)}
    order by r.at desc, r.store_id desc, r.source collate "C" desc, r.external_id collate "C" desc
    limit ${limit + 1}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(({ gross, refunded, change, at: _, ...row }) => ({
      ...row,
      ...{ grossMinor: BigInt(gross), refundedMinor: BigInt(refunded), changeMinor: BigInt(change) },
    })),
    next: last ? { at: last.at, storeId: last.storeId, source: last.source, orderId: last.orderId } : null,
  };
}

/** Of one currency; money in minor units. */
export type RuleOrderSum = { currency: string; orders: number; claims: number; changeMinor: bigint };

/** How many orders the step has and what it adds or takes away, a row for each currency. */
export async function sumRuleOrders(db: Db, search: RuleOrderSearch): Promise<RuleOrderSum[]> {
  const { rows } = await sql<{ currency: string; orders: number; claims: number; change: string }>`
    select f.currency, count(*) as orders, sum(p.claims)::bigint as claims, sum(p.minor)::text as change
    from (${pickOrders(search)}) p
    join order_facts f on f.store_id = p.store_id and f.source = p.source and f.external_id = p.external_id
    group by f.currency order by f.currency`.execute(db);
  return rows.map(({ change, ...row }) => ({ ...row, changeMinor: BigInt(change) }));
}

function renderAfter(after: OrderCursor | undefined): RawBuilder<unknown> {
  if (!after) return sql``;
  const at = new Date(after.at).toISOString();
  return sql`and (r.at, r.store_id, r.source collate "C", r.external_id collate "C")
    < (${at}::timestamptz, ${after.storeId}::int, ${after.source}, ${after.orderId})`;
}
