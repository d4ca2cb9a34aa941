/**
 * The short way for messages, which are nearly all of any log: one whose fields are all plainly right needs no schema.
 * Anything else, and every reason to refuse, is left to `parseEvent`; a test holds the two to the same answers.
 */
import type { MessageEvent } from "./canonical-event.ts";
import { parseInstant } from "./instant.ts";
import { longestId, longestKey } from "./parse-fields.ts";
import { checkText } from "./parse-text.ts";
import { isPlainId, isPlainLabel, type PlainDefaults } from "./plain-text.ts";
import { kindsBySpeaker, type MessageKind, type Speaker } from "./vocabulary.ts";

/** The event of a record that is plainly a message in the wire format; undefined when it takes a closer look. */
export function readPlainMessage(
  record: Readonly<Record<string, unknown>>,
  defaults: PlainDefaults,
  now: number,
): MessageEvent | undefined {
  const event: MessageEvent = {
    store: defaults.store ?? "",
    source: defaults.source ?? "api",
    id: "",
    version: null,
    extra: null,
    type: "message",
    conversation: "",
    at: NaN,
    from: "system",
    sender: null,
    text: null,
    kind: null,
    entry: null,
    confidence: null,
    matched: null,
    products: null,
    intent: null,
    customer: null,
    channel: null,
    atInferred: false,
  };
  let hasSpeaker = false;
  for (const name in record) {
    const value = record[name];
    switch (name) {
      case "type":
        break;
      case "store":
      case "source":
        if (!isPlainId(value, longestKey)) return undefined;
        event[name] = value;
        break;
      case "id":
      case "conversation":
        if (!isPlainId(value, longestId)) return undefined;
        event[name] = value;
        break;
      case "sender":
      case "entry":
      case "customer":
        if (value === null) break;
        if (!isPlainId(value, longestId)) return undefined;
        event[name] = value;
        break;
      case "intent":
      case "channel":
        if (value === null) break;
        if (!isPlainLabel(value)) return undefined;
        event[name] = value;
        break;
      case "text":
        if (value === null) break;
        if (typeof value !== "string" || checkText(value) !== null) return undefined;
        event.text = value;
        break;
      case "at": {
        if (typeof value !== "string" && typeof value !== "number") return undefined;
        const at = parseInstant(value, now);
        if (typeof at !== "number") return undefined;
        event.at = at;
        break;
      }
      case "from":
        if (typeof value !== "string" || !Object.hasOwn(kindsBySpeaker, value)) return undefined;
        event.from = value as Speaker;
        hasSpeaker = true;
        break;
      case "kind":
        if (value === null) break;
        // Whether it is one at all shows when it is looked for among the speaker's.
        event.kind = value as MessageKind;
        break;
      case "confidence":
        if (value === null) break;
        if (typeof value !== "number" || !(value >= 0 && value <= 1)) return undefined;
        event.confidence = value;
        break;
      case "matched":
        if (value === null) break;
        if (typeof value !== "boolean") return undefined;
        event.matched = value;
        break;
      case "at_inferred":
        if (value === null) break;
        if (typeof value !== "boolean") return undefined;
        event.atInferred = value;
        break;
      case "version":
        if (value === null) break;
        if (typeof value !== "number" || !Number.isSafeInteger(value)) return undefined;
        event.version = value;
        break;
      default:
        return undefined;
    }
  }
  if (event.store === "" || event.id === "" || event.conversation === "") return undefined;
  if (!hasSpeaker || Number.isNaN(event.at)) return undefined;
  if (event.kind !== null && !kindsBySpeaker[event.from].includes(event.kind)) return undefined;
  return event;
}
