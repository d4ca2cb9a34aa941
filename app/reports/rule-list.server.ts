/** The orders behind a step from another platform's number to ours. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import type { RuleListChoice } from "#app/search/sales-list-choice.ts";
import type { Db } from "#db/connection.ts";
import {
  listRuleOrders,
  sumRuleOrders,
  type RuleOrderRow,
  type RuleOrderSearch,
} from "#db/queries/list-rule-orders.ts";
import type { OrderDimension } from "#db/queries/sum-rules.ts";
import type { PageFrame } from "./page-frame.server.ts";
import {
  buildOrderEntry,
  parseOrderCursor,
  writeOrderCursor,
  type EntryContext,
  type OrderEntry,
} from "./sales-list-entry.ts";
import { buildSalesFrame } from "./sales-selection.ts";

/** `change`: what the step adds or takes away with the order, a signed decimal of its currency. */
export type RuleOrderEntry = OrderEntry & { change: string; claims: number };

export type RuleListPage = { of: "claims"; rows: RuleOrderEntry[]; next: string | null };

export type RuleListReport = {
  list: RuleListChoice;
  /** Orders; `claims` counts one for each conversation. */
  count: number;
  claims: number;
  /** What the step adds or takes away: the number it stands at. Decimals. */
  changes: { currency: string; value: string }[];
  page: RuleListPage;
};

/** As the waterfall, orders of the stores whatever conversation they are credited to. */
export function buildRuleSearch(frame: PageFrame, { rule, step, where }: RuleListChoice): RuleOrderSearch {
  const { whole } = buildSalesFrame(frame);
  return { ...whole, filters: [...whole.filters, ...where.filter(isOfOrder)], rule, step };
}

const unknownToOrders = ["channel", "topic", "agent", "bucket", "product"];

function isOfOrder(filter: SalesFilter): filter is SalesFilter<OrderDimension> {
  return !unknownToOrders.includes(filter.dimension);
}

export async function loadRuleListPage(
  db: Db,
  search: RuleOrderSearch,
  context: EntryContext,
  { after, limit }: { after: string | null; limit: number },
): Promise<RuleListPage> {
  const place = parseOrderCursor(after);
  const { rows, next } = await listRuleOrders(db, { ...search, limit, ...(place ? { after: place } : {}) });
  return {
    of: "claims",
    rows: rows.map((row) => buildRuleOrderEntry(row, context)),
    next: next && writeOrderCursor(next),
  };
}

function buildRuleOrderEntry(row: RuleOrderRow, context: EntryContext): RuleOrderEntry {
  const { changeMinor, claims, ...order } = row;
  const change = formatMinorUnits(changeMinor, countMinorDigits(row.currency));
  return { ...buildOrderEntry(order, context), change, claims };
}

export async function loadRuleListReport(
  db: Db,
  { list, search }: { list: RuleListChoice; search: RuleOrderSearch },
  context: EntryContext,
  place: { after: string | null; limit: number },
): Promise<RuleListReport> {
  const [page, sums] = await Promise.all([
    loadRuleListPage(db, search, context, place),
    sumRuleOrders(db, search),
  ]);
  return {
    list,
    count: sums.reduce((sum, { orders }) => sum + orders, 0),
    claims: sums.reduce((sum, { claims }) => sum + claims, 0),
    changes: sums.map(({ currency, changeMinor }) => ({
      currency,
      value: formatMinorUnits(changeMinor, countMinorDigits(currency)),
    })),
    page,
  };
}
