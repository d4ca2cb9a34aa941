/** Chatwoot: conversations with their messages, and satisfaction. The secret is a user's access token. */
import { z } from "zod";
import { readMoment } from "#app/sources/chats/moment.ts";
import { readText, requireId, type Fields } from "#app/sources/orders/fields.ts";
import {
  definePull,
  overlapMs,
  StrangeAnswer,
  type PageReading,
  type PullAnswer,
  type PullContext,
  type PullRequest,
} from "./connector.ts";
import { cutList, readFields, type Cut } from "./cut-records.ts";
import { toSeconds } from "./time-window.ts";

const shape = z.object({
  /** Conversations active from here on are wanted by this sweep, epoch ms. */
  from: z.number(),
  /** What was said before this has come already, in conversations that the connection has known from their start. */
  floor: z.number(),
  /** When this sweep began, by the platform's clock; null before. */
  startedAt: z.number().nullable(),
  sweeps: z.number(),
  phase: z.enum(["conversations", "ratings"]),
  page: z.number(),
  /** How many conversations the account had at the page before. */
  count: z.number().nullable(),
});
type Cursor = z.output<typeof shape>;

/** A sweep looks back this far behind the start of the one before. */
const sweepOverlapMs = 5_000;
/** As many sweeps make a pass, however much is going on. */
const mostSweeps = 5;

const newSweep = { startedAt: null, phase: "conversations" as const, page: 1, count: null };

/**
 * Conversations with the latest activity first, until they are older than what is wanted; then the satisfaction rows. Pages are
 * counted: what is deleted pulls others up over the border of a page, which the number of all conversations tells, and pages
 * are read again. What becomes active moves to the top and may be missed itself: so another sweep over what has been active
 * since follows, until one page holds all of it.
 */
export const pullChatwoot = definePull({
  platform: "chatwoot",
  format: "chatwoot-lines",
  brings: "chats",
  baseUrl: null,
  authorize: (secret) => ({ api_access_token: secret }),
  cursor: shape,
  begin: (since): Cursor => ({ ...newSweep, sweeps: 0, from: since, floor: since }),
  readPage: (cursor, context) =>
    cursor.phase === "conversations" ? readConversations(cursor, context) : readRatings(cursor, context),
});

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
  const wanted = payload.filter(({ fields }) => !isBefore(fields, cursor.from));
  const records: string[] = [];
  for (const conversation of wanted) {
    records.push(conversation.text, ...(yield* readMessages(path, conversation, cursor.floor, context)));
  }
  const startedAt = cursor.startedAt ?? answer.at;
  if (payload.length === 0 || wanted.length < payload.length) {
    return { records, cursor: endSweep(cursor, startedAt), through: null };
  }
  const count = countAll(answer);
  const gone = count !== null && cursor.count !== null ? Math.max(0, cursor.count - count) : 0;
  const page = gone > 0 ? Math.max(1, cursor.page - Math.ceil(gone / payload.length)) : cursor.page + 1;
  return { records, cursor: { ...cursor, startedAt, page, count }, through: null };
}

/** One answer misses nothing; what took several is followed by what has been active since the first of them. */
function endSweep(cursor: Cursor, startedAt: number): Cursor {
  const sweeps = cursor.sweeps + 1;
  if (cursor.page === 1 || sweeps === mostSweeps) {
    return { ...cursor, startedAt, sweeps, phase: "ratings", page: 1, count: null };
  }
  const from = Math.max(cursor.from, startedAt - sweepOverlapMs);
  return { ...cursor, ...newSweep, sweeps, from };
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
  floor: number,
  { since }: PullContext,
): Generator<PullRequest, string[], PullAnswer> {
  const createdAt = readMoment(fields, "created_at", "Z");
  const until = createdAt !== null && createdAt >= since ? floor : 0;
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
  const since = toSeconds(cursor.floor);
  const query = { since, until: toSeconds(context.now), sort: "created_at", page: cursor.page };
  const path = `${nameAccount(context)}/csat_survey_responses`;
  const answer = yield { path, query, accepts: [401, 403, 404] };
  const records = answer.status === 200 ? cutList(answer, "").map(({ text }) => text) : [];
  if (records.length > 0) return { records, cursor: { ...cursor, page: cursor.page + 1 }, through: null };
  const through = cursor.startedAt ?? answer.at;
  const from = Math.max(cursor.floor, through - overlapMs);
  // After too many sweeps something may have been missed: then what was said before comes once more.
  const floor = cursor.sweeps < mostSweeps ? from : cursor.floor;
  return { records, cursor: { ...newSweep, sweeps: 0, from, floor }, through };
}
