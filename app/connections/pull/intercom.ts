/** Intercom: conversations with their parts, by search and one by one. The secret is an access token. */
import { z } from "zod";
import { readText, requireId } from "#app/sources/orders/fields.ts";
import { basicOrBearer } from "./authorization.ts";
import { definePull, type PageReading, type PullContext, type PullRequest } from "./connector.ts";
import { cutList, cutWhole, readFields } from "./cut-records.ts";
import {
  beginWindow,
  endWindow,
  getEnd,
  keepWindow,
  toSeconds,
  windowShape,
  type TimeWindow,
} from "./time-window.ts";

/** Each costs a request of its own: few enough that a page is done soon. */
const pageSize = 50;

const shape = z.object({
  ...windowShape,
  /** Intercom's own pointer to the next page of the search. */
  after: z.string().nullable(),
});
type Cursor = z.output<typeof shape>;

/**
 * Conversations updated in the window, found by search, which shows none of their parts, and read one by one. What is updated
 * meanwhile leaves the window and comes with the next pass. A pointer that is no longer known (400) begins the window again.
 */
export const pullIntercom = definePull({
  platform: "intercom",
  format: "intercom-lines",
  brings: "chats",
  baseUrl: "https://api.intercom.io",
  authorize: (secret) => ({ ...basicOrBearer(secret), "intercom-version": "2.13" }),
  cursor: shape,
  begin: (since): Cursor => ({ ...beginWindow(since), after: null }),
  *readPage(cursor, context): PageReading<Cursor> {
    let answer = yield search(cursor, cursor.after, context);
    if (answer.status === 400) answer = yield search(cursor, null, context);
    const records: string[] = [];
    for (const { fields } of cutList(answer, "conversations")) {
      const path = `conversations/${encodeURIComponent(requireId(fields, "id"))}`;
      // One that was deleted or merged since the search found it.
      const whole = yield { path, accepts: [404] };
      if (whole.status !== 404) records.push(cutWhole(whole).text);
    }
    const after = readText(readFields(answer), "pages.next.starting_after");
    if (after !== null) {
      return { records, cursor: { ...keepWindow(cursor, context, answer), after }, through: null };
    }
    const end = endWindow(cursor, answer);
    return { records, cursor: { ...end.next, after: null }, through: end.through };
  },
});

/** Both ends are left out by `>` and `<`, and seconds are as fine as it gets. */
function search(window: TimeWindow, after: string | null, context: PullContext): PullRequest {
  const value = [
    { field: "updated_at", operator: ">", value: toSeconds(window.from) - 1 },
    { field: "updated_at", operator: "<", value: toSeconds(getEnd(window, context)) + 1 },
  ];
  const pagination = { per_page: pageSize, ...(after === null ? {} : { starting_after: after }) };
  return {
    path: "conversations/search",
    body: {
      query: { operator: "AND", value },
      sort: { field: "updated_at", order: "ascending" },
      pagination,
    },
    ...(after === null ? {} : { accepts: [400] }),
  };
}
