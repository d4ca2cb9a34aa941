/** The list behind a number of sales as a file: one row of the list a line, read page by page as it is sent. */
import type { SalesListChoice } from "#app/search/sales-list-choice.ts";
import type { Db } from "#db/connection.ts";
import { listInquiries, type InquiryCursor } from "#db/queries/list-inquiries.ts";
import { listOrders, type OrderCursor } from "#db/queries/list-orders.ts";
import { listRecommendations, type RecommendationCursor } from "#db/queries/list-recommendations.ts";
import { listRuleOrders } from "#db/queries/list-rule-orders.ts";
import { byteOrderMark, writeCsvLine } from "./csv.ts";
import type { PageFrame } from "./page-frame.server.ts";
import {
  inquiryColumns,
  orderColumns,
  recommendationColumns,
  ruleOrderColumns,
  type Columns,
} from "./sales-list-columns.ts";
import { buildSalesSearch } from "./sales-list.server.ts";

const limit = 1_000;

/** The lines of the file, header first; one chunk a page of the list. */
export function writeSalesListFile(db: Db, frame: PageFrame, list: SalesListChoice): AsyncGenerator<string> {
  const { of, search } = buildSalesSearch(frame, list);
  switch (of) {
    case "orders":
      return writePages(orderColumns, (place: Place<OrderCursor>) =>
        listOrders(db, { ...search, ...place, limit }),
      );
    case "inquiries":
      return writePages(inquiryColumns, (place: Place<InquiryCursor>) =>
        listInquiries(db, { ...search, ...place, limit }),
      );
    case "claims":
      return writePages(ruleOrderColumns, (place: Place<OrderCursor>) =>
        listRuleOrders(db, { ...search, ...place, limit }),
      );
    case "recommendations":
      return writePages(recommendationColumns, (place: Place<RecommendationCursor>) =>
        listRecommendations(db, { ...search, ...place, limit }),
      );
  }
}

/** A place in a list: after the last row seen, or its beginning. */
type Place<Cursor> = { after?: Cursor };

async function* writePages<Row, Cursor>(
  columns: Columns<Row>,
  read: (place: Place<Cursor>) => Promise<{ rows: Row[]; next: Cursor | null }>,
): AsyncGenerator<string> {
  yield byteOrderMark + writeCsvLine(columns.map(([name]) => name));
  let after: Cursor | null = null;
  do {
    const page: { rows: Row[]; next: Cursor | null } = await read(after === null ? {} : { after });
    yield page.rows.map((row) => writeCsvLine(columns.map(([, readCell]) => readCell(row)))).join("");
    after = page.next;
  } while (after !== null);
}
