/** The recommendations behind a step of guided sales. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { GuidedListChoice } from "#app/search/sales-list-choice.ts";
import type { Db } from "#db/connection.ts";
import {
  listRecommendations,
  type RecommendationRow,
  type RecommendationSearch,
} from "#db/queries/list-recommendations.ts";
import { sumGuided } from "#db/queries/sum-guided.ts";
import type { PageFrame } from "./page-frame.server.ts";
import {
  describeCustomer,
  isOfInquiry,
  parseRecommendationCursor,
  writeRecommendationCursor,
  type EntryContext,
  type SeenCustomer,
} from "./sales-list-entry.ts";
import { buildSalesFrame } from "./sales-selection.ts";

type Amount = { currency: string; value: string };

/** Amounts are decimals; the customer is null where the source does not tell. */
export type RecommendationEntry = Omit<RecommendationRow, "storeId" | "customer" | "sold"> & {
  key: string;
  timezone: string;
  customer: Pick<SeenCustomer, "customer" | "customerAddress"> | null;
  sold: Amount[];
};

export type GuidedListPage = { of: "recommendations"; rows: RecommendationEntry[]; next: string | null };

export type GuidedListReport = {
  list: GuidedListChoice;
  count: number;
  /** What was paid for the recommended products; of the step of orders alone. */
  sold: Amount[];
  page: GuidedListPage;
};

export function buildGuidedSearch(frame: PageFrame, { step, where }: GuidedListChoice): RecommendationSearch {
  const { selection } = buildSalesFrame(frame);
  return { ...selection, filters: [...selection.filters, ...where.filter(isOfInquiry)], step };
}

export async function loadGuidedListPage(
  db: Db,
  search: RecommendationSearch,
  context: EntryContext,
  { after, limit }: { after: string | null; limit: number },
): Promise<GuidedListPage> {
  const place = parseRecommendationCursor(after);
  const page = await listRecommendations(db, { ...search, limit, ...(place ? { after: place } : {}) });
  return {
    of: "recommendations",
    rows: page.rows.map((row) => buildRecommendationEntry(row, context)),
    next: page.next && writeRecommendationCursor(page.next),
  };
}

function buildRecommendationEntry(row: RecommendationRow, context: EntryContext): RecommendationEntry {
  const { storeId: _, customer, sold, ...rest } = row;
  const seen = customer === null ? null : describeCustomer({ ...row, customer }, context);
  return {
    ...rest,
    key: `${row.conversationId} ${row.product}`,
    timezone: context.zones.get(row.storeKey) ?? "UTC",
    customer: seen && { customer: seen.customer, customerAddress: seen.customerAddress },
    sold: sold.map(writeAmount),
  };
}

export async function loadGuidedListReport(
  db: Db,
  { list, search }: { list: GuidedListChoice; search: RecommendationSearch },
  context: EntryContext,
  place: { after: string | null; limit: number },
): Promise<GuidedListReport> {
  const { step, ...selection } = search;
  const [page, [sums]] = await Promise.all([
    loadGuidedListPage(db, search, context, place),
    sumGuided(db, selection),
  ]);
  return {
    list,
    count: sums?.[step] ?? 0,
    sold: step === "ordered" ? (sums?.sold ?? []).map(writeAmount) : [],
    page,
  };
}

const writeAmount = ({ currency, minor }: { currency: string; minor: bigint }): Amount => ({
  currency,
  value: formatMinorUnits(minor, countMinorDigits(currency)),
});
