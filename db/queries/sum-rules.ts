/** What other platforms' rules make of the same orders, step by step to ours (app/sales/rules.ts says the rules). */
import { sql } from "kysely";
import { platformRules, type PlatformRule, type RuleSum } from "#app/sales/rules.ts";
import type { SalesDimension, SalesFilter, SalesSelection } from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { renderDayDimension } from "../measures/grains.ts";
import { listClaims, ruleTable, type ClaimPart } from "../rollup/rule-rollup.ts";
import { renderFilters } from "./filters.ts";
import { renderScope } from "./scope.ts";
import { sumSales } from "./sum-sales.ts";

/** What an order has whatever conversation it is credited to. */
export type OrderDimension = Exclude<SalesDimension, "channel" | "topic" | "agent" | "bucket">;

export type RuleSelection = Omit<SalesSelection, "filters"> & {
  filters: readonly SalesFilter<OrderDimension>[];
};
export type CurrencyRuleSum = RuleSum & { currency: string; rule: PlatformRule };

/**
 * Orders by the day they were paid, those never paid by the day they were created. Each rule in each currency that was sold in.
 */
export async function sumRules(db: Db, selection: RuleSelection): Promise<CurrencyRuleSum[]> {
  const [claims, sold] = await Promise.all([
    sumClaims(db, selection),
    sumSales(db, selection, [], ["gross", "refunded"]),
  ]);
  const currencies = [...new Set([...claims, ...sold].map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const credited = { gross: 0n, refunded: 0n };
    for (const { currency: own, bucket, sums } of sold) {
      if (own !== currency || bucket === "silent") continue;
      credited.gross += sums.gross;
      credited.refunded += sums.refunded;
    }
    return platformRules.map((rule): CurrencyRuleSum => {
      const row = claims.find((one) => one.currency === currency && one.rule === rule);
      const read = (name: keyof ClaimSums) => BigInt(row?.[name] ?? 0);
      const lost = (["existed", "unpaid", "unanswered", "outside"] as const).map(read);
      return {
        ...{ currency, rule, claimed: lost.reduce((sum, part) => sum + part, read("candidates")) },
        steps: {
          existed: -read("existed"),
          unpaid: -read("unpaid"),
          unanswered: -read("unanswered"),
          outside: -read("outside"),
          twice: -(read("candidates") - read("kept")),
          missed: credited.gross - read("kept"),
          refunded: -credited.refunded,
        },
      };
    });
  });
}

type ClaimSums = Record<Exclude<ClaimPart, "nearest"> | "outside" | "kept", string>;

async function sumClaims(
  db: Db,
  { scope, from, to, filters, windowHours }: RuleSelection,
): Promise<(ClaimSums & { currency: string; rule: PlatformRule })[]> {
  const isKept = windowHours === null || (creditWindows as readonly number[]).includes(windowHours);
  const isOfPeriod = (day: string) =>
    sql`${renderScope(scope, "f.store_id")} and ${sql.ref(`f.${day}`)} between ${from}::date and ${to}::date`;
  const claims = isKept ? sql.table(ruleTable.name) : sql`(${listClaims(isOfPeriod, windowHours)})`;
  const isInside = "coalesce(r.band <= w.hours, false)";
  const sum = (part: ClaimPart, name: string, where = "true") =>
    `coalesce(sum(r.${part}) filter (where ${where}), 0)::text as ${name}`;
  const { rows } = await sql<ClaimSums & { currency: string; rule: PlatformRule }>`
    select r.currency, r.rule, ${sql.raw(
      [
        ...(["existed", "unpaid", "unanswered"] as const).map((part) => sum(part, part)),
        sum("candidates", "outside", `not ${isInside}`),
        sum("candidates", "candidates", isInside),
        sum("nearest", "kept", isInside),
      ].join(", "),
    )}
    from ${claims} r join stores s on s.store_id = r.store_id
    cross join lateral (select coalesce(${windowHours}::int, s.attribution_hours) as hours) w
    where ${renderScope(scope, "r.store_id")} and r.day between ${from}::date and ${to}::date
      and ${renderFilters(filters, renderOrderDimension)}
    group by r.currency, r.rule`.execute(db);
  return rows;
}

/** A dimension's text over a row `r` of orders or claims and its store `s`. */
export function renderOrderDimension(dimension: OrderDimension): string {
  if (dimension === "store") return "s.key";
  if (dimension === "currency" || dimension === "source") return `r.${dimension}`;
  return renderDayDimension(dimension, "r.day");
}
