/** WooCommerce: orders and their refunds, by the REST API v3. The secret is the key and its secret: `ck_…:cs_…`. */
import { z } from "zod";
import { readList, requireId } from "#app/sources/orders/fields.ts";
import { basicOrBearer } from "./authorization.ts";
import {
  definePull,
  StrangeAnswer,
  type PageReading,
  type PullAnswer,
  type PullRequest,
} from "./connector.ts";
import { cutList, type Cut } from "./cut-records.ts";
import { beginWindow, endWindow, getEnd, keepWindow, windowShape, type TimeWindow } from "./time-window.ts";

const path = "wp-json/wc/v3/orders";
const pageSize = 100;

const shape = z.object({
  ...windowShape,
  /** The page to read next; null before their number is known. */
  page: z.number().nullable(),
});
type Cursor = z.output<typeof shape>;

/**
 * Orders changed in the window, the last page first: what is changed meanwhile leaves the window, and what moves up moves into
 * pages that are still to come. The first request tells how many there are.
 */
export const pullWooCommerce = definePull({
  platform: "woocommerce",
  format: "woocommerce-lines",
  brings: "orders",
  baseUrl: null,
  authorize: basicOrBearer,
  cursor: shape,
  begin: (since): Cursor => ({ ...beginWindow(since), page: null }),
  *readPage(cursor, context): PageReading<Cursor> {
    const answer = yield ask(cursor, getEnd(cursor, context), cursor.page ?? 1);
    // A page that has emptied meanwhile may be refused.
    const orders = answer.status === 400 ? [] : cutList(answer, "");
    const records = orders.map(({ text }) => text);
    for (const order of orders) records.push(...(yield* readRefunds(order)));
    const nextPage = cursor.page === null ? findLastPage(answer) : cursor.page - 1;
    if (nextPage > 0) {
      return { records, cursor: { ...keepWindow(cursor, context, answer), page: nextPage }, through: null };
    }
    const end = endWindow(cursor, answer);
    return { records, cursor: { ...end.next, page: null }, through: end.through };
  },
});

function ask(window: TimeWindow, to: number, page: number): PullRequest {
  const query = {
    modified_after: new Date(window.from).toISOString().slice(0, 19),
    modified_before: new Date(to).toISOString().slice(0, 19),
    dates_are_gmt: "true",
    status: "any",
    orderby: "id",
    order: "asc",
    per_page: pageSize,
    page,
  };
  return { path, query, ...(page > 1 ? { accepts: [400] } : {}) };
}

/** The page to go on with after the first; 0 where that was all. */
function findLastPage({ headers }: PullAnswer): number {
  const pages = Number(headers["x-wp-totalpages"] ?? Number.NaN);
  if (!Number.isSafeInteger(pages))
    throw new StrangeAnswer("X-WP-TotalPages is missing: a proxy may remove it");
  return pages > 1 ? pages : 0;
}

/** The refunds of an order that lists some: there they have their times. */
function* readRefunds({ fields }: Cut): Generator<PullRequest, string[], PullAnswer> {
  if (readList(fields, "refunds").length === 0) return [];
  const request = { path: `${path}/${encodeURIComponent(requireId(fields, "id"))}/refunds`, accepts: [404] };
  const answer = yield { ...request, query: { per_page: pageSize } };
  return answer.status === 404 ? [] : cutList(answer, "").map(({ text }) => text);
}
