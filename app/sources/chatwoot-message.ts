/** A message of Chatwoot, and the rating a customer may have given inside it. Pure. */
import { requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import {
  findAccount,
  findContact,
  nameConversation,
  readFilled,
  type ChatwootTelling,
} from "./chatwoot-fields.ts";
import { FieldFault, findField, readList, readText, requireId, type Fields } from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import type { WireRecord } from "./source-adapter.ts";

const messageTypes = new Map(
  Object.entries({ 0: "incoming", 1: "outgoing", 2: "activity", 3: "template" }) as [string, string][],
);
const botSenders = new Set(["agent_bot", "agentbot", "captain_assistant", "captain::assistant"]);

// The same message is told with fewer and fewer doubts: beside a conversation, when it was written, as it stands now.
export const besideVersion = 0;
export const createdVersion = 1;
export const restVersion = 2;

type Speaker = "customer" | "bot" | "agent" | "system";

function findSpeaker(fields: Fields, type: string): Speaker {
  if (type === "incoming") return "customer";
  if (type !== "outgoing") return "system";
  const sender = (readText(fields, "sender.type") ?? readText(fields, "sender_type") ?? "").toLowerCase();
  return botSenders.has(sender) ? "bot" : sender === "user" ? "agent" : "system";
}

export function readMessage(fields: Fields, telling: ChatwootTelling, version: number): WireRecord[] {
  const account = findAccount(fields, telling);
  const told = readText(fields, "message_type");
  const type = messageTypes.get(told ?? "") ?? told;
  if (type === null) throw new FieldFault("message_type", "is missing");
  if (![...messageTypes.values()].includes(type)) throw new FieldFault("message_type", "unknown type");
  const from = findSpeaker(fields, type);
  const contentType = readText(fields, "content_type");
  const isPrivate = findField(fields, "private") === true;
  const isFailed = readText(fields, "status") === "failed";
  const conversation = nameConversation(account, fields, "conversation_id");
  const id = `${account}:${requireId(fields, "id")}`;
  const sender = readText(fields, "sender.id") ?? readText(fields, "sender_id");
  const message = writeEvent(
    telling.origin,
    "message",
    {
      id,
      conversation,
      at: requireMoment(fields, "created_at", "Z"),
      from,
      text: readText(fields, "content"),
      kind: isPrivate || isFailed ? "note" : contentType === "input_csat" ? "survey" : null,
      sender: from === "customer" ? null : sender,
      customer:
        from === "customer" ? (findContact(fields, "sender") ?? (sender && nameCustomer(sender))) : null,
      version,
    },
    {
      content_type: contentType === "text" ? null : contentType,
      content_attributes: readFilled(fields, "content_attributes"),
      source_id: readText(fields, "source_id"),
      attachments: readList(fields, "attachments").length || null,
      private: isPrivate || null,
      delivery: isFailed ? "failed" : null,
    },
  );
  return [message, ...readSurveyAnswer(fields, { account, conversation, id, origin: telling.origin })];
}

type Surveyed = { account: string; conversation: string; id: string; origin: Origin };

/** The rating a customer gave inside the message that asked for it; the satisfaction row has the same id and knows its time. */
function readSurveyAnswer(fields: Fields, { conversation, id, origin }: Surveyed): WireRecord[] {
  const place = "content_attributes.submitted_values.csat_survey_response";
  const score = readText(fields, `${place}.rating`);
  if (score === null) return [];
  return [
    writeEvent(origin, "rating", {
      ...{ id, conversation, message: id, score: Number(score), worst: 1, best: 5, version: 0 },
      comment: readText(fields, `${place}.feedback_message`),
      invited: true,
    }),
  ];
}

export function readSurvey(fields: Fields, telling: ChatwootTelling): WireRecord {
  const account = findAccount(fields, telling);
  const message = `${account}:${requireId(fields, "message_id")}`;
  const score = Number(requireId(fields, "rating"));
  return writeEvent(telling.origin, "rating", {
    ...{ id: message, message, score, worst: 1, best: 5, version: 1 },
    conversation: nameConversation(account, fields, "conversation_id"),
    at: requireMoment(fields, "created_at", "Z"),
    of: findField(fields, "assigned_agent") ? "agent" : null,
    comment: readText(fields, "feedback_message"),
    invited: true,
  });
}
