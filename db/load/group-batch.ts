/** A batch sorted out before anything is stored: by type, repeats collapsed, and what it says of each conversation. */
import type { CanonicalEvent, EventType } from "#app/events/canonical-event.ts";
import { startRecord } from "./conversation-records.ts";
import type { ConversationDraft } from "./conversations.ts";
import type { EncodedBatch } from "./encoded-events.ts";
import { hashEvent } from "./event-hash.ts";
import { addVersion, noneEarlier, type Versions } from "./versions.ts";

export type GroupedEvent = Versions & {
  /** What the batch says of its conversation; null for events outside conversations. */
  draft: ConversationDraft | null;
};

export type GroupedBatch = {
  groups: ReadonlyMap<EventType, readonly GroupedEvent[]>;
  /** Every conversation the batch names. */
  drafts: readonly ConversationDraft[];
  /** Rows made already, of types that are likely to be copied. */
  encoded?: EncodedBatch;
};

/** Ids are unique within a store and source: everything is looked up within such a space. */
type Space = {
  latest: Map<EventType, Map<string, GroupedEvent>>;
  drafts: Map<string, ConversationDraft>;
};

/** Sorts events, store events left out. Of each, the latest acceptable version, as if they had been sent one by one. */
export class BatchGrouper {
  readonly #spaces = new Map<string, Map<string, Space>>();
  readonly #groups = new Map<EventType, GroupedEvent[]>();

  add(event: CanonicalEvent): void {
    if (event.type === "store") return;
    let ofStore = this.#spaces.get(event.store);
    if (!ofStore) this.#spaces.set(event.store, (ofStore = new Map()));
    let space = ofStore.get(event.source);
    if (!space) ofStore.set(event.source, (space = { latest: new Map(), drafts: new Map() }));
    const item = takeEvent(space, event);
    if (!item) return;
    const group = this.#groups.get(event.type);
    if (group) group.push(item);
    else this.#groups.set(event.type, [item]);
  }

  finish(): GroupedBatch {
    const drafts: ConversationDraft[] = [];
    for (const ofStore of this.#spaces.values()) {
      for (const space of ofStore.values()) {
        for (const latest of space.latest.values()) {
          for (const item of latest.values()) draftConversation(space, item);
        }
        for (const draft of space.drafts.values()) drafts.push(draft);
      }
    }
    return { groups: this.#groups, drafts };
  }
}

/** Returns the new entry if the event has not come up before; else the entry known is brought up to date. */
function takeEvent(space: Space, event: CanonicalEvent): GroupedEvent | null {
  let latest = space.latest.get(event.type);
  if (!latest) space.latest.set(event.type, (latest = new Map()));
  const hash = hashEvent(event);
  const known = latest.get(event.id);
  if (!known) {
    const item: GroupedEvent = { event, hash, earlier: noneEarlier, repeated: 0, draft: null };
    latest.set(event.id, item);
    return item;
  }
  addVersion(known, event, hash);
  return null;
}

/** Adds an event to what the batch says of its conversation. */
function draftConversation(space: Space, item: GroupedEvent): void {
  const { event } = item;
  switch (event.type) {
    case "conversation": {
      const draft = (item.draft = findDraft(space, event, event.id));
      draft.arriving = { event, hash: item.hash };
      draft.record.conversation = event;
      see(draft, event.startedAt);
      see(draft, event.endedAt);
      return;
    }
    case "message":
    case "handoff":
    case "rating": {
      const draft = (item.draft = findDraft(space, event, event.conversation));
      if (event.type === "message") draft.record.messages.push(event);
      else if (event.type === "handoff") draft.record.handoffs.push(event);
      else draft.record.ratings.push(event);
      see(draft, event.at);
    }
  }
}

function findDraft(space: Space, { store, source }: CanonicalEvent, id: string): ConversationDraft {
  let draft = space.drafts.get(id);
  if (draft) return draft;
  draft = {
    store,
    storeId: 0,
    source,
    id,
    arriving: null,
    newest: null,
    record: startRecord(source),
    folded: null,
    conversationId: null,
    isNew: false,
  };
  space.drafts.set(id, draft);
  return draft;
}

function see(draft: ConversationDraft, at: number | null): void {
  if (at !== null && (draft.newest === null || at > draft.newest)) draft.newest = at;
}
