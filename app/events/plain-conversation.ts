/** The short way for conversation events, as `plain-message.ts` is for messages. */
import type { ConversationEvent } from "./canonical-event.ts";
import {
  plainFields,
  readFlag,
  readId,
  readInstant,
  readLabel,
  readOneOf,
  readPlainFields,
} from "./plain-fields.ts";
import type { PlainDefaults } from "./plain-text.ts";
import { blockReasons, closers, stages } from "./vocabulary.ts";

const fields = plainFields(
  {},
  {
    customer: readId,
    channel: readLabel,
    started_at: readInstant,
    ended_at: readInstant,
    ended_by: readOneOf(closers),
    topic: readLabel,
    stage: readOneOf(stages),
    blocked: readOneOf(blockReasons),
    test: readFlag,
  },
  { started_at: "startedAt", ended_at: "endedAt", ended_by: "endedBy" },
);

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
  if (!readPlainFields(record, fields, event, now)) return undefined;
  const { store, id, startedAt, endedAt } = event;
  if (store === "" || id === "") return undefined;
  return startedAt !== null && endedAt !== null && endedAt < startedAt ? undefined : event;
}
