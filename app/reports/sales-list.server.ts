/** The list behind a number of sales: the single orders or inquiries it counted, and what they add up to. */
import { mayDo, type Principal } from "#app/access/principal.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type {
  GuidedListChoice,
  MetricListChoice,
  RuleListChoice,
  SalesListChoice,
} from "#app/search/sales-list-choice.ts";
import type { Db } from "#db/connection.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import { countInquiries, listInquiries, type InquirySearch } from "#db/queries/list-inquiries.ts";
import { listOrders, sumOrders, type OrderSearch } from "#db/queries/list-orders.ts";
import type { RecommendationSearch } from "#db/queries/list-recommendations.ts";
import type { RuleOrderSearch } from "#db/queries/list-rule-orders.ts";
import {
  buildGuidedSearch,
  loadGuidedListPage,
  loadGuidedListReport,
  type GuidedListPage,
  type GuidedListReport,
} from "./guided-list.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import {
  buildRuleSearch,
  loadRuleListPage,
  loadRuleListReport,
  type RuleListPage,
  type RuleListReport,
} from "./rule-list.server.ts";
import {
  buildInquiryEntry,
  buildOrderEntry,
  isOfInquiry,
  parseInquiryCursor,
  parseOrderCursor,
  writeAmounts,
  writeInquiryCursor,
  writeOrderCursor,
  type EntryContext,
  type InquiryEntry,
  type OrderEntry,
} from "./sales-list-entry.ts";
import { buildSalesFrame } from "./sales-selection.ts";

type MetricListPage =
  | { of: "orders"; rows: OrderEntry[]; next: string | null }
  | { of: "inquiries"; rows: InquiryEntry[]; next: string | null };

/** `next`: where the next page begins; null on the last one. */
export type SalesListPage = MetricListPage | RuleListPage | GuidedListPage;

/** All orders of the list that are of one currency; amounts are decimals. */
export type OrderTotal = { currency: string; orders: number; gross: string; refunded: string; net: string };

export type MetricListReport = {
  list: MetricListChoice;
  /** The number itself, as its card shows it. */
  figure: SalesFigure;
  count: number;
  /** One for each currency; none for inquiries. */
  totals: OrderTotal[];
  page: MetricListPage;
};

export type SalesListReport = MetricListReport | RuleListReport | GuidedListReport;

type Reading = { db: Db; privacyKey: string };

/** Lists of single customers need both permissions. */
export function mayListSales(principal: Principal | null): boolean {
  return principal !== null && mayDo(principal, "money") && mayDo(principal, "transcripts");
}

type MetricSearch =
  | { of: "orders"; list: MetricListChoice; search: Omit<OrderSearch, "after" | "limit"> }
  | { of: "inquiries"; list: MetricListChoice; search: Omit<InquirySearch, "after" | "limit"> };

/** What a list asks the database, without the place in it. */
export type SalesSearch =
  | MetricSearch
  | { of: "claims"; list: RuleListChoice; search: RuleOrderSearch }
  | { of: "recommendations"; list: GuidedListChoice; search: RecommendationSearch };

/** The selection of the page with the filters of the row or bar the number stood in. */
export function buildSalesSearch(frame: PageFrame, list: SalesListChoice): SalesSearch {
  if (list.rows === "claims") return { of: list.rows, list, search: buildRuleSearch(frame, list) };
  if (list.rows === "recommendations") return { of: list.rows, list, search: buildGuidedSearch(frame, list) };
  const { selection } = buildSalesFrame(frame);
  const { rows, metric, side, where } = list;
  const target = { metric, side };
  if (rows === "orders") {
    const filters = [...selection.filters, ...where];
    return { of: rows, list, search: { ...selection, filters, target } };
  }
  const filters: SalesSelection<InquiryDimension>["filters"] = [
    ...selection.filters,
    ...where.filter(isOfInquiry),
  ];
  return { of: rows, list, search: { ...selection, filters, target } };
}

type Place = { after: string | null; limit: number };

/** One page of rows after a place in the list. */
export function loadSalesListPage(
  { db, privacyKey }: Reading,
  { stores }: Pick<PageFrame, "stores">,
  asked: SalesSearch,
  place: Place,
): Promise<SalesListPage> {
  const context = { privacyKey, zones: new Map(stores.map(({ key, timezone }) => [key, timezone])) };
  if (asked.of === "claims") return loadRuleListPage(db, asked.search, context, place);
  if (asked.of === "recommendations") return loadGuidedListPage(db, asked.search, context, place);
  return loadMetricListPage(db, asked, context, place);
}

async function loadMetricListPage(
  db: Db,
  asked: MetricSearch,
  context: EntryContext,
  { after, limit }: Place,
): Promise<MetricListPage> {
  if (asked.of === "orders") {
    const cursor = parseOrderCursor(after);
    const page = await listOrders(db, { ...asked.search, limit, ...(cursor ? { after: cursor } : {}) });
    return {
      of: asked.of,
      rows: page.rows.map((row) => buildOrderEntry(row, context)),
      next: page.next && writeOrderCursor(page.next),
    };
  }
  const cursor = parseInquiryCursor(after);
  const page = await listInquiries(db, { ...asked.search, limit, ...(cursor ? { after: cursor } : {}) });
  return {
    of: asked.of,
    rows: page.rows.map((row) => buildInquiryEntry(row, context)),
    next: page.next && writeInquiryCursor(page.next),
  };
}

const firstPlace: Place = { after: null, limit: 50 };

/** The head and the first rows of the list a page's URL asks for. */
export async function loadSalesListReport(
  { db, privacyKey }: Reading,
  frame: PageFrame,
  list: SalesListChoice,
): Promise<SalesListReport> {
  const asked = buildSalesSearch(frame, list);
  const zones = new Map(frame.stores.map(({ key, timezone }) => [key, timezone]));
  const context = { privacyKey, zones };
  if (asked.of === "claims") return loadRuleListReport(db, asked, context, firstPlace);
  if (asked.of === "recommendations") return loadGuidedListReport(db, asked, context, firstPlace);
  const { metric } = asked.list;
  const selection: SalesSelection = asked.search;
  const [page, [answer], totals, inquiries] = await Promise.all([
    loadMetricListPage(db, asked, context, firstPlace),
    answerSales(db, [metric], selection, []),
    asked.of === "orders" ? sumOrders(db, asked.search) : [],
    asked.of === "inquiries" ? countInquiries(db, asked.search) : 0,
  ]);
  return {
    list: asked.list,
    figure: answer?.figures[metric] ?? { value: null },
    count: totals.reduce((sum, { orders }) => sum + orders, inquiries),
    totals: totals.map((sum) => ({ currency: sum.currency, orders: sum.orders, ...writeAmounts(sum) })),
    page,
  };
}
