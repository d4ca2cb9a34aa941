/** One Intercom conversation with its parts, Fin's part in it, and its two ratings; or a webhook that carries one. Pure. */
import { inferHandoff, isReply } from "./chats/infer-handoff.ts";
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { findIntercomSpeaker } from "./intercom-shape.ts";
import { readMessages, readParts } from "./intercom-part.ts";
import {
  FieldFault,
  findField,
  isFields,
  readList,
  readText,
  requireId,
  type Fields,
} from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import type { WireRecord } from "./source-adapter.ts";

export function isIntercomRecord(record: Fields): boolean {
  if (readText(record, "type") === "notification_event") return readText(record, "topic") !== null;
  const has = (name: string) => Object.hasOwn(record, name);
  return has("source") && has("contacts") && (has("conversation_parts") || has("statistics") || has("state"));
}

/** A conversation, bare or as the item of a webhook; none for webhooks about other things. */
export function readIntercomRecord(record: Fields, origin: Origin): WireRecord[] {
  if (readText(record, "type") !== "notification_event") return readConversation(record, origin);
  const topic = readText(record, "topic") ?? "";
  const item = findField(record, "data.item");
  const isOther = !topic.startsWith("conversation") || /deleted|\.tag\./.test(topic);
  if (isFields(item) && readText(item, "type") === "conversation" && !isOther) {
    return readConversation(item, origin);
  }
  if (isOther) return [];
  throw new FieldFault("data.item", "is no conversation");
}

function readConversation(conversation: Fields, origin: Origin): WireRecord[] {
  if (!isFields(findField(conversation, "source")) && readParts(conversation).length === 0) {
    throw new FieldFault(null, "no conversation");
  }
  const id = requireId(conversation, "id");
  const messages = readMessages(conversation, id, origin);
  const handoff = readHandoff(conversation, { id, messages }, origin);
  return [
    writeConversation(conversation, id, origin),
    ...messages,
    ...(handoff ? [handoff] : []),
    ...readRatings(conversation, id, origin),
  ];
}

const closers = { customer: "customer", bot: "bot", agent: "agent", system: "rule" } as const;

function findContact(conversation: Fields): string | null {
  const [first] = readList(conversation, "contacts.contacts");
  const id = first ? (readText(first, "external_id") ?? readText(first, "id")) : null;
  return id === null ? null : nameCustomer(id);
}

function writeConversation(conversation: Fields, id: string, origin: Origin): WireRecord {
  const parts = readParts(conversation);
  const isClosed = readText(conversation, "state") === "closed";
  const closing = isClosed ? parts.findLast((part) => readText(part, "part_type") === "close") : undefined;
  const closedAt = readMoment(conversation, "statistics.last_close_at", "Z");
  const endedAt = closedAt ?? (closing ? readMoment(closing, "created_at", "Z") : null);
  const by = closing && findIntercomSpeaker(readText(closing, "author.type"), false);
  const total = Number(readText(conversation, "conversation_parts.total_count") ?? 0);
  const custom = findField(conversation, "custom_attributes");
  const tags = readList(conversation, "tags.tags").flatMap((tag) => readText(tag, "name") ?? []);
  return writeEvent(
    origin,
    "conversation",
    {
      id,
      customer: findContact(conversation),
      channel: readText(conversation, "channel.initial") ?? readText(conversation, "source.type"),
      started_at: requireMoment(conversation, "created_at", "Z"),
      ended_at: isClosed ? endedAt : null,
      ended_by: by ? closers[by] : null,
      version: readMoment(conversation, "updated_at", "Z"),
    },
    {
      state: readText(conversation, "state"),
      priority: readText(conversation, "priority"),
      assignee: findAssignee(conversation),
      ai_source: readText(conversation, "ai_agent.source_type"),
      ai_resolution: readText(conversation, "ai_agent.resolution_state"),
      ai_answer: readText(conversation, "ai_agent.last_answer_type"),
      tags: tags.length > 0 ? tags : null,
      custom_attributes: isFields(custom) && Object.keys(custom).length > 0 ? custom : null,
      missing_parts: total > parts.length && parts.length > 0 ? total - parts.length : null,
    },
  );
}

