/** The sessions of one sender: conversations with their messages and handoffs. */
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { hashId } from "./hash-id.ts";
import { readButtons, type RasaEvent } from "./rasa-event.ts";
import type { SourceOutput, SourceSettings, WireRecord } from "./source-adapter.ts";

/** Names by which a merchant's own bot can be understood; Rasa has no event for a handoff or a miss of one's own. */
export type RasaNames = {
  handoffActions: ReadonlySet<string>;
  handoffIntents: ReadonlySet<string>;
  missActions: ReadonlySet<string>;
  missIntents: ReadonlySet<string>;
};

const missActions = [
  "action_default_fallback",
  "action_default_ask_affirmation",
  "action_default_ask_rephrase",
  "action_botfront_fallback",
  "utter_default",
];

export function readRasaNames(settings: SourceSettings = {}): RasaNames {
  return {
    handoffActions: new Set(settings["handoff-actions"] ?? ["action_handoff", "utter_handoff"]),
    handoffIntents: new Set(settings["handoff-intents"] ?? ["handoff"]),
    missActions: new Set([...missActions, ...(settings["miss-actions"] ?? [])]),
    missIntents: new Set(["nlu_fallback", ...(settings["miss-intents"] ?? [])]),
  };
}

/** Sent by a channel when its window opens, not by a customer. */
const openers = /^\/(?:get_started|session_start|start|restart|greet)\b/;
/** Rasa's own name for what a form asks for. */
const formQuestion = /^utter_ask_/;

/** A session that goes on with what comes later. */
export type OpenSession = { id: string; startedAt: number };

type Session = {
  id: string;
  startedAt: number;
  endedAt: number;
  lastLine: number;
  channel: string | null;
  records: { line: number; record: WireRecord }[];
  /** Whether anything but the marks of its start has happened. */
  hasBegun: boolean;
  hasAsked: boolean;
  user: RasaEvent | null;
  isMiss: boolean;
  action: string | null;
  botTurn: WireRecord[];
  buttons: Map<string, string>;
  /** Of this turn of the customer's, or since the bot was paused. */
  handoff: WireRecord | null;
  lastHandoff: WireRecord | null;
  isPaused: boolean;
  /** Messages by id: the hash of what they are made of, and when they stand. */
  told: Map<string, { hashed: string; at: number }>;
  lastAt: Map<string, number>;
};

function openSession({ id, startedAt }: OpenSession): Session {
  return {
    ...{ id, startedAt, endedAt: startedAt, lastLine: 0, channel: null, records: [] },
    ...{ hasBegun: false, hasAsked: false, user: null, isMiss: false, action: null, botTurn: [] },
    ...{
      buttons: new Map(),
      handoff: null,
      lastHandoff: null,
      isPaused: false,
      told: new Map(),
      lastAt: new Map(),
    },
  };
}

/**
 * What a sender's events, in any order, tell. A sender may be a telephone number, so ids hold a hash of it. A session begins at `session_started` and `action_session_start`, and is known
 * by the sender and its first millisecond: the same in a later, longer export. Events before the first such mark go on with
 * `before`, or else begin a session of their own. Two messages of one speaker in one millisecond are put a millisecond apart.
 */
export function tellSessions(
  sender: string,
  events: RasaEvent[],
  { origin, names, before }: { origin: Origin; names: RasaNames; before: OpenSession | null },
): { outputs: SourceOutput[]; last: OpenSession | null } {
  const sorted = events.map((event, index) => ({ event, index, order: Number(event.stamp) }));
  sorted.sort((a, b) => a.order - b.order || a.index - b.index);
  const sessions: Session[] = before ? [openSession(before)] : [];
  for (const { event } of sorted) {
    let session = sessions.at(-1);
    const isMark = event.kind === "session";
    if (!session || (isMark && (session.hasBegun || session.id === before?.id))) {
      const startedAt = event.at;
      session = openSession({ id: `${hashId(sender)}-${startedAt}`, startedAt });
      sessions.push(session);
    }
    session.endedAt = Math.max(session.endedAt, event.at);
    session.lastLine = event.line;
    if (!isMark) takeEvent(sender, session, event, { origin, names });
  }
  const told = sessions.filter(({ hasBegun }) => hasBegun);
  return {
    outputs: told.flatMap((session) => closeSession(sender, session, origin)),
    last: sessions.at(-1) ?? before,
  };
}

function closeSession(sender: string, session: Session, origin: Origin): SourceOutput[] {
  const record = writeEvent(origin, "conversation", {
    id: session.id,
    customer: sender,
    channel: session.channel,
    started_at: session.startedAt,
    ended_at: session.endedAt,
    version: session.endedAt,
  });
  return [{ line: session.lastLine, record }, ...session.records];
}

type Context = { origin: Origin; names: RasaNames };

