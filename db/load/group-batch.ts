/** A batch sorted out before anything is stored: by type, repeats collapsed, and what it says of each conversation. */
import type { CanonicalEvent, ConversationEvent } from "#app/events/canonical-event.ts";
import type { ConversationDraft, KnownConversation } from "./conversations.ts";
import { listEventTimes } from "./conversation-records.ts";
import { hashEvent, mayReplace } from "./event-hash.ts";
import type { LoadedStore } from "./stores.ts";
import { getEventKey, type ArrivingEvent } from "./upsert-events.ts";

export type GroupedEvent = Omit<ArrivingEvent, "conversationId">;
export type BatchGroups = Map<CanonicalEvent["type"], GroupedEvent[]>;

/** Events by type, store events left out; the latest acceptable version of each, as if they had been sent one by one. */
export function groupByType(
  events: readonly CanonicalEvent[],
  stores: ReadonlyMap<string, LoadedStore>,
): BatchGroups {
  const groups = new Map<CanonicalEvent["type"], Map<string, GroupedEvent>>();
  for (const event of events) {
    if (event.type === "store") continue;
    let latest = groups.get(event.type);
    if (!latest) groups.set(event.type, (latest = new Map()));
    const { storeId } = stores.get(event.store)!;
    const key = getEventKey(storeId, event);
    const hash = hashEvent(event);
    const known = latest.get(key);
    if (!known) {
      latest.set(key, {
        event,
        hash,
        storeId,
        conversationKey: getConversationKey(storeId, event, key),
        repeated: 0,
      });
    } else if (known.hash === hash || !mayReplace(event.version, known.event.version)) {
      known.repeated++;
    } else {
      const conversationKey = getConversationKey(storeId, event, key);
      latest.set(key, { event, hash, storeId, conversationKey, repeated: known.repeated + 1 });
    }
  }
  return new Map([...groups].map(([type, latest]) => [type, [...latest.values()]]));
}

function getConversationKey(storeId: number, event: CanonicalEvent, ownKey: string): string | null {
  const id = getConversationId(event);
  if (id === null || event.type === "conversation") return id === null ? null : ownKey;
  return getEventKey(storeId, { source: event.source, id });
}

/** The id of the conversation an event belongs to; null for events outside conversations. */
function getConversationId(event: CanonicalEvent): string | null {
  if (event.type === "conversation") return event.id;
  return event.type === "message" || event.type === "handoff" || event.type === "rating"
    ? event.conversation
    : null;
}

/** Every conversation the batch names, by key, with its conversation event and newest time if it is new. */
export function listDrafts(groups: BatchGroups): Map<string, ConversationDraft> {
  const drafts = new Map<string, ConversationDraft>();
  for (const group of groups.values()) {
    for (const { event, storeId, hash, conversationKey } of group) {
      if (conversationKey === null) continue;
      let draft = drafts.get(conversationKey);
      if (!draft) {
        draft = {
          storeId,
          source: event.source,
          id: getConversationId(event)!,
          arriving: null,
          newest: null,
        };
        drafts.set(conversationKey, draft);
      }
      if (event.type === "conversation") draft.arriving = { event: event satisfies ConversationEvent, hash };
      for (const time of listEventTimes(event)) draft.newest = Math.max(draft.newest ?? time, time);
    }
  }
  return drafts;
}

/** Gives each event of a type our id of its conversation. */
export function joinConversations(
  group: readonly GroupedEvent[],
  conversations: ReadonlyMap<string, KnownConversation>,
): ArrivingEvent[] {
  return group.map((item) => {
    const conversationId =
      item.conversationKey === null ? null : conversations.get(item.conversationKey)!.conversationId;
    return { ...item, conversationId };
  });
}
