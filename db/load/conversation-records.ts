/** Reads everything stored about conversations, in the shape the fold takes. */
import { sql } from "kysely";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type {
  ConversationRecord,
  RecordedHandoff,
  RecordedMessage,
  RecordedRating,
} from "#app/facts/conversation-record.ts";
import type { Trx } from "../connection.ts";
import { runTogether } from "../run-together.ts";
import { recordSet } from "./record-set.ts";

export type ConversationKey = { storeId: number; conversationId: number };

type Of<T> = T & { conversationId: number };
type Head = Of<
  { source: string; eventHash: number | null } & NonNullable<ConversationRecord["conversation"]>
>;

/** One record for each key, by conversation id; a conversation is known by its id within its store. */
export async function readConversationRecords(
  trx: Trx,
  keys: readonly ConversationKey[],
): Promise<Map<number, ConversationRecord>> {
  const records = new Map<number, ConversationRecord>();
  if (keys.length === 0) return records;
  const wanted = recordSet(
    keys.map((key) => ({ store_id: key.storeId, conversation_id: key.conversationId })),
    "k",
    { store_id: "int", conversation_id: "bigint" },
  );
  const [heads, messages, handoffs, ratings] = await runTogether(
    trx,
    sql<Head>`
      select c.conversation_id as "conversationId", c.source, c.event_hash as "eventHash", c.customer, c.channel,
        c.started_at as "startedAt", c.ended_at as "endedAt", c.topic, c.stage, c.blocked, c.is_test as test
      from conversations c join ${wanted} using (store_id, conversation_id)`,
    sql<Of<RecordedMessage>>`
      select m.conversation_id as "conversationId", m.external_id as id, m.sent_at as at, m.speaker as from, m.sender,
        m.body as text, m.kind, m.entry, m.confidence, m.matched, m.intent, m.customer, m.channel,
        m.is_time_inferred as "atInferred", m.reading
      from messages m join ${wanted} using (store_id, conversation_id)`,
    sql<Of<RecordedHandoff>>`
      select h.conversation_id as "conversationId", h.external_id as id, h.handed_off_at as at,
        h.requested_by as "requestedBy", h.is_executed as executed, h.reason, h.reading
      from handoffs h join ${wanted} using (store_id, conversation_id)`,
    sql<Of<RecordedRating>>`
      select r.conversation_id as "conversationId", r.external_id as id, r.rated_at as at, r.score, r.worst, r.best,
        r.rated_part as of, r.is_invited as invited, r.is_solved as solved, r.message
      from ratings r join ${wanted} using (store_id, conversation_id)`,
  );
  for (const { conversationId, source, eventHash, ...conversation } of heads) {
    records.set(conversationId, {
      source,
      conversation: eventHash === null ? null : conversation,
      messages: [],
      handoffs: [],
      ratings: [],
    });
  }
  for (const { conversationId, ...message } of messages) records.get(conversationId)!.messages.push(message);
  for (const { conversationId, ...handoff } of handoffs) records.get(conversationId)!.handoffs.push(handoff);
  for (const { conversationId, ...rating } of ratings) records.get(conversationId)!.ratings.push(rating);
  return records;
}

/** The newest time among a conversation's events, notes included; null without any. */
export function findNewestTime(record: ConversationRecord): number | null {
  let newest: number | null = null;
  const see = (at: number | null) => {
    if (at !== null) newest = Math.max(newest ?? at, at);
  };
  for (const { at } of record.messages) see(at);
  for (const { at } of record.handoffs) see(at);
  for (const { at } of record.ratings) see(at);
  see(record.conversation?.startedAt ?? null);
  see(record.conversation?.endedAt ?? null);
  return newest;
}

/** A conversation of which nothing is known yet. */
export function startRecord(source: string): ConversationRecord {
  return { source, conversation: null, messages: [], handoffs: [], ratings: [] };
}

/** The times an event of a conversation holds: what `findNewestTime` looks at, before anything is stored. */
export function listEventTimes(event: CanonicalEvent): number[] {
  if (event.type === "conversation") return [event.startedAt, event.endedAt].filter((at) => at !== null);
  if (event.type === "message" || event.type === "handoff") return [event.at];
  return event.type === "rating" && event.at !== null ? [event.at] : [];
}
