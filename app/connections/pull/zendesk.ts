/** Zendesk: tickets by the incremental export, each with its conversation log. The secret is `EMAIL/token:TOKEN`, or an OAuth token. */
import { z } from "zod";
import { findField, readText, requireId } from "#app/sources/orders/fields.ts";
import { basicOrBearer } from "./authorization.ts";
import {
  definePull,
  StrangeAnswer,
  type PageReading,
  type PullAnswer,
  type PullRequest,
} from "./connector.ts";
import { cutList, readFields, type Cut } from "./cut-records.ts";
import { toSeconds } from "./time-window.ts";

/** Each costs a request of its own at least: few enough that a page is done soon. */
const pageSize = 100;
/** The export leaves out what changed in the minute before. */
const heldBackMs = 60_000;

const shape = z.object({
  from: z.number(),
  /** Zendesk's own pointer, good for the next pass too. */
  after: z.string().nullable(),
});
type Cursor = z.output<typeof shape>;

/** Tickets in the order of their changes; the pointer of one pass leads on into the next, so nothing is read twice. */
export const pullZendesk = definePull({
  platform: "zendesk",
  format: "zendesk-lines",
  brings: "chats",
  baseUrl: null,
  authorize: basicOrBearer,
  cursor: shape,
  begin: (since): Cursor => ({ from: since, after: null }),
  *readPage({ from, after }, { now }): PageReading<Cursor> {
    const start = Math.min(from, now - 2 * heldBackMs);
    const where: Record<string, string | number> =
      after === null ? { start_time: toSeconds(start) } : { cursor: after };
    const path = "api/v2/incremental/tickets/cursor.json";
    const answer = yield { path, query: { ...where, per_page: pageSize } };
    const records: string[] = [];
    for (const ticket of cutList(answer, "tickets")) records.push(yield* readTicket(ticket));
    const fields = readFields(answer);
    const next = readText(fields, "after_cursor") ?? after;
    const isEnd = findField(fields, "end_of_stream") === true;
    if (!isEnd && next === after)
      throw new StrangeAnswer("after_cursor is missing, though the stream has not ended");
    return { records, cursor: { from, after: next }, through: isEnd ? answer.at - heldBackMs : null };
  },
});

/** The ticket with its log, which names bots; where the account has none, with its comments. A deleted ticket has neither. */
function* readTicket(ticket: Cut): Generator<PullRequest, string, PullAnswer> {
  const alone = `{"ticket":${ticket.text}}`;
  if (readText(ticket.fields, "status") === "deleted") return alone;
  const path = `api/v2/tickets/${encodeURIComponent(requireId(ticket.fields, "id"))}`;
  const log = yield* readAll(`${path}/conversation_log`, "events", [403, 404]);
  if (log && log.events.length > 0) return `{"ticket":${ticket.text},"events":[${log.events.join(",")}]}`;
  if (log) return alone;
  const comments = yield* readAll(`${path}/comments`, "comments", [404]);
  if (!comments) return alone;
  const { events, users } = comments;
  return `{"ticket":${ticket.text},"comments":[${events.join(",")}],"users":[${users.join(",")}]}`;
}

type Talk = { events: string[]; users: string[] };

/** All pages of a list; null where there is no such list. */
function* readAll(
  path: string,
  name: "events" | "comments",
  accepts: readonly number[],
): Generator<PullRequest, Talk | null, PullAnswer> {
  const talk: Talk = { events: [], users: [] };
  let after: string | null = null;
  for (;;) {
    const page: Record<string, string | number> = after === null ? {} : { "page[after]": after };
    const include: Record<string, string> = name === "comments" ? { include: "users" } : {};
    const answer: PullAnswer = yield { path, query: { "page[size]": 100, ...include, ...page }, accepts };
    if (answer.status !== 200) return null;
    talk.events.push(...cutList(answer, name).map(({ text }) => text));
    const fields = readFields(answer);
    if (Array.isArray(fields.users)) talk.users.push(...cutList(answer, "users").map(({ text }) => text));
    const next = readText(fields, "meta.after_cursor");
    if (findField(fields, "meta.has_more") !== true || next === null || next === after) return talk;
    after = next;
  }
}
