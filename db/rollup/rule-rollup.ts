/** What other platforms' rules claim, as a pure function of order facts (app/sales/rules.ts says the rules). */
import { sql, type RawBuilder } from "kysely";
import { platformRules, ruleHours, type PlatformRule } from "#app/sales/rules.ts";
import { hourMs } from "#app/sales/windows.ts";
import { renderBand, type AskedWindow } from "../sales/sales-terms.ts";
import type { RollupTable } from "./replace-rows.ts";

/**
 * Money in minor units, once for each claim. Candidates are claims for which only the window and the order's other claims are left to
 * ask; the nearest of an order is the last that began before it.
 */
export const claimParts = ["existed", "unpaid", "unanswered", "candidates", "nearest"] as const;
export type ClaimPart = (typeof claimParts)[number];

export const ruleTable: RollupTable = {
  name: "rule_rollups",
  keys: ["store_id", "day", "currency", "source", "rule", "band"],
  counters: claimParts,
};

type Where = (dayColumn: string) => RawBuilder<unknown>;

/** Orders `f` that have any conversation near, by the day they were paid, those never paid by the day they were created. */
const listOrders = (where: Where) => sql`
  select f.*, f.paid_day as day from order_facts f
  where f.paid_day is not null and ${hasLags} and ${where("paid_day")}
  union all
  select f.*, f.created_day from order_facts f
  where f.paid_day is null and ${hasLags} and ${where("created_day")}`;
const hasLags = sql`(f.answered_lags_ms is not null or f.unanswered_lags_ms is not null)`;

/** Whether a rule counts an order for a conversation: the lag of what it looks at, and for one of them that no other is nearer. */
const fits: Readonly<Record<PlatformRule, string>> = {
  pay_72h: isWithin("l.paid_lag", "pay_72h"),
  order_3d: isWithin("l.lag", "order_3d"),
  touch_7d: `l.is_last and ${isWithin("l.paid_lag", "touch_7d")}`,
};

function isWithin(lag: string, rule: PlatformRule): string {
  return `${lag} > 0 and ${lag} <= ${ruleHours[rule] * hourMs}`;
}

/**
 * One row a claim, in the columns of the rollup and with the order's `external_id`; ready for one more window than those kept, if
 * asked for. `where` picks facts (alias `f`) by their column of days.
 */
export function listClaims(where: Where, asked: AskedWindow): RawBuilder<unknown> {
  const rules = platformRules.map((rule) => `('${rule}', ${fits[rule]})`).join(", ");
  return sql`
    select c.store_id, c.day, c.currency, c.source, c.external_id, c.rule,
      case when c.step = 'candidate' then ${sql.raw(renderBand("c.lag", "c.own_hours", asked))} end as band,
      ${sql.raw(["existed", "unpaid", "unanswered"].map((step) => ofStep(`c.step = '${step}'`, step)).join(", "))},
      ${sql.raw(ofStep("c.step = 'candidate'", "candidates"))},
      ${sql.raw(ofStep(`c.step = 'candidate' and row_number() over (partition by c.number, c.rule, c.step order by c.lag) = 1`, "nearest"))}
    from (
      select l.*, v.rule,
        case when l.lag <= 0 then 'existed' when l.paid_lag is null then 'unpaid' when not l.is_answered then 'unanswered'
          else 'candidate' end as step
      from (
        select o.*, t.lag, t.is_answered, t.lag + o.paid_after as paid_lag,
          row_number() over (partition by o.number
            order by t.lag + o.paid_after > 0 desc nulls last, t.lag, t.is_answered desc) = 1 as is_last
        from (
          select row_number() over () as number, f.store_id, f.day, f.currency, f.source, f.external_id,
            f.amount_minor as minor, f.answered_lags_ms, f.unanswered_lags_ms, s.attribution_hours as own_hours,
            round(extract(epoch from f.paid_at - f.created_at) * 1000)::bigint as paid_after
          from (${listOrders(where)}) f join stores s on s.store_id = f.store_id
        ) o cross join lateral (
          select lag, true as is_answered from unnest(o.answered_lags_ms) as a(lag)
          union all select lag, false from unnest(o.unanswered_lags_ms) as u(lag)
        ) t
      ) l cross join lateral (values ${sql.raw(rules)}) as v(rule, fits)
      where v.fits
    ) c`;
}

const ofStep = (condition: string, name: string) =>
  `case when ${condition} then c.minor else 0 end as ${name}`;

/** Rows of rule_rollups from the facts that `where` picks. */
export function computeRuleRollup(where: Where): RawBuilder<unknown> {
  const keys = sql.raw(ruleTable.keys.map((key) => `r.${key}`).join(", "));
  const sums = sql.raw(claimParts.map((part) => `sum(r.${part})::bigint`).join(", "));
  return sql`select ${keys}, ${sums} from (${listClaims(where, null)}) r group by ${keys}`;
}
