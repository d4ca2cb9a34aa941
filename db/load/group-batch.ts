/** A batch sorted out before anything is stored: by type, repeats collapsed, and what it says of each conversation. */
import type { CanonicalEvent, EventType } from "#app/events/canonical-event.ts";
import { startRecord } from "./conversation-records.ts";
import type { ConversationDraft } from "./conversations.ts";
import { hashEvent, mayReplace } from "./event-hash.ts";
import type { LoadedStore } from "./stores.ts";

export type GroupedEvent = {
  event: CanonicalEvent;
  hash: number;
  storeId: number;
  /** How many lines of the batch said the same thing or an older version of it. */
  repeated: number;
  /** What the batch says of its conversation; null for events outside conversations. */
  draft: ConversationDraft | null;
};

export type GroupedBatch = {
  groups: ReadonlyMap<EventType, readonly GroupedEvent[]>;
  /** Every conversation the batch names. */
  drafts: readonly ConversationDraft[];
};

/** Ids are unique within a store and source: everything is looked up within such a space. */
type Space = {
  storeId: number;
  latest: Map<EventType, Map<string, GroupedEvent>>;
  drafts: Map<string, ConversationDraft>;
};

/** Sorts events, store events left out. Of each, the latest acceptable version, as if they had been sent one by one. */
export function groupBatch(
  events: readonly CanonicalEvent[],
  stores: ReadonlyMap<string, LoadedStore>,
): GroupedBatch {
  const spaces = new Map<string, Map<string, Space>>();
  const groups = new Map<EventType, GroupedEvent[]>();
  for (const event of events) {
    if (event.type === "store") continue;
    let ofStore = spaces.get(event.store);
    if (!ofStore) spaces.set(event.store, (ofStore = new Map()));
    let space = ofStore.get(event.source);
    if (!space) {
      const { storeId } = stores.get(event.store)!;
      ofStore.set(event.source, (space = { storeId, latest: new Map(), drafts: new Map() }));
    }
    const isFirst = takeEvent(space, event);
    if (!isFirst) continue;
    const group = groups.get(event.type);
    if (group) group.push(isFirst);
    else groups.set(event.type, [isFirst]);
  }
  const drafts: ConversationDraft[] = [];
  for (const ofStore of spaces.values()) {
    for (const space of ofStore.values()) {
      for (const latest of space.latest.values())
        for (const item of latest.values()) draftConversation(space, item);
      for (const draft of space.drafts.values()) drafts.push(draft);
    }
  }
  return { groups, drafts };
}

/** Returns the new entry if the event has not come up before; else the entry known is brought up to date. */
function takeEvent(space: Space, event: CanonicalEvent): GroupedEvent | null {
  let latest = space.latest.get(event.type);
  if (!latest) space.latest.set(event.type, (latest = new Map()));
  const hash = hashEvent(event);
  const known = latest.get(event.id);
  if (!known) {
    const item: GroupedEvent = { event, hash, storeId: space.storeId, repeated: 0, draft: null };
    latest.set(event.id, item);
    return item;
  }
  known.repeated += 1;
  if (known.hash !== hash && mayReplace(event.version, known.event.version)) {
    known.event = event;
    known.hash = hash;
  }
  return null;
}

/** Adds an event to what the batch says of its conversation. */
function draftConversation(space: Space, item: GroupedEvent): void {
  const { event } = item;
  switch (event.type) {
    case "conversation": {
      const draft = (item.draft = findDraft(space, event.source, event.id));
      draft.arriving = { event, hash: item.hash };
      draft.record.conversation = event;
      see(draft, event.startedAt);
      see(draft, event.endedAt);
      return;
    }
    case "message":
    case "handoff":
    case "rating": {
      const draft = (item.draft = findDraft(space, event.source, event.conversation));
      if (event.type === "message") draft.record.messages.push(event);
      else if (event.type === "handoff") draft.record.handoffs.push(event);
      else draft.record.ratings.push(event);
      see(draft, event.at);
    }
  }
}

function findDraft(space: Space, source: string, id: string): ConversationDraft {
  let draft = space.drafts.get(id);
  if (draft) return draft;
  const { storeId } = space;
  draft = {
    storeId,
    source,
    id,
    arriving: null,
    newest: null,
    record: startRecord(source),
    conversationId: null,
    isNew: false,
  };
  space.drafts.set(id, draft);
  return draft;
}

function see(draft: ConversationDraft, at: number | null): void {
  if (at !== null && (draft.newest === null || at > draft.newest)) draft.newest = at;
}
