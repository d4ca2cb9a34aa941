/** Which list of sales the drawer shows, and its spelling in the URL: `sales=`, `side=` and `sw=`. */
import type { ListTarget } from "#app/metrics/question.ts";
import { getSalesListRows, type SalesListRows } from "#app/metrics/sales-lists.ts";
import { isSalesMetric, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { guidedListSteps, type GuidedListStep } from "#app/sales/guided.ts";
import { salesDimensions, type SalesFilter } from "#app/sales/question.ts";
import { platformRules, ruleListSteps, type PlatformRule, type RuleListStep } from "#app/sales/rules.ts";
import { parseFilter, writeFilter } from "./filter-text.ts";

/** The single orders or inquiries behind a number of sales. */
export type MetricListChoice = {
  rows: SalesListRows;
  metric: SalesMetricId;
  /** What a share counts, or all it is measured over; the numerator for whatever is no share. */
  side: ListTarget["side"];
  /** Filters of the row or bar the number stood in. */
  where: SalesFilter[];
};

/** The orders of one step from another platform's number to ours. */
export type RuleListChoice = {
  rows: "claims";
  rule: PlatformRule;
  step: RuleListStep;
  where: SalesFilter[];
};

/** The recommendations (a conversation and a product each) that came as far as a step of guided sales. */
export type GuidedListChoice = { rows: "recommendations"; step: GuidedListStep; where: SalesFilter[] };

export type SalesListChoice = MetricListChoice | RuleListChoice | GuidedListChoice;

/** Null for what names no list. */
export function parseSalesList(params: URLSearchParams): SalesListChoice | null {
  const [rows, name = "", stepName, ...rest] = (params.get("sales") ?? "").split(":");
  const where = params.getAll("sw").flatMap((text) => parseFilter(text, isSalesDimension) ?? []);
  if (rest.length > 0) return null;
  if (rows === "claims") {
    const rule = platformRules.find((known) => known === name);
    const step = ruleListSteps.find((known) => known === stepName);
    return rule && step ? { rows, rule, step, where } : null;
  }
  if (stepName !== undefined) return null;
  if (rows === "recommendations") {
    const step = guidedListSteps.find((known) => known === name);
    return step ? { rows, step, where } : null;
  }
  if (!isSalesMetric(name) || getSalesListRows(name) !== rows) return null;
  const side = params.get("side") === "denominator" ? "denominator" : "numerator";
  return { rows, metric: name, side, where };
}

/** Names and texts of URL parameters. */
export function writeSalesList(list: SalesListChoice): [string, string][] {
  const where = list.where.map((filter): [string, string] => ["sw", writeFilter(filter)]);
  if (list.rows === "claims") return [["sales", `${list.rows}:${list.rule}:${list.step}`], ...where];
  if (list.rows === "recommendations") return [["sales", `${list.rows}:${list.step}`], ...where];
  const side: [string, string][] = list.side === "numerator" ? [] : [["side", list.side]];
  return [["sales", `${list.rows}:${list.metric}`], ...side, ...where];
}

/** What its file is called, and what the audit says was exported. */
export function nameSalesList(list: SalesListChoice): string {
  if (list.rows === "claims") return `${list.rule}-${list.step}`;
  return list.rows === "recommendations" ? `guided_${list.step}` : list.metric;
}

const isSalesDimension = (text: string): text is SalesFilter["dimension"] =>
  text === "product" || (salesDimensions as readonly string[]).includes(text);
