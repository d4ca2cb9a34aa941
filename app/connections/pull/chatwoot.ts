/** Chatwoot: conversations with their messages, and satisfaction. The secret is a user's access token. */
import { z } from "zod";
import { readMoment } from "#app/sources/chats/moment.ts";
import { readText, requireId, type Fields } from "#app/sources/orders/fields.ts";
import {
  definePull,
  StrangeAnswer,
  type PageReading,
  type PullAnswer,
  type PullContext,
  type PullRequest,
} from "./connector.ts";
import { cutList, readFields, type Cut } from "./cut-records.ts";
import { beginWindow, endWindow, keepWindow, toSeconds, windowShape } from "./time-window.ts";

const shape = z.object({
  ...windowShape,
  phase: z.enum(["conversations", "ratings"]),
  page: z.number(),
  /** How many conversations the account had at the page before. */
  count: z.number().nullable(),
});
type Cursor = z.output<typeof shape>;

/**
 * Conversations with the latest activity first, until they are older than the window; then the satisfaction rows of the window.
 * Pages are counted, so what becomes active meanwhile pushes others down, to be met again; what is deleted pulls them up over
 * the border of a page, which the number of all conversations tells: then pages are read again.
 */
export const pullChatwoot = definePull({
  platform: "chatwoot",
  format: "chatwoot-lines",
  brings: "chats",
  baseUrl: null,
  authorize: (secret) => ({ api_access_token: secret }),
  cursor: shape,
  begin: (since): Cursor => ({ ...beginWindow(since), ...firstPage }),
  readPage: (cursor, context) =>
    cursor.phase === "conversations" ? readConversations(cursor, context) : readRatings(cursor, context),
});

const firstPage = { phase: "conversations" as const, page: 1, count: null };

function nameAccount({ settings }: PullContext): string {
  const [account] = settings.account ?? [];
  if (account === undefined) throw new StrangeAnswer("the account's number is not set");
  return `api/v1/accounts/${encodeURIComponent(account)}`;
}

function* readConversations(cursor: Cursor, context: PullContext): PageReading<Cursor> {
  const path = `${nameAccount(context)}/conversations`;
  const query = { status: "all", assignee_type: "all", sort_by: "last_activity_at_desc", page: cursor.page };
  const answer = yield { path, query };
  const payload = cutList(answer, "data.payload");
  const count = countAll(answer);
  const wanted = payload.filter(({ fields }) => !isBefore(fields, cursor.from));
  const records: string[] = [];
  for (const conversation of wanted) {
    records.push(conversation.text, ...(yield* readMessages(path, conversation, cursor.from, context)));
  }
  const window = keepWindow(cursor, context, answer);
  if (wanted.length === 0) {
    return { records, cursor: { ...window, phase: "ratings", page: 1, count: null }, through: null };
  }
  const gone = count !== null && cursor.count !== null ? Math.max(0, cursor.count - count) : 0;
  const back = Math.ceil(gone / payload.length);
  const page = back > 0 ? Math.max(1, cursor.page - back) : cursor.page + 1;
  return { records, cursor: { ...window, phase: "conversations", page, count }, through: null };
}

function countAll(answer: PullAnswer): number | null {
  const count = Number(readText(readFields(answer), "data.meta.all_count") ?? Number.NaN);
  return Number.isSafeInteger(count) ? count : null;
}

function isBefore(conversation: Fields, from: number): boolean {
  const activeAt =
    readMoment(conversation, "last_activity_at", "Z") ?? readMoment(conversation, "timestamp", "Z");
  return activeAt !== null && activeAt < from;
}

/**
 * Messages from the newest back to the window, or to the very first where the conversation was there before the connection was:
 * what was said then has not come yet.
 */
function* readMessages(
  path: string,
  { fields }: Cut,
  from: number,
  { since }: PullContext,
): Generator<PullRequest, string[], PullAnswer> {
  const createdAt = readMoment(fields, "created_at", "Z");
  const until = createdAt !== null && createdAt >= since ? from : 0;
  const messages: string[] = [];
  let before: bigint | null = null;
  for (;;) {
    const query: Record<string, string> = before === null ? {} : { before: String(before) };
    const own = `${path}/${encodeURIComponent(requireId(fields, "id"))}/messages`;
    const answer: PullAnswer = yield { path: own, query, accepts: [404] };
    if (answer.status === 404) return messages;
    const page = cutList(answer, "payload");
    messages.push(...page.map(({ text }) => text));
    const oldest: bigint | null = page.reduce<bigint | null>((least, one) => {
      const id = BigInt(requireId(one.fields, "id"));
      return least === null || id < least ? id : least;
    }, before);
    if (page.length === 0 || oldest === before) return messages;
    if (page.some((one) => (readMoment(one.fields, "created_at", "Z") ?? Infinity) < until)) return messages;
    before = oldest;
  }
}

/** Whoever may not see them (401, 403) does without: messages hold the score too. */
function* readRatings(cursor: Cursor, context: PullContext): PageReading<Cursor> {
  const query = {
    since: toSeconds(cursor.from),
    until: toSeconds(cursor.to ?? context.now),
    sort: "created_at",
    page: cursor.page,
  };
  const path = `${nameAccount(context)}/csat_survey_responses`;
  const answer = yield { path, query, accepts: [401, 403, 404] };
  const records = answer.status === 200 ? cutList(answer, "").map(({ text }) => text) : [];
  if (records.length > 0) return { records, cursor: { ...cursor, page: cursor.page + 1 }, through: null };
  const end = endWindow(cursor, answer);
  return { records, cursor: { ...end.next, ...firstPage }, through: end.through };
}
