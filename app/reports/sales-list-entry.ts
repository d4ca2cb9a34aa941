/** Rows of the lists behind numbers of sales as pages show them, and their places as addresses carry them. */
import { writeCustomerAddress, shortenCustomer } from "#app/customers/customer-address.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { InquiryCursor, InquiryRow } from "#db/queries/list-inquiries.ts";
import type { OrderCursor, OrderRow } from "#db/queries/list-orders.ts";
import type { RecommendationCursor } from "#db/queries/list-recommendations.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { InquiryDimension, SalesFilter } from "#app/sales/question.ts";

/** The customer's id is cut short; `customerAddress` leads to their own page. */
export type SeenCustomer = { customer: string; customerAddress: string; timezone: string };

/** An order that need not be paid: then it is in no bucket. */
type AnyOrderRow = Omit<OrderRow, "paidAt" | "bucket"> & { paidAt: number | null; bucket: Bucket | null };

/** Amounts are decimals of the currency. */
export type OrderEntry = Omit<AnyOrderRow, "storeId" | "customer" | "grossMinor" | "refundedMinor"> &
  SeenCustomer & { key: string; gross: string; refunded: string; net: string };

export type InquiryEntry = Omit<InquiryRow, "storeId" | "customer"> & SeenCustomer & { key: string };

export type EntryContext = { privacyKey: string; zones: ReadonlyMap<string, string> };

export function buildOrderEntry(row: AnyOrderRow, context: EntryContext): OrderEntry {
  const { storeId, customer: _, grossMinor, refundedMinor, ...rest } = row;
  return {
    ...rest,
    ...describeCustomer(row, context),
    key: `${storeId} ${row.source} ${row.orderId}`,
    ...writeAmounts({ currency: row.currency, grossMinor, refundedMinor }),
  };
}

export function buildInquiryEntry(row: InquiryRow, context: EntryContext): InquiryEntry {
  const { storeId: _store, customer: _, ...rest } = row;
  return { ...rest, ...describeCustomer(row, context), key: String(row.conversationId) };
}

export function describeCustomer(
  {
    storeId,
    storeKey,
    source,
    customer,
  }: { storeId: number; storeKey: string; source: string; customer: string },
  { privacyKey, zones }: EntryContext,
): SeenCustomer {
  return {
    customer: shortenCustomer(customer),
    customerAddress: writeCustomerAddress(privacyKey, { storeId, source, customer }),
    timezone: zones.get(storeKey) ?? "UTC",
  };
}

/** Gross, refunded and net of one currency, as decimals. */
export function writeAmounts({
  currency,
  grossMinor,
  refundedMinor,
}: {
  currency: string;
  grossMinor: bigint;
  refundedMinor: bigint;
}): { gross: string; refunded: string; net: string } {
  const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
  return { gross: write(grossMinor), refunded: write(refundedMinor), net: write(grossMinor - refundedMinor) };
}

export function writeOrderCursor({ at, storeId, source, orderId }: OrderCursor): string {
  return JSON.stringify([at, storeId, source, orderId]);
}

/** Undefined for anything else, and the list begins at its top. */
export function parseOrderCursor(text: string | null): OrderCursor | undefined {
  const [at, storeId, source, orderId] = parseList(text);
  if (!isInstant(at) || !isId(storeId) || typeof source !== "string" || typeof orderId !== "string")
    return undefined;
  return source.includes("\0") || orderId.includes("\0") ? undefined : { at, storeId, source, orderId };
}

export function writeInquiryCursor({ startedAt, storeId, conversationId }: InquiryCursor): string {
  return JSON.stringify([startedAt, storeId, conversationId]);
}

export function parseInquiryCursor(text: string | null): InquiryCursor | undefined {
  const [startedAt, storeId, conversationId] = parseList(text);
  if (!isInstant(startedAt) || !isId(storeId) || !Number.isSafeInteger(conversationId)) return undefined;
  return { startedAt, storeId, conversationId: Number(conversationId) };
}

export function writeRecommendationCursor(place: RecommendationCursor): string {
  const { recommendedAt, storeId, conversationId, product } = place;
  return JSON.stringify([recommendedAt, storeId, conversationId, product]);
}

export function parseRecommendationCursor(text: string | null): RecommendationCursor | undefined {
  const [recommendedAt, storeId, conversationId, product] = parseList(text);
  if (!isInstant(recommendedAt) || !isId(storeId) || !Number.isSafeInteger(conversationId)) return undefined;
  if (typeof product !== "string" || product.includes("\0")) return undefined;
  return { recommendedAt, storeId, conversationId: Number(conversationId), product };
}

/** Whether inquiries, and recommendations, know of what is filtered by. */
export function isOfInquiry(filter: SalesFilter): filter is SalesFilter<InquiryDimension> {
  return !["currency", "bucket", "product"].includes(filter.dimension);
}

function parseList(text: string | null): unknown[] {
  try {
    const list: unknown = JSON.parse(text ?? "");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** Within what a Date, and Postgres, can tell. */
const isInstant = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= 8e12;
const isId = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= 0x7fffffff;
