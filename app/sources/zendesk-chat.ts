/** Zendesk Chat, the older live chat: chats of its API with their history. Pure. */
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent } from "./chats/write-event.ts";
import { FieldFault, findField, readList, readText, requireId, type Fields } from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import type { WireRecord } from "./source-adapter.ts";
import { nameChat, type ZendeskTelling } from "./zendesk-shape.ts";

export const isZendeskChat = (record: Fields) =>
  Object.hasOwn(record, "visitor") && Object.hasOwn(record, "timestamp");

/** A chat: its history mixes messages with joins and ratings; only what carries words is a message. */
export function readChat(chat: Fields, telling: ZendeskTelling): WireRecord[] {
  const id = nameChat(requireId(chat, "id"));
  const customer = readText(chat, "visitor.id") ?? readText(chat, "visitor.email");
  const startedAt = requireMoment(chat, "timestamp", "Z");
  const endedAt = readMoment(chat, "end_timestamp", "Z");
  const agents = findField(chat, "agent_ids");
  const conversation = writeEvent(
    telling.origin,
    "conversation",
    {
      id,
      customer: customer && nameCustomer(customer),
      channel: "chat",
      started_at: startedAt,
      ended_at: endedAt,
    },
    {
      chat_type: readText(chat, "type"),
      missed: findField(chat, "missed") === true || null,
      department: readText(chat, "department_id"),
      started_by: readText(chat, "started_by"),
      ticket: readText(chat, "zendesk_ticket_id"),
    },
  );
  const messages = readList(chat, "history").flatMap((entry, index) =>
    readText(entry, "msg") === null ? [] : [readEntry(entry, `${id}-${index}`, id, telling)],
  );
  const left = readText(chat, "message");
  if (left !== null) {
    const fields = {
      id: `${id}-message`,
      conversation: id,
      at: startedAt,
      from: "customer",
      text: left,
    } as const;
    messages.push(writeEvent(telling.origin, "message", fields));
  }
  const isRated = Array.isArray(agents) && agents.length > 0;
  return [conversation, ...messages, ...readRating(chat, { id, at: endedAt, isRated }, telling)];
}

type Rated = { id: string; at: number | null; isRated: boolean };

function readRating(chat: Fields, { id, at, isRated }: Rated, { origin }: ZendeskTelling): WireRecord[] {
  const told = readText(chat, "rating");
  if (told === null) return [];
  if (told !== "good" && told !== "bad") throw new FieldFault("rating", "neither good nor bad");
  return [
    writeEvent(origin, "rating", {
      ...{ id: `${id}-rating`, conversation: id, score: told === "good" ? 1 : 0, worst: 0, best: 1, at },
      of: isRated ? "agent" : null,
      comment: readText(chat, "comment"),
    }),
  ];
}

function readEntry(
  entry: Fields,
  fallback: string,
  conversation: string,
  telling: ZendeskTelling,
): WireRecord {
  const nick = readText(entry, "nick") ?? "";
  const type = readText(entry, "sender_type")?.toLowerCase() ?? null;
  const { from, sender } = nameActor(type === "visitor" ? "visitor:" : nick, telling);
  const id = readText(entry, "msg_id");
  return writeEvent(telling.origin, "message", {
    id: id === null ? fallback : `${conversation}-${id}`,
    conversation,
    at: requireMoment(entry, "timestamp", "Z"),
    from: type === "trigger" ? "system" : from,
    text: readText(entry, "msg"),
    sender,
  });
}

type Actor = { from: "customer" | "bot" | "agent" | "system"; sender: string | null };

/** `visitor:…` is the customer and so is a bare number, `agent:…` a person or a known bot; triggers and the system are neither. */
export function nameActor(nick: string, { bots }: ZendeskTelling): Actor {
  if (nick.startsWith("visitor") || /^\d+$/.test(nick)) return { from: "customer", sender: null };
  const agent = /^agent:(\w+)$/.exec(nick)?.[1];
  if (agent === undefined || agent === "trigger" || agent === "system")
    return { from: "system", sender: null };
  return { from: bots.has(agent) ? "bot" : "agent", sender: agent };
}
