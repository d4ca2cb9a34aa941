/** The list behind a number of sales: the single orders or inquiries it counted, and what they add up to. */
import { mayDo, type Principal } from "#app/access/principal.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { InquiryDimension, SalesFilter, SalesSelection } from "#app/sales/question.ts";
import type { SalesListChoice } from "#app/search/page-search.ts";
import type { Db } from "#db/connection.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import { countInquiries, listInquiries, type InquirySearch } from "#db/queries/list-inquiries.ts";
import { listOrders, sumOrders, type OrderSearch } from "#db/queries/list-orders.ts";
import type { PageFrame } from "./page-frame.server.ts";
import {
  buildInquiryEntry,
  buildOrderEntry,
  parseInquiryCursor,
  parseOrderCursor,
  writeAmounts,
  writeInquiryCursor,
  writeOrderCursor,
  type InquiryEntry,
  type OrderEntry,
} from "./sales-list-entry.ts";
import { buildSalesFrame } from "./sales-selection.ts";

/** `next`: where the next page begins; null on the last one. */
export type SalesListPage =
  | { of: "orders"; rows: OrderEntry[]; next: string | null }
  | { of: "inquiries"; rows: InquiryEntry[]; next: string | null };

/** All orders of the list that are of one currency; amounts are decimals. */
export type OrderTotal = { currency: string; orders: number; gross: string; refunded: string; net: string };

export type SalesListReport = {
  list: SalesListChoice;
  /** The number itself, as its card shows it. */
  figure: SalesFigure;
  count: number;
  /** One for each currency; none for inquiries. */
  totals: OrderTotal[];
  page: SalesListPage;
};

type Reading = { db: Db; privacyKey: string };

/** Lists of single customers need both permissions. */
export function mayListSales(principal: Principal | null): boolean {
  return principal !== null && mayDo(principal, "money") && mayDo(principal, "transcripts");
}

/** What a list asks the database, without the place in it. */
export type SalesSearch =
  | { of: "orders"; search: Omit<OrderSearch, "after" | "limit"> }
  | { of: "inquiries"; search: Omit<InquirySearch, "after" | "limit"> };

/** The selection of the page with the filters of the row or bar the number stood in. */
export function buildSalesSearch(
  frame: PageFrame,
  { rows, metric, side, where }: SalesListChoice,
): SalesSearch {
  const { selection } = buildSalesFrame(frame);
  const target = { metric, side };
  if (rows === "orders")
    return { of: rows, search: { ...selection, filters: [...selection.filters, ...where], target } };
  const filters = [...selection.filters, ...where.filter(isOfInquiry)];
  return { of: rows, search: { ...selection, filters, target } };
}

function isOfInquiry(filter: SalesFilter): filter is SalesFilter<InquiryDimension> {
  return !["currency", "bucket", "product"].includes(filter.dimension);
}

/** One page of rows after a place in the list. */
export async function loadSalesListPage(
  { db, privacyKey }: Reading,
  { stores }: Pick<PageFrame, "stores">,
  asked: SalesSearch,
  { after, limit }: { after: string | null; limit: number },
): Promise<SalesListPage> {
  const context = { privacyKey, zones: new Map(stores.map(({ key, timezone }) => [key, timezone])) };
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

const firstPage = 50;

/** The head and the first rows of the list a page's URL asks for. */
export async function loadSalesListReport(
  reading: Reading,
  frame: PageFrame,
  list: SalesListChoice,
): Promise<SalesListReport> {
  const { db } = reading;
  const asked = buildSalesSearch(frame, list);
  const selection: SalesSelection = asked.search;
  const [page, [answer], totals, inquiries] = await Promise.all([
    loadSalesListPage(reading, frame, asked, { after: null, limit: firstPage }),
    answerSales(db, [list.metric], selection, []),
    asked.of === "orders" ? sumOrders(db, asked.search) : [],
    asked.of === "inquiries" ? countInquiries(db, asked.search) : 0,
  ]);
  return {
    list,
    figure: answer?.figures[list.metric] ?? { value: null },
    count: totals.reduce((sum, { orders }) => sum + orders, inquiries),
    totals: totals.map((sum) => ({ currency: sum.currency, orders: sum.orders, ...writeAmounts(sum) })),
    page,
  };
}
