/** Chatwoot: webhook bodies one a line, and the lists its REST API answers. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { detectLines } from "./chats/detect-lines.ts";
import { findChatwootCustomers, isChatwootRecord, readChatwootRecord } from "./chatwoot-record.ts";
import { openJsonReader } from "./json-reader.ts";
import type { DefaultStore, SourceAdapter } from "./source-adapter.ts";

const store: DefaultStore = {
  key: "chatwoot",
  name: "Chatwoot",
  timezone: "UTC",
  currency: "USD",
  locale: "en",
  platform: "chatwoot",
};

const marks = /"(?:message_type|feedback_message|contact_last_seen_at|inbox_id)"\s*:/;

/**
 * Lists of conversations (`data.payload`), of messages (`payload`) and of satisfaction rows. Times are epochs of whatever unit, or
 * UTC. Chatwoot tells nothing of handoffs but that a conversation that waited for a bot (`pending`) was opened, which a bot
 * that fails does too: they are inferred. Lists show the last activity of a resolved conversation, not its end.
 */
export const chatwoot: SourceAdapter = {
  id: "chatwoot",
  source: "chatwoot",
  title: "Chatwoot, API",
  recognises: "lists of conversations, messages or satisfaction ratings as Chatwoot's REST API answers them",
  settings: { account: "the account's number, for messages of the REST API, which do not name it" },
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "inferred",
    ratings: "recorded",
    misses: "inferred",
    customerIds: "recorded",
    channels: "recorded",
  }),
  defaultStore: store,
  framing: { by: "element", at: ["payload[]", "data.payload[]", "[]"] },
  isStateless: true,
  detect(head) {
    const isList = /^\s*\[\s*\{/.test(head) && /"feedback_message"\s*:|"contact_last_seen_at"\s*:/.test(head);
    const isAnswer = /^\s*\{/.test(head) && /"payload"\s*:\s*\[/.test(head) && marks.test(head);
    return isList || isAnswer ? 0.9 : 0;
  },
  open({ store: key, settings }) {
    const origin = { store: key ?? store.key, source: "chatwoot" };
    const account = settings?.account?.[0] ?? null;
    return openJsonReader({
      read: (fields) => readChatwootRecord(fields, { origin, account }),
      customerPlaces: findChatwootCustomers,
    });
  },
};

/** One webhook's body a line, or one conversation, message or satisfaction row. */
export const chatwootLines: SourceAdapter = {
  ...chatwoot,
  id: "chatwoot-lines",
  title: "Chatwoot, webhooks",
  recognises: "bodies of Chatwoot's webhooks, or records of its REST API, one a line",
  framing: { by: "line" },
  detect: (head) => detectLines(head, isChatwootRecord, marks),
};
