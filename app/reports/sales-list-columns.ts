/** The columns of files with lists of sales. Their names are those of the API in every language: files are read by programs. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { InquiryRow } from "#db/queries/list-inquiries.ts";
import type { OrderRow } from "#db/queries/list-orders.ts";
import type { RecommendationRow } from "#db/queries/list-recommendations.ts";
import type { RuleOrderRow } from "#db/queries/list-rule-orders.ts";
import type { CsvCell } from "./csv.ts";
import { writeAmounts } from "./sales-list-entry.ts";

export type Columns<Row> = readonly [string, (row: Row) => CsvCell][];

const toIso = (ms: number): string => new Date(ms).toISOString();
const toSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

const writeMoney = (currency: string, minor: bigint): CsvCell =>
  toCell(formatMinorUnits(minor, countMinorDigits(currency)));

/** More refunded than paid: as text it would be taken for a formula. */
const toCell = (amount: string): CsvCell => (amount.startsWith("-") ? Number(amount) : amount);

/** Of an order that need not be paid: then it is in no bucket. */
const anyOrderColumns: Columns<Omit<RuleOrderRow, "changeMinor" | "claims">> = [
  ["order", (row) => row.orderId],
  ["store", (row) => row.storeKey],
  ["source", (row) => row.source],
  ["customer", (row) => row.customer],
  ["created_at", (row) => toIso(row.createdAt)],
  ["paid_at", (row) => (row.paidAt === null ? null : toIso(row.paidAt))],
  ["bucket", (row) => row.bucket],
  ["currency", (row) => row.currency],
  ["gross", (row) => toCell(writeAmounts(row).gross)],
  ["refunded", (row) => toCell(writeAmounts(row).refunded)],
  ["net", (row) => toCell(writeAmounts(row).net)],
  ["conversation", (row) => row.conversationId],
  ["seconds_after_start", (row) => toSeconds(row.lagMs)],
  ["channel", (row) => row.channel],
  ["topic", (row) => row.topic],
  ["agent", (row) => row.agent],
];

export const orderColumns: Columns<OrderRow> = anyOrderColumns;

export const ruleOrderColumns: Columns<RuleOrderRow> = [
  ...anyOrderColumns,
  ["claims", (row) => row.claims],
  ["change", (row) => writeMoney(row.currency, row.changeMinor)],
];

export const recommendationColumns: Columns<RecommendationRow> = [
  ["conversation", (row) => row.conversationId],
  ["store", (row) => row.storeKey],
  ["source", (row) => row.source],
  ["customer", (row) => row.customer],
  ["product", (row) => row.product],
  ["product_name", (row) => row.productName],
  ["recommended_at", (row) => toIso(row.recommendedAt)],
  ["clicked_at", (row) => (row.clickedAt === null ? null : toIso(row.clickedAt))],
  ["window_ends_at", (row) => toIso(row.endsAt)],
  ["window_over", (row) => row.isOver],
  ["orders", (row) => row.orderIds.join(" ")],
  [
    "paid",
    (row) => row.sold.map(({ currency, minor }) => `${writeMoney(currency, minor)} ${currency}`).join(" "),
  ],
  ["channel", (row) => row.channel],
  ["topic", (row) => row.topic],
  ["agent", (row) => row.agent],
];

export const inquiryColumns: Columns<InquiryRow> = [
  ["day", (row) => row.day],
  ["store", (row) => row.storeKey],
  ["source", (row) => row.source],
  ["customer", (row) => row.customer],
  ["conversation", (row) => row.conversationId],
  ["started_at", (row) => toIso(row.startedAt)],
  ["stage", (row) => row.stage],
  ["open_order", (row) => row.hasOpenOrder],
  ["inquirer", (row) => row.isInquirer],
  ["lost_on_handoff", (row) => row.isLost],
  ["bought_after_seconds", (row) => toSeconds(row.boughtAfterMs)],
  ["window_ends_at", (row) => toIso(row.endsAt)],
  ["window_over", (row) => row.isOver],
  ["channel", (row) => row.channel],
  ["topic", (row) => row.topic],
  ["agent", (row) => row.agent],
  ["opening", (row) => row.openingText],
];
