/** The whole state of a page, and its one spelling in the URL. */
import type { Filter } from "#app/metrics/dimensions.ts";
import type { ListTarget } from "#app/metrics/question.ts";
import { isMetric, resolutionDefinitions, type ResolutionDefinition } from "#app/metrics/registry.ts";
import { isCurrency } from "#app/money/currency.ts";
import { creditWindows } from "#app/sales/windows.ts";
import { isDay } from "#app/time/day.ts";
import {
  namedComparisons,
  namedPeriods,
  type CompareChoice,
  type CompareMatch,
  type DayRange,
  type PeriodChoice,
} from "#app/time/period.ts";
import { parseFilters, writeFilter } from "./filter-text.ts";
import { parseSalesList, writeSalesList, type SalesListChoice } from "./sales-list-choice.ts";

export const recontactChoices = [24, 72, 168] as const;
export type RecontactHours = (typeof recontactChoices)[number];
export type SortChoice = { key: string; direction: "asc" | "desc" };
/** The list behind a number: what it counts, and the filters of the row or bar it stood in. */
export type ListChoice = ListTarget & { where: Filter[] };

export type CreditWindow = (typeof creditWindows)[number];

export type PageSearch = {
  period: PeriodChoice;
  compare: CompareChoice;
  match: CompareMatch;
  filters: Filter[];
  definition: ResolutionDefinition;
  /** Hours, or null for each store's own window. */
  recontactHours: RecontactHours | null;
  sameTopicOnly: boolean;
  includeTest: boolean;
  sort: SortChoice | null;
  /** Text looked for, where a page has a search box. */
  text: string;
  /** Where a page lists conversations: only the rows this number counts. */
  target: ListTarget | null;
  list: ListChoice | null;
  /** Money less refunds rather than gross. */
  net: boolean;
  /** Hours of the attribution window, or null for each store's own. */
  windowHours: CreditWindow | null;
  /** Money of all currencies in this one, by the rates the merchant gave; null: one total for each currency. */
  currency: string | null;
  /** Never together with `list`: the drawer shows one of them. */
  sales: SalesListChoice | null;
  /** Id of the conversation whose transcript is open in the drawer. */
  conversation: number | null;
};

export const defaultPageSearch: PageSearch = {
  period: "30d",
  compare: "previous",
  match: "date",
  filters: [],
  definition: "verified_rate",
  recontactHours: null,
  sameTopicOnly: false,
  includeTest: false,
  sort: null,
  text: "",
  target: null,
  list: null,
  net: false,
  windowHours: null,
  currency: null,
  sales: null,
  conversation: null,
};

/** Reads the state of a page from its URL. Total: what cannot be understood falls back to the default. */
export function parsePageSearch(asked: URLSearchParams): PageSearch {
  // No stored text holds a NUL, and Postgres takes none as a parameter.
  const params = new URLSearchParams([...asked].map(([name, value]) => [name, value.replaceAll("\0", "")]));
  const sales = parseSalesList(params);
  return {
    period: parseChoice(params.get("period"), namedPeriods) ?? defaultPageSearch.period,
    compare: parseChoice(params.get("compare"), namedComparisons) ?? defaultPageSearch.compare,
    match: params.get("match") === "weekday" ? "weekday" : "date",
    filters: parseFilters(params.getAll("f")),
    definition: resolutionDefinitions.find((id) => id === params.get("def")) ?? defaultPageSearch.definition,
    recontactHours: recontactChoices.find((hours) => String(hours) === params.get("hours")) ?? null,
    sameTopicOnly: params.get("topic") === "same",
    includeTest: params.get("test") === "1",
    sort: parseSort(params.get("sort")),
    text: (params.get("q") ?? "").slice(0, 200),
    target: parseTarget(params.get("of")),
    list: sales ? null : parseList(params),
    net: params.get("money") === "net",
    windowHours: creditWindows.find((hours) => String(hours) === params.get("window")) ?? null,
    currency: parseCurrency(params.get("cur")),
    sales,
    conversation: parseId(params.get("c")),
  };
}

