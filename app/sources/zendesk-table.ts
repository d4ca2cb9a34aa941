/** Zendesk's tables in a warehouse (Fivetran), exported as CSV: tickets, comments, chats, events of chats. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { requireMoment } from "./chats/moment.ts";
import { writeEvent } from "./chats/write-event.ts";
import { readHeader } from "./csv-row.ts";
import { openJsonReader } from "./json-reader.ts";
import { parseExactly } from "./orders/exact-json.ts";
import { FieldFault, isFields, readText, requireId, type Fields } from "./orders/fields.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";
import { nameActor } from "./zendesk-chat.ts";
import {
  nameChat,
  nameTicket,
  openZendesk,
  zendeskSettings,
  zendeskStore,
  type ZendeskTelling,
} from "./zendesk-shape.ts";
import { readComment, readTicket } from "./zendesk-ticket.ts";

const tables = [
  ["id", "requester_id", "via_channel", "created_at"],
  ["id", "ticket_id", "user_id", "public", "created"],
  ["chat_id", "ticket_id", "visitor_id", "initiator"],
  ["chat_id", "actor_id", "chat_index", "type"],
];

function readRow(row: Fields, telling: ZendeskTelling): WireRecord[] {
  const has = (name: string) => readText(row, name) !== null;
  if (has("chat_id") && has("chat_index")) return readChatEvent(row, telling);
  if (has("chat_id")) return [readChatRow(row, telling)];
  if (has("requester_id")) return readTicket(row, telling);
  if (has("ticket_id") && has("created")) {
    const ticket = nameTicket(requireId(row, "ticket_id"));
    return [readComment(row, { ticket, requester: null, roles: new Map() }, telling)];
  }
  throw new FieldFault(null, "neither a ticket nor a comment, a chat or an event of one");
}

function readChatRow(row: Fields, { origin }: ZendeskTelling): WireRecord {
  const fields = {
    id: nameChat(requireId(row, "chat_id")),
    customer: readText(row, "user_id"),
    channel: readText(row, "channel"),
  };
  return writeEvent(origin, "conversation", fields, { ticket: readText(row, "ticket_id") });
}

/** Joins, transfers and changes of names are events too; a message has the type ChatMessage and words. */
function readChatEvent(row: Fields, telling: ZendeskTelling): WireRecord[] {
  const text = readText(row, "message");
  if (readText(row, "type") !== "ChatMessage" || text === null) return [];
  const conversation = nameChat(requireId(row, "chat_id"));
  const { from, sender } = nameActor(readText(row, "actor_id") ?? "", telling);
  const isOwnBot = from !== "customer" && isWrittenByOwnBot(row);
  const fields = {
    id: `${conversation}-${readText(row, "message_id") ?? `${requireMoment(row, "created_at", "Z")}-${requireId(row, "chat_index")}`}`,
    conversation,
    at: requireMoment(row, "created_at", "Z"),
    from: isOwnBot ? ("bot" as const) : from,
    text,
    sender,
    customer: from === "customer" ? readText(row, "actor_id") : null,
  };
  return [writeEvent(telling.origin, "message", fields)];
}

/** The message as messaging had it is JSON inside its cell. */
function isWrittenByOwnBot(row: Fields): boolean {
  const text = readText(row, "original_message");
  if (text === null) return false;
  try {
    const message = parseExactly(text);
    return isFields(message) && readText(message, "source.type") === "zd:answerBot";
  } catch {
    throw new FieldFault("original_message", "not JSON");
  }
}

/**
 * Times are UTC. The table of comments does not say who asked: name the agents, everybody else is a customer. `__system`,
 * `__trigger` and actors without a number are the system. A ticket's end is its last change, once it is solved.
 */
export const zendeskTable: SourceAdapter = {
  id: "zendesk-table",
  source: "zendesk",
  title: "Zendesk, tables (Fivetran)",
  recognises: "CSV of Fivetran's tables ticket, ticket_comment, ticket_chat and ticket_chat_event",
  settings: { bots: zendeskSettings.bots, agents: zendeskSettings.agents },
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "inferred",
    misses: "inferred",
    customerIds: "recorded",
    channels: "recorded",
  }),
  defaultStore: zendeskStore,
  framing: { by: "row", join: null },
  isStateless: true,
  detect(head) {
    const header = readHeader(head);
    return tables.some((names) => names.every((name) => header.includes(name))) ? 0.85 : 0;
  },
  open({ store, settings }) {
    const telling = openZendesk(store, settings);
    return openJsonReader({
      read: (row) => readRow(row, telling),
      customerPlaces: ["requester_id", "user_id", "visitor_id"],
    });
  },
};
