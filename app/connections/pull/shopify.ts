/** Shopify: orders with their refunds and payments, by the REST Admin API. The secret is the app's Admin API access token. */
import { z } from "zod";
import { readText } from "#app/sources/orders/fields.ts";
import { paidStatuses } from "#app/sources/shopify-order.ts";
import {
  definePull,
  type PageReading,
  type PullAnswer,
  type PullContext,
  type PullRequest,
} from "./connector.ts";
import { cutList, type Cut } from "./cut-records.ts";
import { beginWindow, endWindow, getEnd, keepWindow, windowShape, type TimeWindow } from "./time-window.ts";

const path = "admin/api/2025-07/orders";
/** Payments cost a request an order, two a second: few enough that a page is done soon. */
const pageSize = 50;

const shape = z.object({
  ...windowShape,
  /** Shopify's own pointer to the next page. */
  pageInfo: z.string().nullable(),
});
type Cursor = z.output<typeof shape>;

/**
 * Orders changed in the window, oldest change first, page by page as the Link header leads: the pointer holds a value of the
 * order, not a number of rows, so what changes meanwhile moves nothing else. A pointer that has expired (400) begins the
 * window again. An order does not say when it was paid: its payments do, each order's in an answer of its own.
 */
export const pullShopify = definePull({
  platform: "shopify",
  format: "shopify-lines",
  brings: "orders",
  baseUrl: null,
  authorize: (secret) => ({ "x-shopify-access-token": secret }),
  cursor: shape,
  begin: (since): Cursor => ({ ...beginWindow(since), pageInfo: null }),
  *readPage(cursor, context): PageReading<Cursor> {
    let { pageInfo } = cursor;
    let answer = yield ask(cursor, pageInfo, context);
    if (answer.status === 400) {
      pageInfo = null;
      answer = yield ask(cursor, null, context);
    }
    const records: string[] = [];
    for (const order of cutList(answer, "orders")) records.push(yield* readOrder(order));
    const next = readNextPage(answer.headers.link ?? "");
    if (next !== null) {
      return { records, cursor: { ...keepWindow(cursor, context, answer), pageInfo: next }, through: null };
    }
    const end = endWindow(cursor, answer);
    return { records, cursor: { ...end.next, pageInfo: null }, through: end.through };
  },
});

function ask(window: TimeWindow, pageInfo: string | null, context: PullContext): PullRequest {
  if (pageInfo !== null)
    return { path: `${path}.json`, query: { limit: pageSize, page_info: pageInfo }, accepts: [400] };
  const query = {
    status: "any",
    order: "updated_at asc",
    limit: pageSize,
    updated_at_min: new Date(window.from).toISOString(),
    updated_at_max: new Date(getEnd(window, context)).toISOString(),
  };
  return { path: `${path}.json`, query };
}

/** The order with its payments, where it counts as paid; as it is where they are not to be had, or come with it. */
function* readOrder({ text, fields }: Cut): Generator<PullRequest, string, PullAnswer> {
  const isPaid = paidStatuses.has((readText(fields, "financial_status") ?? "").toLowerCase());
  const id = readText(fields, "id");
  if (!isPaid || id === null || fields.test === true || Object.hasOwn(fields, "transactions")) return text;
  const answer = yield { path: `${path}/${encodeURIComponent(id)}/transactions.json`, accepts: [403, 404] };
  if (answer.status !== 200) return text;
  const payments = cutList(answer, "transactions").map((payment) => payment.text);
  return `{"transactions":[${payments.join(",")}],${text.slice(1)}`;
}

/** `page_info` of the link that is called next: `<https://…?limit=250&page_info=abc>; rel="next"`. */
export function readNextPage(link: string): string | null {
  for (const [, address, relation] of link.matchAll(/<([^>]*)>\s*;\s*rel="?([a-z]+)"?/g)) {
    if (relation === "next" && URL.canParse(address!)) return new URL(address!).searchParams.get("page_info");
  }
  return null;
}