/** 0 is nobody. */
function findAssignee(conversation: Fields): string | null {
  const ids = ["admin_assignee_id", "team_assignee_id"].map((place) => readText(conversation, place));
  return ids.find((id) => id !== null && id !== "0") ?? null;
}

const escalated = new Set(["escalated", "procedure_handoff"]);

type Talk = { id: string; messages: readonly WireRecord[] };

/**
 * Fin says that it escalated, not when: at the assignment that followed its last word before a person's, or just after that
 * word. Where Intercom says nothing of Fin, a person who spoke after a bot is taken for a handoff.
 */
function readHandoff(conversation: Fields, { id, messages }: Talk, origin: Origin): WireRecord | null {
  const inferred = inferHandoff(origin, id, messages);
  const agent = findField(conversation, "ai_agent");
  if (!isFields(agent)) return inferred;
  const state = readText(agent, "resolution_state");
  if (!escalated.has(state ?? "")) return null;
  const replies = messages.filter(isReply);
  const person = replies.findIndex(({ from }) => from === "agent");
  const before = person < 0 ? replies : replies.slice(0, person);
  const botAt = before.findLast(({ from }) => from === "bot")?.at as number | undefined;
  const assignedAt = findAssignment(conversation, botAt ?? 0, (replies[person]?.at as number) ?? Infinity);
  const lastAt = readMoment(agent, "updated_at", "Z") ?? requireMoment(conversation, "created_at", "Z");
  return writeEvent(
    origin,
    "handoff",
    {
      ...{ id: `${id}-handoff`, conversation: id },
      at: assignedAt ?? (inferred?.at as number | undefined) ?? (botAt === undefined ? lastAt : botAt + 1),
      to: findAssignee(conversation),
      reason: state === "escalated" ? null : state,
      version: readMoment(conversation, "updated_at", "Z"),
    },
    { inferred: assignedAt === null ? "at" : null },
  );
}

function findAssignment(conversation: Fields, after: number, until: number): number | null {
  const times = readParts(conversation)
    .filter((part) => readText(part, "part_type") === "assignment")
    .map((part) => readMoment(part, "created_at", "Z"));
  const all = [...times, readMoment(conversation, "statistics.first_assignment_at", "Z")];
  return all.find((at) => at !== null && at >= after && at <= until) ?? null;
}

/** One of the teammate and one of Fin, 1 to 5. `created_at` is when the customer was asked. */
function readRatings(conversation: Fields, id: string, origin: Origin): WireRecord[] {
  const ratings: WireRecord[] = [];
  const score = readText(conversation, "conversation_rating.rating");
  if (score !== null) {
    const at = readMoment(conversation, "conversation_rating.updated_at", "Z");
    const isBots = readText(conversation, "conversation_rating.teammate.type") === "bot";
    const comment = readText(conversation, "conversation_rating.remark");
    ratings.push(
      writeRating(origin, { id: `${id}-rating`, of: isBots ? "bot" : "agent", score, at, comment }, id),
    );
  }
  const aiScore = readText(conversation, "ai_agent.rating");
  if (aiScore !== null) {
    const at = readMoment(conversation, "ai_agent.updated_at", "Z");
    const comment = readText(conversation, "ai_agent.rating_remark");
    ratings.push(writeRating(origin, { id: `${id}-ai-rating`, of: "bot", score: aiScore, at, comment }, id));
  }
  return ratings;
}

type Rated = { id: string; of: "bot" | "agent"; score: string; at: number | null; comment: string | null };

function writeRating(
  origin: Origin,
  { id, of, score, at, comment }: Rated,
  conversation: string,
): WireRecord {
  return writeEvent(origin, "rating", {
    id,
    conversation,
    score: Number(score),
    worst: 1,
    best: 5,
    at,
    of,
    comment,
    invited: true,
    version: at,
  });
}
