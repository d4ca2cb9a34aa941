/** One turn of Dialogflow CX's interaction log: what the customer said, the bot's answer, its handoff and its rating. */
import { requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { parseExactly } from "./orders/exact-json.ts";
import {
  FieldFault,
  findField,
  isFields,
  readList,
  readText,
  requireText,
  type Fields,
} from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";

export type TurnContext = {
  origin: Origin;
  /** Where the merchant's own application puts the customer's id in the request's payload. */
  customerFields: readonly string[];
};

const jsonColumns = ["request", "response", "conversation_signals", "bot_answer_feedback"] as const;

/** Columns of type JSON come as objects or, in most exports, as text that holds JSON. */
function unwrapColumns(row: Fields): Fields {
  const unwrapped: Record<string, unknown> = { ...row };
  for (const name of jsonColumns) {
    const value = row[name];
    if (typeof value !== "string" || value.trim() === "") continue;
    try {
      unwrapped[name] = parseExactly(value);
    } catch {
      throw new FieldFault(name, "not JSON");
    }
  }
  return unwrapped;
}

type Turn = {
  row: Fields;
  conversation: string;
  position: string;
  at: number;
  key: string;
  customer: string | null;
  intent: string | null;
  matchType: string | null;
};

const result = "response.queryResult";
const signals = "conversation_signals.turnSignals";

/** The wire records of a row. Rows are known by their answer's id, else by conversation and place in it. */
export function readTurn(columns: Fields, { origin, customerFields }: TurnContext): WireRecord[] {
  const row = unwrapColumns(columns);
  const name = requireText(row, "conversation_name");
  const conversation = name.slice(name.lastIndexOf("/") + 1);
  const position = requireText(row, "turn_position");
  const turn: Turn = {
    ...{ row, conversation, position },
    at: requireMoment(row, "request_time", "Z"),
    key: readText(row, "response.responseId") ?? `${conversation}:${position}`,
    customer: findCustomer(row, customerFields),
    intent: readText(row, `${result}.match.intent.displayName`),
    matchType: readText(row, `${result}.match.matchType`),
  };
  const asked = writeQuestion(turn, origin);
  return [
    ...asked,
    ...writeHandoff(turn, origin),
    ...writeAnswer(turn, origin, asked.length > 0),
    ...writeRating(turn, origin),
  ];
}

function findCustomer(row: Fields, places: readonly string[]): string | null {
  for (const place of places) {
    const id = readText(row, `request.queryParams.payload.${place}`);
    if (id !== null) return id;
  }
  return null;
}

/** Nobody says anything where an event starts the turn, or where silence does. */
function writeQuestion(turn: Turn, origin: Origin): WireRecord[] {
  const { row, matchType } = turn;
  const input = "request.queryInput";
  const isDirect = isFields(findField(row, `${input}.intent`));
  const text =
    readText(row, `${input}.text.text`) ??
    readText(row, `${result}.transcript`) ??
    readText(row, `${input}.dtmf.digits`) ??
    (isFields(findField(row, `${input}.event`)) ? null : readText(row, `${result}.text`));
  if (matchType === "NO_INPUT" || (text === null && !isDirect)) return [];
  const fields = {
    ...{ id: `${turn.key}:in`, conversation: turn.conversation, at: turn.at, from: "customer" as const },
    ...{ text, intent: turn.intent, customer: turn.customer },
  };
  return [writeEvent(origin, "message", fields, { language: readText(row, "language_code") })];
}

function isTrue(row: Fields, place: string): boolean {
  return findField(row, place) === true;
}

function isMiss({ row, matchType }: Turn): boolean {
  return matchType === "NO_MATCH" || isTrue(row, `${signals}.noMatch`);
}

const matching = new Set(["INTENT", "DIRECT_INTENT", "PARAMETER_FILLING", "PLAYBOOK"]);

/** Built from `response` alone: partial responses hold parts of the same words once more. */
function writeAnswer(turn: Turn, origin: Origin, isAsked: boolean): WireRecord[] {
  const { row, intent, matchType, position } = turn;
  const messages = readList(row, `${result}.responseMessages`);
  const lines = messages.flatMap((message) => {
    const texts = findField(message, "text.text");
    return Array.isArray(texts) ? texts.filter((text): text is string => typeof text === "string") : [];
  });
  const payloads = messages.flatMap((message) => (isFields(message.payload) ? [message.payload] : []));
  const missed = isMiss(turn);
  const text = lines.join("\n").trim();
  if (text === "" && payloads.length === 0 && !missed) return [];
  const event = readText(row, `${result}.match.event`);
  const page = readText(row, `${result}.currentPage.displayName`);
  const isGreeting = !isAsked && position === "1" && !missed;
  const record = writeEvent(
    origin,
    "message",
    {
      ...{ id: `${turn.key}:out`, conversation: turn.conversation, at: turn.at, from: "bot" },
      text: text === "" ? null : text,
      kind: isGreeting ? "greeting" : matchType === "NO_INPUT" ? "other" : null,
      entry: intent ?? (event === null ? null : page === null ? event : `${page}/${event}`),
      confidence: readShare(row, `${result}.match.confidence`),
      matched: missed ? false : matching.has(matchType ?? "") ? true : null,
      customer: turn.customer,
      // The log has the time of the request only: an answer's delay is not to be measured.
      at_inferred: true,
    },
    {
      intent_id: readText(row, `${result}.match.intent.name`),
      payloads: payloads.length > 0 ? payloads : null,
      failures: findFailures(row),
    },
  );
  return [record];
}

function findFailures(row: Fields): unknown {
  const reasons = findField(row, `${signals}.failureReasons`);
  return Array.isArray(reasons) && reasons.length > 0 ? reasons : null;
}

function readShare(row: Fields, place: string): number | null {
  const text = readText(row, place);
  const share = text === null ? NaN : Number(text);
  return share >= 0 && share < 1.001 ? Math.min(share, 1) : null;
}

function writeHandoff(turn: Turn, origin: Origin): WireRecord[] {
  const { row } = turn;
  const handoff = readList(row, `${result}.responseMessages`).find((message) =>
    isFields(message.liveAgentHandoff),
  );
  const isExecuted = handoff !== undefined || isTrue(row, `${signals}.agentEscalated`);
  const isRequested = isTrue(row, `${signals}.userEscalated`);
  if (!isExecuted && !isRequested) return [];
  const metadata = handoff && findField(handoff, "liveAgentHandoff.metadata");
  return [
    writeEvent(origin, "handoff", {
      ...{ id: `${turn.key}:handoff`, conversation: turn.conversation, at: turn.at },
      requested_by: isRequested ? "customer" : "bot",
      executed: isExecuted,
      reason: isFields(metadata) ? describe(metadata) : null,
    }),
  ];
}

/** What the merchant's own handoff says, in one line. */
function describe(metadata: Fields): string | null {
  const told = Object.entries(metadata).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return told.length > 0 ? told.join(", ") : null;
}

const scores: Readonly<Record<string, number>> = { THUMBS_UP: 1, THUMBS_DOWN: 0 };

function writeRating(turn: Turn, origin: Origin): WireRecord[] {
  const { row, key, conversation } = turn;
  const rating = readText(row, "bot_answer_feedback.rating") ?? "";
  if (!Object.hasOwn(scores, rating)) return [];
  const labels = findField(row, "bot_answer_feedback.ratingReason.reasonLabels");
  return [
    writeEvent(
      origin,
      "rating",
      {
        ...{ id: `${key}:rating`, conversation, message: `${key}:out`, of: "answer" },
        ...{ score: scores[rating]!, worst: 0, best: 1 },
        comment: readText(row, "bot_answer_feedback.ratingReason.feedback"),
      },
      {
        labels: Array.isArray(labels) && labels.length > 0 ? labels : null,
        custom_rating: readText(row, "bot_answer_feedback.customRating"),
      },
    ),
  ];
}
