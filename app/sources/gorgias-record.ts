/** One record of Gorgias's REST API: a ticket, a message, a satisfaction survey, or a ticket with all of these. Pure. */
import { readHtml } from "./chats/html-text.ts";
import { inferHandoff } from "./chats/infer-handoff.ts";
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import {
  FieldFault,
  findField,
  isFields,
  readList,
  readText,
  requireId,
  type Fields,
} from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import type { WireRecord } from "./source-adapter.ts";

export type GorgiasTelling = {
  origin: Origin;
  /** Ids of users that are robots, such as the AI agent's. */
  bots: ReadonlySet<string>;
  /** Tags that say a ticket was handed over to people. */
  handoverTags: ReadonlySet<string>;
};

const has = (record: Fields, ...names: string[]) => names.every((name) => Object.hasOwn(record, name));

export const isGorgiasMessage = (record: Fields) =>
  has(record, "ticket_id", "from_agent", "created_datetime");
export const isGorgiasSurvey = (record: Fields) =>
  has(record, "ticket_id", "score") &&
  (has(record, "scored_datetime") || has(record, "should_send_datetime"));
export const isGorgiasTicket = (record: Fields) =>
  has(record, "created_datetime", "channel") && (has(record, "customer") || has(record, "messages_count"));
export const isGorgiasTalk = (record: Fields) =>
  isFields(record.ticket) &&
  isGorgiasTicket(record.ticket) &&
  (has(record, "messages") || has(record, "survey"));

export function readGorgiasRecord(record: Fields, telling: GorgiasTelling): WireRecord[] {
  if (isGorgiasTalk(record)) return readTalk(record, telling);
  if (isGorgiasMessage(record)) return [readMessage(record, telling)];
  if (isGorgiasSurvey(record)) return readSurvey(record, telling);
  if (isGorgiasTicket(record)) return readTicket(record, telling);
  throw new FieldFault(null, "neither a ticket nor a message or a survey");
}

/** A ticket with its messages, which alone tell when a person first spoke after a bot. */
function readTalk(record: Fields, telling: GorgiasTelling): WireRecord[] {
  const ticket = record.ticket as Fields;
  const id = requireId(ticket, "id");
  const messages = readList(record, "messages").map((message) =>
    readMessage({ ticket_id: id, ...message }, telling),
  );
  const handoff = inferHandoff(telling.origin, id, messages) ?? readTaggedHandoff(ticket, messages, telling);
  const survey = findField(record, "survey");
  return [
    writeTicket(ticket, telling),
    ...messages,
    ...(handoff ? [handoff] : []),
    ...(isFields(survey) ? readSurvey(survey, telling) : []),
  ];
}

/** A ticket of a list, with its messages if it brings them. */
function readTicket(ticket: Fields, telling: GorgiasTelling): WireRecord[] {
  return readTalk(
    { ticket, messages: readList(ticket, "messages"), survey: findField(ticket, "satisfaction_survey") },
    telling,
  );
}

const readTags = (ticket: Fields) => readList(ticket, "tags").flatMap((tag) => readText(tag, "name") ?? []);

/** A configured tag says that people were wanted; nobody has answered yet. Its time is not told: after the last message. */
function readTaggedHandoff(
  ticket: Fields,
  messages: readonly WireRecord[],
  { origin, handoverTags }: GorgiasTelling,
): WireRecord | null {
  const tag = readTags(ticket).find((name) => handoverTags.has(name));
  if (tag === undefined || messages.some(({ from, kind }) => from === "agent" && kind !== "note"))
    return null;
  const conversation = requireId(ticket, "id");
  if (messages.length === 0) return null;
  const at = Math.max(...messages.map((message) => message.at as number)) + 1;
  const fields = { id: `${conversation}-handoff`, conversation, at };
  return writeEvent(origin, "handoff", fields, { inferred: "at", tag });
}

function writeTicket(ticket: Fields, { origin }: GorgiasTelling): WireRecord {
  const customer = readText(ticket, "customer.external_id") ?? readText(ticket, "customer.id");
  const tags = readTags(ticket);
  const isClosed = readText(ticket, "status") === "closed";
  return writeEvent(
    origin,
    "conversation",
    {
      id: requireId(ticket, "id"),
      customer: customer && nameCustomer(customer),
      channel: readText(ticket, "channel"),
      started_at: requireMoment(ticket, "created_datetime", "Z"),
      ended_at: isClosed ? readMoment(ticket, "closed_datetime", "Z") : null,
      version: readMoment(ticket, "updated_datetime", "Z"),
    },
    {
      status: readText(ticket, "status"),
      via: readText(ticket, "via"),
      subject: readText(ticket, "subject"),
      language: readText(ticket, "language"),
      priority: readText(ticket, "priority"),
      assignee: readText(ticket, "assignee_user.id"),
      team: readText(ticket, "assignee_team.name") ?? readText(ticket, "assignee_team.id"),
      tags: tags.length > 0 ? tags : null,
      spam: findField(ticket, "spam") === true || null,
      trashed: readText(ticket, "trashed_datetime") === null ? null : true,
    },
  );
}

/** Gorgias marks rules; its AI agent is a user like any other, whom only the merchant knows. */
function findSpeaker(message: Fields, { bots }: GorgiasTelling): "customer" | "bot" | "agent" {
  if (findField(message, "from_agent") !== true) return "customer";
  const isRule = readText(message, "rule_id") !== null || readText(message, "via") === "rule";
  return isRule || bots.has(readText(message, "sender.id") ?? "") ? "bot" : "agent";
}

function readMessage(message: Fields, telling: GorgiasTelling): WireRecord {
  const from = findSpeaker(message, telling);
  const isPrivate = findField(message, "public") === false;
  const missed = ["failed_datetime", "deleted_datetime"].find((name) => readText(message, name) !== null);
  const customer = readText(message, "sender.external_id") ?? readText(message, "sender.id");
  const html = readText(message, "stripped_html") ?? readText(message, "body_html");
  return writeEvent(
    telling.origin,
    "message",
    {
      id: requireId(message, "id"),
      conversation: requireId(message, "ticket_id"),
      at: readMoment(message, "sent_datetime", "Z") ?? requireMoment(message, "created_datetime", "Z"),
      from,
      text: readText(message, "stripped_text") ?? readText(message, "body_text") ?? readHtml(html),
      // What failed or was deleted never reached anybody.
      kind: isPrivate || missed !== undefined ? "note" : null,
      sender: from === "customer" ? null : readText(message, "sender.id"),
      customer: from === "customer" && customer !== null ? nameCustomer(customer) : null,
      intent: readIntent(message),
      channel: readText(message, "channel"),
    },
    {
      via: readText(message, "via"),
      rule: readText(message, "rule_id"),
      delivery: missed?.replace("_datetime", "") ?? null,
      attachments: readList(message, "attachments").length || null,
    },
  );
}

function readIntent(message: Fields): string | null {
  const [first] = Array.isArray(message.intents) ? (message.intents as unknown[]) : [];
  return typeof first === "string" ? first : isFields(first) ? readText(first, "name") : null;
}

/** A survey that nobody has answered is no rating. */
function readSurvey(survey: Fields, { origin }: GorgiasTelling): WireRecord[] {
  const score = readText(survey, "score");
  if (score === null) return [];
  const at = readMoment(survey, "scored_datetime", "Z");
  return [
    writeEvent(origin, "rating", {
      ...{ id: requireId(survey, "id"), conversation: requireId(survey, "ticket_id"), score: Number(score) },
      ...{ worst: 1, best: 5, at, invited: true, version: at },
      comment: readText(survey, "body_text"),
    }),
  ];
}
