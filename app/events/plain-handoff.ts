/** The short way for handoffs, as `plain-message.ts` is for messages. */
import type { HandoffEvent } from "./canonical-event.ts";
import {
  plainFields,
  readFlag,
  readId,
  readInstant,
  readLabel,
  readOneOf,
  readPlainFields,
  readText,
} from "./plain-fields.ts";
import type { PlainDefaults } from "./plain-text.ts";
import { handoffRequesters } from "./vocabulary.ts";

const fields = plainFields(
  { conversation: readId, at: readInstant },
  { requested_by: readOneOf(handoffRequesters), executed: readFlag, reason: readText, to: readLabel },
  { requested_by: "requestedBy" },
);

/** The event of a record that is plainly a handoff in the wire format; undefined when it takes a closer look. */
export function readPlainHandoff(
  record: Readonly<Record<string, unknown>>,
  defaults: PlainDefaults,
  now: number,
): HandoffEvent | undefined {
  const event: HandoffEvent = {
    store: defaults.store ?? "",
    source: defaults.source ?? "api",
    id: "",
    version: null,
    extra: null,
    type: "handoff",
    conversation: "",
    at: NaN,
    requestedBy: null,
    executed: true,
    reason: null,
    to: null,
  };
  if (!readPlainFields(record, fields, event, now)) return undefined;
  const { store, id, conversation, at } = event;
  return store === "" || id === "" || conversation === "" || Number.isNaN(at) ? undefined : event;
}
