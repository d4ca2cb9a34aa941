/** The short way for conversation events, as `plain-message.ts` is for messages. */
import type { ConversationEvent } from "./canonical-event.ts";
import { parseInstant } from "./instant.ts";
import { isPlainId, isPlainLabel, type PlainDefaults } from "./plain-text.ts";
import { longestId, longestKey } from "./parse-fields.ts";
import { blockReasons, closers, stages } from "./vocabulary.ts";

/** The event of a record that is plainly a conversation in the wire format; undefined when it takes a closer look. */
export function readPlainConversation(
  record: Readonly<Record<string, unknown>>,
  defaults: PlainDefaults,
  now: number,
): ConversationEvent | undefined {
  const event: ConversationEvent = {
    store: defaults.store ?? "",
    source: defaults.source ?? "api",
    id: "",
    version: null,
    extra: null,
    type: "conversation",
    customer: null,
    channel: null,
    startedAt: null,
    endedAt: null,
    endedBy: null,
    topic: null,
    stage: null,
    blocked: null,
    test: null,
  };
  for (const name of Object.keys(record)) {
    const value = record[name];
    if (value === null && name !== "id" && name !== "store" && name !== "source") {
      if (!known.has(name)) return undefined;
      continue;
    }
    switch (name) {
      case "type":
        break;
      case "store":
      case "source":
        if (!isPlainId(value, longestKey)) return undefined;
        event[name] = value;
        break;
      case "id":
      case "customer":
        if (!isPlainId(value, longestId)) return undefined;
        event[name] = value;
        break;
      case "channel":
      case "topic":
        if (!isPlainLabel(value)) return undefined;
        event[name] = value;
        break;
      case "started_at":
      case "ended_at": {
        if (typeof value !== "string" && typeof value !== "number") return undefined;
        const at = parseInstant(value, now);
        if (typeof at !== "number") return undefined;
        if (name === "started_at") event.startedAt = at;
        else event.endedAt = at;
        break;
      }
      case "ended_by":
        if (!isOneOf(value, closers)) return undefined;
        event.endedBy = value;
        break;
      case "stage":
        if (!isOneOf(value, stages)) return undefined;
        event.stage = value;
        break;
      case "blocked":
        if (!isOneOf(value, blockReasons)) return undefined;
        event.blocked = value;
        break;
      case "test":
        if (typeof value !== "boolean") return undefined;
        event.test = value;
        break;
      default:
        return undefined;
    }
  }
  if (event.store === "" || event.id === "") return undefined;
  const { startedAt, endedAt } = event;
  return startedAt !== null && endedAt !== null && endedAt < startedAt ? undefined : event;
}

const known = new Set(
  "type customer channel started_at ended_at ended_by topic stage blocked test version".split(" "),
);

function isOneOf<Word extends string>(value: unknown, words: readonly Word[]): value is Word {
  return (words as readonly unknown[]).includes(value);
}