function takeEvent(sender: string, session: Session, event: RasaEvent, context: Context): void {
  const { names } = context;
  if (event.kind === "action" && event.name === "action_listen") return;
  session.hasBegun = true;
  session.channel ??= event.channel;
  switch (event.kind) {
    case "user":
      return takeUser(sender, session, event, context);
    case "bot":
      return takeBot(sender, session, event, context);
    case "agent":
      if (session.lastHandoff) session.lastHandoff.executed = true;
      return void addMessage(sender, session, event, context, { from: "agent", text: event.text });
    case "action":
      session.action = event.name;
      if (event.name !== null && names.missActions.has(event.name)) session.isMiss = true;
      if (event.name !== null && names.handoffActions.has(event.name))
        handOff(session, event, context, event.name);
      return;
    case "pause":
      session.isPaused = true;
      return handOff(session, event, context, null);
    case "resume":
      session.isPaused = false;
      session.handoff = null;
      return;
    // The fallback takes the customer's words back after it has answered.
    case "rewind":
      for (const message of session.botTurn) message.matched = false;
  }
}

function takeUser(sender: string, session: Session, event: RasaEvent, context: Context): void {
  const { names } = context;
  const isPayload = event.text?.startsWith("/") ?? false;
  const isOpener = isPayload && openers.test(event.text!);
  const isMiss = event.name !== null && names.missIntents.has(event.name);
  session.user = isOpener ? null : event;
  session.isMiss = isMiss;
  session.action = null;
  session.botTurn = [];
  session.hasAsked ||= !isOpener;
  // A paused bot has handed over already; what is said then asks for nobody new.
  if (!session.isPaused) session.handoff = null;
  addMessage(sender, session, event, context, {
    from: isOpener ? "system" : "customer",
    text: isPayload ? (session.buttons.get(event.text!) ?? null) : event.text,
    payload: isPayload ? event.text : null,
    intent: isOpener || isMiss ? null : event.name,
  });
  if (event.name !== null && names.handoffIntents.has(event.name)) {
    handOff(session, event, context, null);
    if (session.handoff && session.handoff.at === event.at) {
      Object.assign(session.handoff, { requested_by: "customer", executed: false });
    }
  }
}

function takeBot(sender: string, session: Session, event: RasaEvent, context: Context): void {
  const entry = event.name ?? session.action;
  const isMiss = session.isMiss || (event.name !== null && context.names.missActions.has(event.name));
  const isAnswer = session.user !== null && session.user.name !== null;
  for (const [payload, title] of readButtons(event)) session.buttons.set(payload, title);
  const message = addMessage(sender, session, event, context, {
    from: "bot",
    text: event.text,
    kind: findBotKind(session, entry, isMiss),
    entry,
    confidence: session.user?.confidence ?? null,
    matched: isMiss ? false : isAnswer ? true : null,
    data: event.data,
  });
  session.botTurn.push(message);
  if (event.name !== null && context.names.handoffActions.has(event.name)) {
    handOff(session, event, context, event.name);
  }
}

function findBotKind(session: Session, entry: string | null, isMiss: boolean) {
  if (isMiss) return null;
  if (!session.hasAsked) return "greeting";
  return entry !== null && formQuestion.test(entry) ? "clarify" : null;
}

/** Action, message and pause of one handoff are one; a request becomes executed with the first of them. */
function handOff(session: Session, event: RasaEvent, { origin }: Context, reason: string | null): void {
  if (session.handoff) {
    session.handoff.executed = true;
    if (reason !== null) session.handoff.reason ??= reason;
    return;
  }
  const at = event.at;
  session.handoff = writeEvent(origin, "handoff", {
    id: `${session.id}-handoff-${at}`,
    conversation: session.id,
    at,
    requested_by: event.kind === "pause" ? null : "bot",
    executed: true,
    reason,
  });
  session.lastHandoff = session.handoff;
  session.records.push({ line: event.line, record: session.handoff });
}

type Said = Omit<Parameters<typeof writeEvent<"message">>[2], "id" | "conversation" | "at"> & {
  payload?: string | null;
  data?: Record<string, unknown> | null;
};

function addMessage(
  sender: string,
  session: Session,
  event: RasaEvent,
  { origin }: Context,
  fields: Said,
): WireRecord {
  const hashed = hashId(sender, event.stamp, event.kind, event.text);
  const named = event.kind === "user" && event.id !== null ? `${hashId(sender)}-${event.id}` : hashed;
  // A message that the bot asked to be told anew has the id of the first telling.
  const id = (session.told.get(named)?.hashed ?? hashed) === hashed ? named : hashed;
  const last = session.lastAt.get(fields.from) ?? -Infinity;
  const at = session.told.get(id)?.at ?? Math.max(event.at, last + 1);
  session.told.set(id, { hashed, at });
  session.lastAt.set(fields.from, Math.max(at, last));
  const { payload, data, ...said } = fields;
  const record = writeEvent(
    origin,
    "message",
    { ...said, id, conversation: session.id, at, customer: sender },
    { payload, data },
  );
  session.records.push({ line: event.line, record });
  return record;
}