/** Writes the state of a page; defaults are left out. `parsePageSearch` reads it back unchanged. */
export function buildSearchParams(search: PageSearch): URLSearchParams {
  const params = new URLSearchParams();
  const set = (key: string, text: string | null, fallback: string | null = null) => {
    if (text !== null && text !== fallback) params.append(key, text);
  };
  set("period", writeChoice(search.period), "30d");
  set("compare", writeChoice(search.compare), "previous");
  set("match", search.match, "date");
  for (const filter of search.filters) set("f", writeFilter(filter));
  set("def", search.definition, "verified_rate");
  set("hours", search.recontactHours === null ? null : String(search.recontactHours));
  set("topic", search.sameTopicOnly ? "same" : null);
  set("test", search.includeTest ? "1" : null);
  set("sort", search.sort && `${search.sort.key}:${search.sort.direction}`);
  set("q", search.text, "");
  if (search.target) set("of", writeTarget(search.target));
  set("money", search.net ? "net" : null);
  set("window", search.windowHours === null ? null : String(search.windowHours));
  set("cur", search.currency);
  if (search.sales) {
    for (const [key, text] of writeSalesList(search.sales)) set(key, text);
  } else if (search.list) {
    set("list", search.list.metric);
    set("side", search.list.side, "numerator");
    for (const filter of search.list.where) set("w", writeFilter(filter));
  }
  set("c", search.conversation === null ? null : String(search.conversation));
  return params;
}

/** The query part of a link, `""` or `?…`, with the colons and commas of filters left readable. */
export function buildQueryString(search: PageSearch): string {
  const text = buildSearchParams(search).toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** Every URL parameter that belongs to the page's state; a page may have more of its own. */
export const stateParams: ReadonlySet<string> = new Set(
  "period compare match f def hours topic test sort q of list side w money window cur sales sw c".split(" "),
);

/** Those that only say what the drawer shows. */
export const drawerParams = ["list", "side", "w", "sales", "sw", "c"] as const;

/** True when two URLs show the same report and differ at most in what the drawer shows. */
export function isSameReport(a: URL, b: URL): boolean {
  const spell = (url: URL) => {
    const params = new URLSearchParams(url.searchParams);
    for (const name of drawerParams) params.delete(name);
    return params.toString();
  };
  return a.pathname === b.pathname && spell(a) === spell(b);
}

function parseChoice<Name extends string>(
  text: string | null,
  names: readonly Name[],
): Name | DayRange | undefined {
  if (text === null) return undefined;
  const [from, to, ...rest] = text.split("..");
  if (from && to && rest.length === 0 && isDay(from) && isDay(to) && from <= to) return { from, to };
  return names.find((name) => name === text);
}

function writeChoice(choice: string | DayRange): string {
  return typeof choice === "string" ? choice : `${choice.from}..${choice.to}`;
}

function parseSort(text: string | null): SortChoice | null {
  const [, key, direction] = /^([a-z0-9_.-]{1,60}):(asc|desc)$/.exec(text ?? "") ?? [];
  return key && direction ? { key, direction: direction as SortChoice["direction"] } : null;
}

function parseTarget(text: string | null): ListTarget | null {
  const [metric = "", side, ...rest] = (text ?? "").split(":");
  if (!isMetric(metric) || rest.length > 0) return null;
  return { metric, side: side === "denominator" ? "denominator" : "numerator" };
}

function writeTarget({ metric, side }: ListTarget): string {
  return side === "numerator" ? metric : `${metric}:${side}`;
}

function parseList(params: URLSearchParams): ListChoice | null {
  const metric = params.get("list");
  if (metric === null || !isMetric(metric)) return null;
  const side = params.get("side") === "denominator" ? "denominator" : "numerator";
  return { metric, side, where: parseFilters(params.getAll("w")) };
}

const parseCurrency = (text: string | null): string | null =>
  text !== null && isCurrency(text) ? text : null;

function parseId(text: string | null): number | null {
  const id = /^[1-9]\d{0,15}$/.test(text ?? "") ? Number(text) : NaN;
  return Number.isSafeInteger(id) ? id : null;
}
