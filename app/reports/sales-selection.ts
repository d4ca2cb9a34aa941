/** The selection of a page as questions about sales are put. */
import type { WholeDimension } from "#db/queries/sum-sales-windows.ts";
import type { DimensionId, Filter } from "#app/metrics/dimensions.ts";
import type { Selection } from "#app/metrics/question.ts";
import {
  dayDimensions,
  type InquiryDimension,
  type SalesFilter,
  type SalesSelection,
} from "#app/sales/question.ts";
import type { CreditWindow } from "#app/search/page-search.ts";
import type { PageFrame } from "./page-frame.server.ts";

/** What conversations and orders can both be filtered by. */
const shared = ["store", ...dayDimensions, "channel", "source", "topic", "agent"] as const;
type SharedDimension = (typeof shared)[number] & InquiryDimension & DimensionId;

/** Those an order only has through the conversation it is credited to. */
const ofConversation = ["channel", "topic", "agent"] as const;

export type PageSalesSelection = SalesSelection<InquiryDimension>;

export type SalesFrame = {
  selection: PageSalesSelection;
  /** The same on the days compared with; null without a comparison, or where only some hours of a day are compared. */
  comparison: PageSalesSelection | null;
  /** Filters of the page that orders know nothing of, and so are not filtered by. */
  leftOut: DimensionId[];
  /** Orders of the stores whatever conversation they are credited to: under any window they add up to the same. */
  whole: SalesSelection<WholeDimension>;
  /** Whether `whole` holds more than the page's filters leave. */
  isNarrowed: boolean;
};

/** Cards, lists and exports of sales all start from here, so that they count the same orders. */
export function buildSalesFrame(frame: PageFrame): SalesFrame {
  const { search, comparisonSelection, comparesHours } = frame;
  const selection = toSalesSelection(frame.selection, search.windowHours);
  return {
    selection,
    comparison:
      comparisonSelection && !comparesHours
        ? toSalesSelection(comparisonSelection, search.windowHours)
        : null,
    leftOut: search.filters.flatMap((filter) => (isShared(filter) ? [] : [filter.dimension])),
    whole: { ...selection, filters: selection.filters.filter(isOfOrder) },
    isNarrowed: !selection.filters.every(isOfOrder),
  };
}

/** Filters that orders know nothing of are left out. */
export function toSalesSelection(
  { scope, from, to, filters }: Selection,
  windowHours: CreditWindow | null,
): PageSalesSelection {
  return { scope, from, to, filters: filters.filter(isShared), windowHours };
}

function isShared(filter: Filter): filter is Filter & { dimension: SharedDimension } {
  return (shared as readonly string[]).includes(filter.dimension);
}

function isOfOrder(
  filter: SalesFilter<InquiryDimension>,
): filter is SalesFilter<InquiryDimension & WholeDimension> {
  return !ofConversation.some((dimension) => dimension === filter.dimension);
}
