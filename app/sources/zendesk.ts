/** Zendesk: conversation logs, tickets with comments and satisfaction, messaging (Sunshine Conversations) and Chat. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { detectLines } from "./chats/detect-lines.ts";
import { openJsonReader } from "./json-reader.ts";
import { FieldFault, findField, isFields, readText, type Fields } from "./orders/fields.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";
import { isZendeskChat, readChat } from "./zendesk-chat.ts";
import { openZendesk, zendeskSettings, zendeskStore, type ZendeskTelling } from "./zendesk-shape.ts";
import {
  isSunshineWebhook,
  readSunshineConversation,
  readSunshineMessage,
  readSunshineWebhook,
} from "./zendesk-sunshine.ts";
import { readSatisfaction, readTicket, readTicketTalk } from "./zendesk-ticket.ts";

type Shape = {
  fits: (record: Fields) => boolean;
  read: (record: Fields, telling: ZendeskTelling) => WireRecord[];
};

const has = (record: Fields, ...names: string[]) => names.every((name) => Object.hasOwn(record, name));

function isTalk(record: Fields): boolean {
  const [event] = Array.isArray(record.events) ? (record.events as unknown[]) : [];
  const isLog = isFields(event) && has(event, "author", "content", "created_at");
  const [comment] = Array.isArray(record.comments) ? (record.comments as unknown[]) : [];
  return isLog || (isFields(comment) && has(comment, "author_id", "public"));
}

const shapes: readonly Shape[] = [
  { fits: isSunshineWebhook, read: readSunshineWebhook },
  { fits: isTalk, read: readTicketTalk },
  {
    fits: (record) => isFields(record.ticket) && has(record.ticket, "requester_id"),
    read: (record, telling) => readTicket(record.ticket as Fields, telling),
  },
  { fits: (record) => has(record, "ticket_id", "score", "requester_id"), read: readSatisfaction },
  { fits: isZendeskChat, read: readChat },
  { fits: (record) => has(record, "requester_id", "created_at", "via"), read: readTicket },
  {
    fits: (record) => has(record, "received", "author"),
    read: (record, telling) => [readSunshineMessage(record, telling)],
  },
  {
    fits: (record) => has(record, "createdAt", "isDefault"),
    read: (record, telling) => [readSunshineConversation(record, telling)],
  },
];

function readZendeskRecord(record: Fields, telling: ZendeskTelling): WireRecord[] {
  const shape = shapes.find(({ fits }) => fits(record));
  if (shape) return shape.read(record, telling);
  if (isFields(findField(record, "ticket")) || readText(record, "ticket_id") !== null) {
    return readTicketTalk(record, telling);
  }
  throw new FieldFault(null, "neither a ticket nor a conversation, a message or a rating");
}

const marks =
  /"(?:requester_id|zen:(?:support|sunco):user_id|activeSwitchboardIntegration|visitor)"\s*:|zen:(?:support|sunco|ticket_event):/;

const customerPlaces = [
  ...["ticket.requester_id", "requester_id", "visitor.id", "visitor.email"],
  ...["author.userExternalId", "author.user.externalId", "author.userId"],
  ...["events.payload.message.author.user.externalId", "events.payload.message.author.userId"],
];

/**
 * Lists: tickets and their incremental export, satisfaction ratings, chats, Sunshine's messages and conversations. Times name
 * their zone or are UTC. Ratings are good or bad; offered ones are none. A bot is told by the log, by Sunshine's API, and in a
 * webhook by who has the conversation: Zendesk's own bot, or an integration of `bots`. Bots' misses are not told.
 */
export const zendesk: SourceAdapter = {
  id: "zendesk",
  source: "zendesk",
  title: "Zendesk, API",
  recognises:
    "lists of tickets, satisfaction ratings, chats, or Sunshine's messages, as Zendesk's APIs answer them",
  settings: zendeskSettings,
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "recorded",
    ratings: "recorded",
    misses: "inferred",
    customerIds: "recorded",
    channels: "recorded",
  }),
  defaultStore: zendeskStore,
  framing: {
    by: "element",
    at: ["tickets[]", "ticket", "satisfaction_ratings[]", "chats[]", "messages[]", "conversations[]", "[]"],
  },
  isStateless: true,
  detect(head) {
    const list = /^\s*\{\s*"(?:tickets|satisfaction_ratings|chats|messages|conversations|ticket)"\s*:\s*[[{]/;
    const isSunshine = /"received"\s*:/.test(head) && /"author"\s*:/.test(head) && /"source"\s*:/.test(head);
    return list.test(head) && (marks.test(head) || isSunshine) ? 0.85 : 0;
  },
  open({ store, settings }) {
    const telling = openZendesk(store, settings);
    return openJsonReader({ read: (record) => readZendeskRecord(record, telling), customerPlaces });
  },
};

/**
 * A conversation log as the API answers it, whole: `{events}`, or `{comments}` with the ticket or its number. A log tells who
 * is a bot; the handoff is inferred where a person speaks after the bot.
 */
export const zendeskLog: SourceAdapter = {
  ...zendesk,
  id: "zendesk-log",
  title: "Zendesk, conversation log",
  recognises: "one document: a ticket's conversation log or its comments, with the ticket or its number",
  capabilities: { ...zendesk.capabilities, handoffs: "inferred" },
  framing: { by: "element", at: ["", "[]"] },
  detect(head) {
    const isTalk = /"(?:events|comments)"\s*:\s*\[/.test(head) && /"(?:author|author_id)"\s*:/.test(head);
    return /^\s*\{/.test(head) &&
      isTalk &&
      /"created_at"\s*:/.test(head) &&
      (marks.test(head) || /"author_id"/.test(head))
      ? 0.86
      : 0;
  },
};

/** One record of any of these a line: a ticket with its log or comments, a ticket, a rating, a chat, a webhook's body. */
export const zendeskLines: SourceAdapter = {
  ...zendesk,
  id: "zendesk-lines",
  title: "Zendesk, one record a line",
  recognises: "Sunshine's webhooks, tickets with their log or comments, ratings or chats, one a line",
  capabilities: { ...zendesk.capabilities, handoffs: "inferred" },
  framing: { by: "line" },
  detect: (head) => detectLines(head, (record) => shapes.some(({ fits }) => fits(record)), marks),
};
