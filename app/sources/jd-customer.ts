/** All that is told of one customer of 京东 咚咚, put together into conversations. */
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { hashId } from "./hash-id.ts";
import type { JdMessage, JdRating, JdRecord, JdSession } from "./jd-record.ts";
import type { SourceOutput, WireRecord } from "./source-adapter.ts";

type Talk = {
  id: string;
  sid: string | null;
  from: number;
  to: number;
  line: number;
  messages: JdMessage[];
  sessions: JdSession[];
};

export type JdContext = { origin: Origin; robots: ReadonlySet<string> };

const minuteMs = 60_000;
const longestPauseMs = 30 * minuteMs;
const dayMs = 24 * 60 * minuteMs;
const chinaMs = 8 * 60 * minuteMs;
/** A session's times and those of its messages are told by different clocks. */
const slackMs = minuteMs;

/**
 * Messages with a `sid` belong to it; others are one conversation until half an hour of silence or the end of a day in China.
 * A session belongs to the conversation it overlaps most, a rating to the account's last one within the day before it.
 */
export function tellCustomer(customer: string, records: JdRecord[], context: JdContext): SourceOutput[] {
  const messages = records.filter((record) => record.kind === "message");
  const talks = groupMessages(customer, messages);
  for (const session of records.filter((record) => record.kind === "session")) {
    addSession(customer, talks, session);
  }
  talks.sort((a, b) => a.from - b.from);
  const outputs = talks.flatMap((talk) => writeTalk(customer, talk, context));
  const ratings = records.filter((record) => record.kind === "rating");
  return [...outputs, ...ratings.map((rating) => writeRating(rating, talks, context))];
}

function groupMessages(customer: string, messages: JdMessage[]): Talk[] {
  const sorted = messages.toSorted((a, b) => a.at - b.at);
  const bySid = new Map<string, Talk>();
  const talks: Talk[] = [];
  let last: Talk | null = null;
  for (const message of sorted) {
    const { sid, at } = message;
    const open: Talk | null = sid === null ? last : (bySid.get(sid) ?? null);
    let talk: Talk | null = sid === null && open && !isNear(open, at) ? null : open;
    if (!talk) {
      talk = openTalk(sid ?? nameTalk(customer, at), sid, at);
      talks.push(talk);
    }
    if (sid === null) last = talk;
    else bySid.set(sid, talk);
    talk.messages.push(message);
    talk.to = Math.max(talk.to, at);
    talk.line = Math.max(talk.line, message.line);
  }
  return talks;
}

function openTalk(id: string, sid: string | null, at: number): Talk {
  return { id, sid, from: at, to: at, line: 0, messages: [], sessions: [] };
}

/** Without the customer's own id, which is not to be read from that of a conversation. */
function nameTalk(customer: string, at: number): string {
  return `${hashId(customer)}-${at}`;
}

function isNear(talk: Talk, at: number): boolean {
  return at - talk.to <= longestPauseMs && countDays(at) === countDays(talk.to);
}

function countDays(at: number): number {
  return Math.floor((at + chinaMs) / dayMs);
}

function addSession(customer: string, talks: Talk[], session: JdSession): void {
  const named = session.sid === null ? undefined : talks.find(({ sid }) => sid === session.sid);
  let talk = named ?? findOverlap(talks, session);
  if (!talk) {
    talk = openTalk(session.sid ?? nameTalk(customer, session.from), session.sid, session.from);
    talks.push(talk);
  }
  talk.sessions.push(session);
  talk.from = Math.min(talk.from, session.from);
  talk.to = Math.max(talk.to, session.to);
  talk.line = Math.max(talk.line, session.line);
}

function findOverlap(talks: readonly Talk[], session: JdSession): Talk | undefined {
  let best: Talk | undefined;
  let most = -1;
  for (const talk of talks) {
    const shared = Math.min(talk.to, session.to) - Math.max(talk.from, session.from) + slackMs;
    if (shared < 0 || shared <= most) continue;
    best = talk;
    most = shared;
  }
  return best;
}

