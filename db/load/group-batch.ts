/** A batch sorted out before anything is stored: by type, repeats collapsed, and what it says of each conversation. */
import type { CanonicalEvent, ConversationEvent } from "#app/events/canonical-event.ts";
import type { ConversationDraft, KnownConversation } from "./conversations.ts";
import { listEventTimes } from "./conversation-records.ts";
import type { LoadedStore } from "./stores.ts";
import { collapseRepeats, getEventKey, type ArrivingEvent } from "./upsert-events.ts";

export type BatchGroups = Map<CanonicalEvent["type"], Omit<ArrivingEvent, "conversationId">[]>;

/** Events by type, store events left out; the latest acceptable version of each. */
export function groupByType(
  events: readonly CanonicalEvent[],
  stores: ReadonlyMap<string, LoadedStore>,
): BatchGroups {
  const groups = new Map<CanonicalEvent["type"], Pick<ArrivingEvent, "event" | "storeId">[]>();
  for (const event of events) {
    if (event.type === "store") continue;
    const group = groups.get(event.type) ?? [];
    if (group.length === 0) groups.set(event.type, group);
    group.push({ event, storeId: stores.get(event.store)!.storeId });
  }
  return new Map([...groups].map(([type, group]) => [type, collapseRepeats(group)]));
}

/** The id of the conversation an event belongs to; null for events outside conversations. */
function getConversationId(event: CanonicalEvent): string | null {
  if (event.type === "conversation") return event.id;
  return event.type === "message" || event.type === "handoff" || event.type === "rating"
    ? event.conversation
    : null;
}

/** Every conversation the batch names, with its conversation event and newest time if it is new. */
export function listDrafts(groups: BatchGroups): ConversationDraft[] {
  const drafts = new Map<string, ConversationDraft>();
  for (const { event, storeId, hash } of [...groups.values()].flat()) {
    const id = getConversationId(event);
    if (id === null) continue;
    const key = getEventKey(storeId, { source: event.source, id });
    const draft = drafts.get(key) ?? { storeId, source: event.source, id, arriving: null, newest: null };
    drafts.set(key, draft);
    if (event.type === "conversation") draft.arriving = { event: event satisfies ConversationEvent, hash };
    for (const time of listEventTimes(event)) draft.newest = Math.max(draft.newest ?? time, time);
  }
  return [...drafts.values()];
}

/** Gives each event of a type the id of its conversation. */
export function joinConversations(
  group: BatchGroups extends Map<unknown, infer Group> ? Group : never,
  conversations: ReadonlyMap<string, KnownConversation>,
): ArrivingEvent[] {
  return group.map((item) => {
    const id = getConversationId(item.event);
    const key = id === null ? null : getEventKey(item.storeId, { source: item.event.source, id });
    return { ...item, conversationId: key === null ? null : conversations.get(key)!.conversationId };
  });
}
