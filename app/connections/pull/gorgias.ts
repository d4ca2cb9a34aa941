/** Gorgias: tickets with their messages and survey. The secret is `EMAIL:API KEY`, or an OAuth token. */
import { z } from "zod";
import { readMoment } from "#app/sources/chats/moment.ts";
import { findField, readList, readText, requireId, type Fields } from "#app/sources/orders/fields.ts";
import { basicOrBearer } from "./authorization.ts";
import { definePull, type PageReading, type PullAnswer, type PullRequest } from "./connector.ts";
import { cutList, cutWhole, readFields } from "./cut-records.ts";
import { beginWindow, endWindow, keepWindow, windowShape } from "./time-window.ts";

/** Each costs a request of its own: few enough that a page is done soon. */
const pageSize = 50;

const shape = z.object({
  ...windowShape,
  /** Gorgias's own pointer to the next page. */
  next: z.string().nullable(),
});
type Cursor = z.output<typeof shape>;

/**
 * Tickets with the latest change first, until they are older than the window. What changes meanwhile moves to the top and comes
 * with the next pass. A pointer that is no longer known (400, 404) begins again at the top.
 */
export const pullGorgias = definePull({
  platform: "gorgias",
  format: "gorgias-lines",
  brings: "chats",
  baseUrl: null,
  authorize: basicOrBearer,
  cursor: shape,
  begin: (since): Cursor => ({ ...beginWindow(since), next: null }),
  *readPage(cursor, context): PageReading<Cursor> {
    let window = cursor;
    let answer = yield list(cursor.next);
    if (answer.status !== 200) {
      window = { ...cursor, to: null, startedAt: null };
      answer = yield list(null);
    }
    const tickets = cutList(answer, "data");
    const wanted = tickets.filter(({ fields }) => !isBefore(fields, window.from));
    const records: string[] = [];
    for (const { fields } of wanted) records.push(...(yield* readTicket(requireId(fields, "id"))));
    const next = readText(readFields(answer), "meta.next_cursor");
    // Inside a page the order may be any: only one that is older as a whole is the last.
    if (next !== null && next !== cursor.next && wanted.length > 0) {
      return { records, cursor: { ...keepWindow(window, context, answer), next }, through: null };
    }
    const end = endWindow(window, answer);
    return { records, cursor: { ...end.next, next: null }, through: end.through };
  },
});

function list(cursor: string | null): PullRequest {
  const query = { limit: pageSize, order_by: "updated_datetime:desc" };
  if (cursor === null) return { path: "api/tickets", query };
  return { path: "api/tickets", query: { ...query, cursor }, accepts: [400, 404] };
}

function isBefore(ticket: Fields, from: number): boolean {
  const updatedAt = readMoment(ticket, "updated_datetime", "Z");
  return updatedAt !== null && updatedAt < from;
}

/** The ticket as it stands now; its messages on their own where it does not bring all of them. None for one that is gone. */
function* readTicket(id: string): Generator<PullRequest, string[], PullAnswer> {
  const answer = yield { path: `api/tickets/${encodeURIComponent(id)}`, accepts: [404] };
  if (answer.status === 404) return [];
  const { text, fields } = cutWhole(answer);
  const brought = readList(fields, "messages").length;
  if (brought > 0 && brought >= Number(readText(fields, "messages_count") ?? 0)) return [text];
  const messages = yield* readMessages(id);
  const survey = findField(fields, "satisfaction_survey");
  const told = survey ? `,"survey":${JSON.stringify(survey)}` : "";
  return [`{"ticket":${text},"messages":[${messages.join(",")}]${told}}`];
}

function* readMessages(ticket: string): Generator<PullRequest, string[], PullAnswer> {
  const messages: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: Record<string, string> = cursor === null ? {} : { cursor };
    const answer: PullAnswer = yield {
      path: "api/messages",
      query: { ticket_id: ticket, limit: 100, ...page },
    };
    messages.push(...cutList(answer, "data").map(({ text }) => text));
    const next = readText(readFields(answer), "meta.next_cursor");
    if (next === null || next === cursor) return messages;
    cursor = next;
  }
}