function writeTalk(customer: string, talk: Talk, context: JdContext): SourceOutput[] {
  const { origin } = context;
  const left = talk.sessions.some(({ type }) => type === "2");
  const isUnanswered = talk.sessions.length > 0 && talk.sessions.every(({ isAnswered }) => !isAnswered);
  const conversation = writeEvent(
    origin,
    "conversation",
    {
      ...{ id: talk.id, customer, started_at: talk.from, ended_at: talk.to },
      ...{ channel: left ? "leave_message" : null, version: talk.to },
    },
    isUnanswered ? { never_answered: true } : null,
  );
  return [
    { line: talk.line, record: conversation },
    ...talk.messages.map((message) => ({
      line: message.line,
      record: writeMessage(customer, talk, message, context),
    })),
    ...findHandoffs(talk, context).map(({ line, isInferred, ...fields }) => ({
      line,
      record: writeEvent(
        origin,
        "handoff",
        { ...fields, conversation: talk.id, executed: true },
        isInferred ? { at_inferred: true } : null,
      ),
    })),
  ];
}

function writeMessage(customer: string, talk: Talk, message: JdMessage, context: JdContext): WireRecord {
  const { waiter, at, text, sku, codes, fromWaiter } = message;
  const direction = fromWaiter ? "out" : "in";
  return writeEvent(
    context.origin,
    "message",
    {
      id: message.id ?? hashId(customer, waiter, String(at), direction, text),
      conversation: talk.id,
      at,
      from: !fromWaiter ? "customer" : isRobot(waiter, context) ? "bot" : "agent",
      sender: fromWaiter ? waiter : null,
      text,
      products: sku === null ? null : [sku],
      customer,
    },
    codes,
  );
}

function isRobot(waiter: string | null, { robots }: JdContext): boolean {
  return waiter !== null && robots.has(waiter);
}

type Handoff = {
  line: number;
  id: string;
  at: number;
  to?: string | null;
  requested_by?: "agent" | null;
  isInferred?: boolean;
};

/**
 * The account's change from a robot to a person, at the person's first message; or a session's `transfer`, which tells no time
 * and stands at the session's end.
 */
function findHandoffs(talk: Talk, context: JdContext): Handoff[] {
  const id = (at: number) => `${talk.id}-handoff-${at}`;
  const changes = talk.messages.flatMap((message, index): Handoff[] => {
    const before = talk.messages[index - 1];
    if (!before || !isRobot(before.waiter, context) || isRobot(message.waiter, context)) return [];
    if (message.waiter === null) return [];
    return [{ line: message.line, id: id(message.at), at: message.at, to: message.waiter }];
  });
  if (changes.length > 0) return changes;
  const transferred = talk.sessions.filter(({ hasTransfer }) => hasTransfer);
  return transferred.map(({ line, to: at, waiter }) => {
    const isPersons = context.robots.size > 0 && !isRobot(waiter, context);
    return { line, id: id(at), at, requested_by: isPersons ? "agent" : null, isInferred: true };
  });
}

/** A rating names no conversation. One that belongs to none of the file is told without, and so waits in quarantine. */
function writeRating(rating: JdRating, talks: readonly Talk[], context: JdContext): SourceOutput {
  const { customer, waiter, at, score, comment, line } = rating;
  const isWaiters = (talk: Talk) =>
    [...talk.messages, ...talk.sessions].some((record) => record.waiter === waiter);
  const talk = talks.findLast((one) => one.from <= at && at - one.to <= dayMs && isWaiters(one));
  const record = writeEvent(
    context.origin,
    "rating",
    {
      id: hashId(customer, waiter, String(at)),
      conversation: talk?.id as string,
      ...{ score, worst: 0, best: 100, at, comment },
      of: context.robots.size === 0 ? null : isRobot(waiter, context) ? "bot" : "agent",
    },
    { agent: waiter },
  );
  // Masked by its name while it waits.
  return { line, record: talk ? record : { ...record, customer } };
}
