/** Intercom with Fin: conversations of its REST API, and its webhooks. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { detectLines } from "./chats/detect-lines.ts";
import { isIntercomRecord, readIntercomRecord } from "./intercom-conversation.ts";
import { intercomStore, nameOrigin } from "./intercom-shape.ts";
import { openJsonReader } from "./json-reader.ts";
import type { SourceAdapter } from "./source-adapter.ts";

const customerPlaces = ["contacts.contacts", "data.item.contacts.contacts"].flatMap((place) => [
  `${place}.external_id`,
  `${place}.id`,
]);

const marks =
  /"(?:admin_assignee_id|ai_agent_participated|conversation_parts|conversation_rating|delivered_as)"\s*:/;

/**
 * Lists of conversations, which hold no parts. Times are seconds. The customer is the merchant's own id of the contact, else
 * Intercom's. Of long conversations only the newest 500 parts come: what is missing is counted in `missing_parts`. Fin tells
 * of the conversation whether it escalated, not when; without Fin, a person after a bot is taken for a handoff.
 */
export const intercom: SourceAdapter = {
  id: "intercom",
  source: "intercom",
  title: "Intercom with Fin, lists",
  recognises: "lists of conversations as Intercom's API answers them",
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    handoffs: "inferred",
    ratings: "recorded",
    misses: "recorded",
    customerIds: "recorded",
    channels: "recorded",
  }),
  defaultStore: intercomStore,
  framing: { by: "element", at: ["conversations[]", "[]"] },
  isStateless: true,
  detect: (head) =>
    (/^\s*\[\s*\{/.test(head) || (/^\s*\{/.test(head) && /"conversations"\s*:\s*\[/.test(head))) &&
    marks.test(head) &&
    /"source"\s*:/.test(head)
      ? 0.88
      : 0,
  open({ store }) {
    const origin = nameOrigin(store);
    return openJsonReader({ read: (record) => readIntercomRecord(record, origin), customerPlaces });
  },
};

/** One conversation as the API answers it, over as many lines as it likes. */
export const intercomConversation: SourceAdapter = {
  ...intercom,
  id: "intercom-conversation",
  title: "Intercom with Fin, one conversation",
  recognises: "one conversation as Intercom's API answers it",
  framing: { by: "element", at: [""] },
  detect: (head) =>
    /^\s*\{/.test(head) &&
    !/"conversations"\s*:\s*\[/.test(head) &&
    (/"type"\s*:\s*"(?:conversation|notification_event)"/.test(head) || /"contacts"\s*:/.test(head)) &&
    marks.test(head)
      ? 0.8
      : 0,
};

/** A conversation or a webhook's body a line. */
export const intercomLines: SourceAdapter = {
  ...intercom,
  id: "intercom-lines",
  title: "Intercom with Fin, one conversation or webhook a line",
  recognises: "conversations, or bodies of Intercom's webhooks, one a line",
  framing: { by: "line" },
  detect: (head) => detectLines(head, isIntercomRecord, marks),
};
