/** The first message of an Intercom conversation and its parts. Pure. */
import { readHtml } from "./chats/html-text.ts";
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { findIntercomSpeaker } from "./intercom-shape.ts";
import { findField, isFields, readList, readText, requireId, type Fields } from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";

export const readParts = (conversation: Fields) =>
  readList(conversation, "conversation_parts.conversation_parts");

const isTrue = (fields: Fields, place: string) => findField(fields, place) === true;

function writePart(
  part: Fields,
  origin: Origin,
  own: { id: string; conversation: string; at: number },
): WireRecord {
  const type = readText(part, "part_type");
  const isFromAi = isTrue(part, "author.from_ai_agent");
  const from = findIntercomSpeaker(readText(part, "author.type"), isFromAi);
  return writeEvent(
    origin,
    "message",
    {
      id: own.id,
      conversation: own.conversation,
      at: own.at,
      from,
      text: readHtml(readText(part, "body")),
      kind: type === "note" ? "note" : null,
      matched: from === "bot" && isTrue(part, "author.is_ai_answer") ? true : null,
      sender: from === "customer" ? null : readText(part, "author.id"),
      version: readMoment(part, "updated_at", "Z"),
    },
    {
      part_type: type === "comment" ? null : type,
      attachments: readList(part, "attachments").length || null,
      redacted: isTrue(part, "redacted") || null,
      delivered_as: readText(part, "delivered_as"),
    },
  );
}

const saysSomething = (part: Fields) =>
  readHtml(readText(part, "body")) !== null || readList(part, "attachments").length > 0;

/** All that was said: the source, which the parts do not repeat, then the parts that carry words or files; notes as notes. */
export function readMessages(conversation: Fields, id: string, origin: Origin): WireRecord[] {
  const source = findField(conversation, "source");
  const messages: WireRecord[] = [];
  if (isFields(source) && saysSomething(source)) {
    const at = requireMoment(conversation, "created_at", "Z");
    messages.push(writePart(source, origin, { id: `${id}-source`, conversation: id, at }));
  }
  for (const part of readParts(conversation)) {
    if (!saysSomething(part)) continue;
    const at = requireMoment(part, "created_at", "Z");
    messages.push(writePart(part, origin, { id: requireId(part, "id"), conversation: id, at }));
  }
  return tellAnswers(messages, conversation);
}

/**
 * What Fin says of its answers it says of the conversation: no answer delivered is a miss of its last message, knowledge was
 * used in its last answer, and a customer's verdict is the last thing they said after it.
 */
function tellAnswers(messages: WireRecord[], conversation: Fields): WireRecord[] {
  const agent = findField(conversation, "ai_agent");
  if (!isFields(agent)) return messages;
  const isBots = (message: WireRecord) => message.from === "bot" && message.kind !== "note";
  const last = messages.findLastIndex(isBots);
  if (last < 0) return messages;
  const answer = messages.findLastIndex((message) => isBots(message) && message.matched === true);
  const state = readText(agent, "resolution_state");
  const isParticipant = findField(conversation, "ai_agent_participated") === true;
  if (isParticipant && readText(agent, "last_answer_type") === null) messages[last]!.matched = false;
  const sources = readList(agent, "content_sources.content_sources");
  const entry = sources.flatMap((one) => readText(one, "url") ?? readText(one, "title") ?? [])[0];
  if (answer >= 0 && entry !== undefined) {
    messages[answer]!.entry = entry;
    const titles = sources.flatMap((one) => readText(one, "title") ?? []);
    messages[answer]!.extra = { ...(messages[answer]!.extra as object), content_sources: titles };
  }
  const verdict = messages.findLast(({ from }, index) => index > last && from === "customer");
  if (state === "confirmed_resolution" && verdict) verdict.kind = "affirm";
  if (state === "negative_feedback") {
    if (verdict) verdict.kind = "deny";
    else messages[last]!.matched = false;
  }
  return messages;
}
