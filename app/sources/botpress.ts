/** Conversations of Botpress Cloud as its API answers them: answers, or one object a line. */
import { tellConversation } from "./botpress-conversation.ts";
import { readBotpressRecord, type BotpressAssignment, type BotpressRecord } from "./botpress-record.ts";
import { chatCapabilities } from "./chats/capabilities.ts";
import { gatherByKey } from "./gather-by-key.ts";
import { catchFault, readJsonObject } from "./json-object.ts";
import { openJsonReader } from "./json-reader.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { FieldFault, isFields, type Fields } from "./orders/fields.ts";
import type { DefaultStore, SourceAdapter, SourceOutput, SourceReader } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "botpress",
  name: "Botpress",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "botpress",
};

const { findCustomer } = openJsonReader({ read: () => [], customerPlaces: ["userId", "data.userId"] });

type Held = [place: string, fields: Fields];

function listHeld(fields: Fields): Held[] {
  return Object.entries(fields).flatMap(([name, value]): Held[] => {
    if (name === "meta") return [];
    if (!Array.isArray(value)) return isFields(value) ? [[`${name}.`, value]] : [];
    return value.flatMap((inner, index): Held[] => (isFields(inner) ? [[`${name}[${index}].`, inner]] : []));
  });
}

function open({ store: key, settings = {} }: Parameters<SourceAdapter["open"]>[0]): SourceReader {
  const assignments = new Map<string, BotpressAssignment>();
  const context = {
    origin: { store: key ?? store.key, source: "botpress" },
    missTags: settings["miss-tags"] ?? [],
    assignments,
  };
  const gathering = gatherByKey<BotpressRecord>((id, records) => tellConversation(id, records, context));

  /** An object, or an answer that holds objects; one that cannot be read leaves those beside it. */
  function take(fields: Fields, line: number, within: string): SourceOutput[] {
    const record = readBotpressRecord(fields, line);
    if (record === null) return [];
    if (record?.what === "assignment") {
      assignments.set(record.conversation, record);
      return [];
    }
    if (record) return gathering.add(record.what === "message" ? record.conversation : record.id, record);
    const held = listHeld(fields);
    if (held.length === 0 && !Object.values(fields).some(Array.isArray)) {
      throw new FieldFault(null, "neither a conversation nor a message");
    }
    return held.flatMap(([place, inner]) =>
      catchFault(line, () => take(inner, line, `${within}${place}`), `${within}${place}`),
    );
  }

  return {
    push: (text, line) => catchFault(line, () => take(readJsonObject(text), line, "")),
    end: gathering.end,
    findCustomer,
  };
}

const messageMark = /"direction"\s*:\s*"(?:incoming|outgoing)"/;
const conversationMark = /"integration"\s*:[^{}]*"tags"|"tags"\s*:\s*\{[^{}]*\}[^{}]*"integration"\s*:/;

/**
 * Answers of the lists of conversations, messages and events, or documents `{"conversation", "messages"}`; several may stand in
 * one file. A message needs its conversation in the same file for its channel, and for the handoff to be seen. Botpress
 * has no event for a miss; the setting `miss-tags` names the tags with which a bot marks its own.
 */
export const botpress: SourceAdapter = {
  id: "botpress",
  source: "botpress",
  title: "Botpress, API",
  recognises:
    "answers of Botpress' lists of conversations, messages and events, or documents of a conversation with its messages",
  settings: { "miss-tags": "tags your bot puts on a message that says it has no answer" },
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "recorded",
    misses: "inferred",
    customerIds: "recorded",
    channels: "recorded",
  }),
  defaultStore: store,
  framing: { by: "element", at: ["", "[]"] },
  isStateless: false,
  detect: (head) =>
    /^\s*[[{]/.test(head) &&
    ((messageMark.test(head) && /"conversationId"\s*:/.test(head)) || conversationMark.test(head))
      ? 0.9
      : 0,
  open,
};

function isObject(fields: Fields): boolean {
  const has = (name: string) => Object.hasOwn(fields, name);
  if (has("direction") && has("conversationId")) return true;
  if (has("integration") && has("tags") && has("createdAt")) return true;
  return fields.type === "message_created" && isFields(fields.data) && Object.hasOwn(fields.data, "isBot");
}

/** One conversation, message or event a line, of the API or of the chat's signals. */
export const botpressLines: SourceAdapter = {
  ...botpress,
  id: "botpress-lines",
  title: "Botpress, one object a line",
  recognises: "Botpress' conversations, messages and events, or signals of its chat, one a line",
  framing: { by: "line" },
  detect: (head) => 0.95 * countFittingLines(head, isObject),
};
