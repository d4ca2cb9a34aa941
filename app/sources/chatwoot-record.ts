/** One record of Chatwoot: a webhook's body, or a conversation, message or satisfaction row of its REST API. Pure. */
import { readConversation, writeConversation } from "./chatwoot-conversation.ts";
import { findAccount, type ChatwootTelling } from "./chatwoot-fields.ts";
import { createdVersion, readMessage, readSurvey, restVersion } from "./chatwoot-message.ts";
import { FieldFault, findField, isFields, readText, type Fields } from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";

const messageEvents = new Set(["message_created", "message_updated"]);
const conversationEvents = new Set([
  "conversation_created",
  "conversation_updated",
  "conversation_status_changed",
  "conversation_opened",
  "conversation_resolved",
]);
/** Webhooks of Chatwoot that say nothing about conversations. */
const otherEvents =
  /^(?:contact_(?:created|updated)|inbox_\w+|webwidget_triggered|conversation_typing_(?:on|off))$/;

export function isChatwootRecord(fields: Fields): boolean {
  const has = (place: string) => findField(fields, place) !== undefined;
  const event = readText(fields, "event");
  if (event !== null) {
    if (messageEvents.has(event)) return has("message_type") && has("conversation");
    return conversationEvents.has(event) ? has("inbox_id") && has("meta") : otherEvents.test(event);
  }
  if (has("message_type")) return has("conversation_id") && has("content_type");
  if (has("feedback_message")) return has("rating") && has("conversation_id");
  return has("inbox_id") && has("meta") && has("status");
}

/** The wire records of a record; none for a webhook that tells of no conversation. */
export function readChatwootRecord(fields: Fields, telling: ChatwootTelling): WireRecord[] {
  const event = readText(fields, "event");
  if (event !== null) return readWebhook(fields, event, telling);
  if (findField(fields, "message_type") !== undefined) return readMessage(fields, telling, restVersion);
  if (findField(fields, "feedback_message") !== undefined) return [readSurvey(fields, telling)];
  if (isFields(findField(fields, "meta"))) return readConversation(fields, telling);
  throw new FieldFault(null, "neither a conversation nor a message");
}

function readWebhook(fields: Fields, event: string, telling: ChatwootTelling): WireRecord[] {
  if (conversationEvents.has(event)) return readConversation(fields, telling);
  if (otherEvents.test(event)) return [];
  if (!messageEvents.has(event)) throw new FieldFault("event", "unknown event");
  const conversation = findField(fields, "conversation");
  if (!isFields(conversation)) throw new FieldFault("conversation", "is missing");
  const account = findAccount(fields, telling);
  const version = event === "message_created" ? createdVersion : restVersion;
  const told = { ...fields, account_id: account, conversation_id: findField(conversation, "id") };
  return [
    writeConversation({ ...conversation, account_id: account }, telling),
    ...readMessage(told, telling, version),
  ];
}

/** Where a record has its customer; an outgoing message's sender is none. */
export function findChatwootCustomers(fields: Fields): string[] {
  const contacts = ["conversation.meta.sender", "meta.sender"];
  const type = readText(fields, "message_type");
  if (type === "incoming" || type === "0") contacts.push("sender");
  if (type === null) contacts.push("contact");
  const places = contacts.flatMap((place) => [`${place}.identifier`, `${place}.id`]);
  return type === "0" ? [...places, "sender_id"] : places;
}
