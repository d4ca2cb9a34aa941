/** Objects of Botpress' API, as far as they tell of conversations. */
import { requireMoment } from "./chats/moment.ts";
import { FieldFault, findField, isFields, readText, requireText, type Fields } from "./orders/fields.ts";

type Tags = ReadonlyMap<string, string>;

export type BotpressConversation = {
  what: "conversation";
  line: number;
  id: string;
  createdAt: number;
  updatedAt: number;
  channel: string | null;
  tags: Tags;
};

export type BotpressMessage = {
  what: "message";
  line: number;
  id: string;
  conversation: string;
  at: number;
  isIncoming: boolean;
  isSynthetic: boolean;
  user: string | null;
  text: string | null;
  /** What the message holds where it is no plain text. */
  rest: { message_type: string; payload: Fields } | null;
  tags: Tags;
};

/** An agent was assigned, by the id of the agent's own conversation. */
export type BotpressAssignment = {
  what: "assignment";
  line: number;
  conversation: string;
  at: number;
  agent: string | null;
};

export type BotpressRecord = BotpressConversation | BotpressMessage | BotpressAssignment;

const has = (fields: Fields, name: string) => Object.hasOwn(fields, name);

/** A conversation, a message or an assignment; null for users and other events; undefined for what holds such objects. */
export function readBotpressRecord(fields: Fields, line: number): BotpressRecord | null | undefined {
  const data = findField(fields, "data");
  if (readText(fields, "type") === "message_created" && isFields(data)) return readSignal(data, line);
  if (has(fields, "direction")) return readMessage(fields, line, readDirection(fields));
  if (has(fields, "integration") && has(fields, "createdAt")) return readConversation(fields, line);
  if (has(fields, "status") && has(fields, "payload")) return readEvent(fields, line);
  return has(fields, "createdAt") && has(fields, "id") ? null : undefined;
}

function readDirection(fields: Fields): boolean {
  const direction = requireText(fields, "direction");
  if (direction !== "incoming" && direction !== "outgoing") {
    throw new FieldFault("direction", "neither incoming nor outgoing");
  }
  return direction === "incoming";
}

/** Of the chat API, which tells who wrote in its own way. */
function readSignal(data: Fields, line: number): BotpressMessage {
  const isBot = findField(data, "isBot");
  if (typeof isBot !== "boolean") throw new FieldFault("data.isBot", "neither true nor false");
  return readMessage(data, line, !isBot);
}

/** Raw answers may put the plug-in's alias before a tag's name. */
function readTags(fields: Fields): Tags {
  const tags = findField(fields, "tags");
  if (!isFields(tags)) return new Map();
  return new Map(
    Object.entries(tags).flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name.split(/[:#]/).at(-1)!, value] as const] : [],
    ),
  );
}

function readConversation(fields: Fields, line: number): BotpressConversation {
  const createdAt = requireMoment(fields, "createdAt", null);
  const integration = readText(fields, "integration");
  const channel = readText(fields, "channel");
  const names = [integration, channel === "channel" ? null : channel].filter((name) => name !== null);
  return {
    ...{ what: "conversation", line, id: requireText(fields, "id"), createdAt },
    updatedAt: has(fields, "updatedAt") ? requireMoment(fields, "updatedAt", null) : createdAt,
    channel: names.length > 0 ? names.join("/") : null,
    tags: readTags(fields),
  };
}

function readMessage(fields: Fields, line: number, isIncoming: boolean): BotpressMessage {
  const payload = findField(fields, "payload");
  const held = isFields(payload) ? payload : {};
  const type = readText(fields, "type") ?? readText(held, "type") ?? "text";
  const words = readText(held, "text") ?? readText(held, "markdown") ?? readText(held, "title");
  return {
    ...{ what: "message", line, id: requireText(fields, "id"), isIncoming },
    conversation: requireText(fields, "conversationId"),
    at: requireMoment(fields, "createdAt", null),
    isSynthetic: readText(fields, "origin") === "synthetic",
    user: readText(fields, "userId"),
    text: words ?? (type === "text" ? null : `[${type}]`),
    rest: type === "text" ? null : { message_type: type, payload: held },
    tags: readTags(fields),
  };
}

function readEvent(fields: Fields, line: number): BotpressAssignment | null {
  const type = requireText(fields, "type").split(/[:#]/).at(-1);
  if (type !== "hitlAssigned") return null;
  const conversation = readText(fields, "payload.conversationId") ?? requireText(fields, "conversationId");
  const at = requireMoment(fields, "createdAt", null);
  return { what: "assignment", line, conversation, at, agent: readText(fields, "payload.userId") };
}
