/** Sunshine Conversations, which carries Zendesk's messaging: webhooks, messages and conversations of its API. Pure. */
import { requireMoment, readMoment } from "./chats/moment.ts";
import { writeEvent } from "./chats/write-event.ts";
import {
  FieldFault,
  findField,
  isFields,
  readList,
  readText,
  requireId,
  type Fields,
} from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";
import { nameMessaging, type ZendeskTelling } from "./zendesk-shape.ts";

export const isSunshineWebhook = (record: Fields) =>
  Array.isArray(record.events) && isFields(record.app) && isFields(record.webhook);

const ownBot = "zd:answerBot";

/** Whether the integration that has the conversation is a bot. */
function isBotIntegration(integration: unknown, { bots }: ZendeskTelling): boolean {
  if (!isFields(integration)) return false;
  const names = ["id", "name", "integrationId"].map((place) => readText(integration, place));
  return readText(integration, "integrationType") === ownBot || names.some((name) => bots.has(name ?? ""));
}

/** All events of one delivery. A webhook sent again has the same ids. */
export function readSunshineWebhook(record: Fields, telling: ZendeskTelling): WireRecord[] {
  return readList(record, "events").flatMap((event) => {
    const type = readText(event, "type") ?? "";
    const payload = findField(event, "payload");
    if (!isFields(payload)) throw new FieldFault("events.payload", "is missing");
    const conversation = findField(payload, "conversation");
    const message = findField(payload, "message");
    if (type === "conversation:message" && isFields(message)) {
      return [readSunshineMessage({ ...message, conversation }, telling)];
    }
    if (type === "conversation:create" && isFields(conversation)) {
      return [readSunshineConversation(conversation, telling)];
    }
    return type.startsWith("switchboard:") ? readControl(event, payload, telling) : [];
  });
}

/**
 * Control passed to whoever is no bot is a handoff; an offer is one that is not carried out yet. Given back because the ticket
 * is closed, the conversation has ended.
 */
function readControl(event: Fields, payload: Fields, telling: ZendeskTelling): WireRecord[] {
  const type = readText(event, "type");
  const conversation = nameMessaging(requireId(payload, "conversation.id"));
  const at = requireMoment(event, "createdAt", "Z");
  const reason = readText(payload, "reason");
  if (type === "switchboard:passControl" && reason === "ticketClosed") {
    return [writeEvent(telling.origin, "conversation", { id: conversation, ended_at: at, version: at })];
  }
  const isOffer = type === "switchboard:offerControl";
  const receiver = findField(payload, `conversation.${isOffer ? "pending" : "active"}SwitchboardIntegration`);
  const isHandoff = isOffer || type === "switchboard:passControl" || type === "switchboard:acceptControl";
  if (!isHandoff || reason !== null || isBotIntegration(receiver, telling)) return [];
  return [
    writeEvent(telling.origin, "handoff", {
      ...{ id: requireId(event, "id"), conversation, at, executed: !isOffer },
      to: isFields(receiver) ? readText(receiver, "name") : null,
    }),
  ];
}

export function readSunshineConversation(conversation: Fields, telling: ZendeskTelling): WireRecord {
  return writeEvent(
    telling.origin,
    "conversation",
    {
      id: nameMessaging(requireId(conversation, "id")),
      started_at: readMoment(conversation, "createdAt", "Z"),
      version: readMoment(conversation, "lastUpdatedAt", "Z") ?? readMoment(conversation, "createdAt", "Z"),
    },
    { conversation_type: readText(conversation, "type") },
  );
}

/** The API tells what wrote a message; a webhook only who has the conversation. */
function findSpeaker(message: Fields, telling: ZendeskTelling): "customer" | "bot" | "agent" {
  if (readText(message, "author.type") === "user") return "customer";
  const subtypes = findField(message, "author.subtypes");
  if (Array.isArray(subtypes)) return subtypes.includes("AI") ? "bot" : "agent";
  if (readText(message, "source.type") === ownBot) return "bot";
  const active = findField(message, "conversation.activeSwitchboardIntegration");
  return isBotIntegration(active, telling) ? "bot" : "agent";
}

export function readSunshineMessage(message: Fields, telling: ZendeskTelling): WireRecord {
  const conversation =
    readText(message, "conversation.id") ?? readText(message, "conversationId") ?? telling.conversation;
  if (conversation === null) throw new FieldFault("conversation.id", noConversation);
  const from = findSpeaker(message, telling);
  const customer =
    readText(message, "author.userExternalId") ??
    readText(message, "author.user.externalId") ??
    readText(message, "author.userId");
  const contentType = readText(message, "content.type");
  return writeEvent(
    telling.origin,
    "message",
    {
      id: `message:${requireId(message, "id")}`,
      conversation: nameMessaging(conversation),
      at: requireMoment(message, "received", "Z"),
      from,
      text: readText(message, "content.text"),
      sender: from === "customer" ? null : readText(message, "author.displayName"),
      customer: from === "customer" ? customer : null,
      channel: from === "customer" ? readText(message, "source.type") : null,
    },
    {
      content_type: contentType === "text" ? null : contentType,
      deleted: findField(message, "deleted") === true || null,
    },
  );
}

const noConversation =
  "is missing: messages of the API do not name theirs, do it for them (zendesk?conversation=…)";
