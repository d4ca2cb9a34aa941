/** The list behind a number of sales as a file: one row an order or inquiry, read page by page as it is sent. */
import type { SalesListChoice } from "#app/search/page-search.ts";
import type { Db } from "#db/connection.ts";
import { listInquiries, type InquiryCursor, type InquiryRow } from "#db/queries/list-inquiries.ts";
import { listOrders, type OrderCursor, type OrderRow } from "#db/queries/list-orders.ts";
import { byteOrderMark, writeCsvLine, type CsvCell } from "./csv.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { writeAmounts } from "./sales-list-entry.ts";
import { buildSalesSearch } from "./sales-list.server.ts";

const pageSize = 1_000;

type Columns<Row> = readonly [string, (row: Row) => CsvCell][];

const toIso = (ms: number): string => new Date(ms).toISOString();
const toSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

/** More refunded than paid: as text it would be taken for a formula. */
const toCell = (amount: string): CsvCell => (amount.startsWith("-") ? Number(amount) : amount);

/** Names of columns are those of the API, in every language: files are read by programs. */
const orderColumns: Columns<OrderRow> = [
  ["order", (row) => row.orderId],
  ["store", (row) => row.storeKey],
  ["source", (row) => row.source],
  ["customer", (row) => row.customer],
  ["created_at", (row) => toIso(row.createdAt)],
  ["paid_at", (row) => toIso(row.paidAt)],
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

const inquiryColumns: Columns<InquiryRow> = [
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

/** The lines of the file, header first; one chunk a page of the list. */
export async function* writeSalesListFile(
  db: Db,
  frame: PageFrame,
  list: SalesListChoice,
): AsyncGenerator<string> {
  const asked = buildSalesSearch(frame, list);
  if (asked.of === "orders") {
    yield* writePages<OrderRow, OrderCursor>(orderColumns, (after) =>
      listOrders(db, { ...asked.search, limit: pageSize, ...(after ? { after } : {}) }),
    );
  } else {
    yield* writePages<InquiryRow, InquiryCursor>(inquiryColumns, (after) =>
      listInquiries(db, { ...asked.search, limit: pageSize, ...(after ? { after } : {}) }),
    );
  }
}

async function* writePages<Row, Cursor>(
  columns: Columns<Row>,
  read: (after: Cursor | null) => Promise<{ rows: Row[]; next: Cursor | null }>,
): AsyncGenerator<string> {
  yield byteOrderMark + writeCsvLine(columns.map(([name]) => name));
  let after: Cursor | null = null;
  do {
    const page: { rows: Row[]; next: Cursor | null } = await read(after);
    yield page.rows.map((row) => writeCsvLine(columns.map(([, readCell]) => readCell(row)))).join("");
    after = page.next;
  } while (after !== null);
}
