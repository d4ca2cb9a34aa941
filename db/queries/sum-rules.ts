/** What other platforms' rules make of the same orders, step by step to ours (app/sales/rules.ts says the rules). */
import { sql } from "kysely";
import { platformRules, ruleHours, type PlatformRule, type RuleSum } from "#app/sales/rules.ts";
import type { SalesDimension, SalesFilter, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { renderDayDimension } from "../measures/grains.ts";
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
  const [claims, sold] = await Promise.all([sumClaims(db, selection), sumSales(db, selection, [])]);
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
      const read = (name: keyof Sums) => BigInt(row?.[name] ?? 0);
      return {
        ...{ currency, rule, claimed: read("claimed") },
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

type Sums = Record<
  "claimed" | "existed" | "unpaid" | "unanswered" | "outside" | "candidates" | "kept",
  string
>;

const longest = Math.max(...Object.values(ruleHours));
const within = (moment: string, rule: PlatformRule) =>
  `t.started_at < ${moment} and t.started_at >= ${moment} - interval '${ruleHours[rule]} hours'`;

async function sumClaims(
  db: Db,
  { scope, from, to, filters, windowHours }: RuleSelection,
): Promise<(Sums & { currency: string; rule: PlatformRule })[]> {
  const { rows } = await sql<Sums & { currency: string; rule: PlatformRule }>`
    with sold as materialized (
      select r.* from (
        select f.*, coalesce(f.paid_day, f.created_day) as day, s.key, coalesce(${windowHours}::int, s.attribution_hours) as hours
        from order_facts f join stores s on s.store_id = f.store_id
        where ${renderScope(scope, "f.store_id")} and (f.paid_day between ${from}::date and ${to}::date
          or f.paid_day is null and f.created_day between ${from}::date and ${to}::date)
      ) r where ${renderFilters(filters, renderOrderDimension)}
    ),
    claims as (
      select o.store_id, o.source, o.external_id, o.currency, o.amount_minor, v.rule,
        case when o.created_at <= t.started_at then 'existed'
          when o.paid_at is null then 'unpaid'
          when not t.is_answered then 'unanswered'
          when o.created_at > t.started_at + o.hours * interval '1 hour' then 'outside'
          else 'candidate' end as step
      from sold o
      join lateral (
        select c.started_at, coalesce(least(c.first_bot_speech_at, c.first_human_speech_at) < o.created_at, false) as is_answered,
          row_number() over (order by c.started_at < o.paid_at desc nulls last, c.started_at desc,
            coalesce(least(c.first_bot_speech_at, c.first_human_speech_at) < o.created_at, false) desc) as place
        from conversation_facts c
        where c.store_id = o.store_id and c.source = o.source and c.customer = o.customer and not c.is_test
          and c.started_at < greatest(o.created_at, o.paid_at)
          and c.started_at >= least(o.created_at, o.paid_at) - interval '${sql.raw(String(longest))} hours'
      ) t on true
      cross join lateral (values
        ('pay_72h', ${sql.raw(within("o.paid_at", "pay_72h"))}),
        ('order_3d', ${sql.raw(within("o.created_at", "order_3d"))}),
        ('touch_7d', t.place = 1 and ${sql.raw(within("o.paid_at", "touch_7d"))})
      ) as v(rule, fits)
      where v.fits
    ),
    orders as (
      select currency, rule, amount_minor, count(*) as claims,
        ${sql.raw(
          ["existed", "unpaid", "unanswered", "outside", "candidate"]
            .map((step) => `count(*) filter (where step = '${step}') as ${step}`)
            .join(", "),
        )}
      from claims group by store_id, source, external_id, currency, rule, amount_minor
    )
    select currency, rule, sum(amount_minor * claims)::text as claimed,
      ${sql.raw(
        ["existed", "unpaid", "unanswered", "outside"]
          .map((step) => `sum(amount_minor * ${step})::text as ${step}`)
          .join(", "),
      )},
      sum(amount_minor * candidate)::text as candidates,
      coalesce(sum(amount_minor) filter (where candidate > 0), 0)::text as kept
    from orders group by currency, rule`.execute(db);
  return rows;
}

function renderOrderDimension(dimension: OrderDimension): string {
  if (dimension === "store") return "r.key";
  if (dimension === "currency" || dimension === "source") return `r.${dimension}`;
  return renderDayDimension(dimension, "r.day");
}
