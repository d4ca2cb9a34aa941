/** One batch of canonical events, one transaction: events, facts, re-contact links, dirty days. */
import type { CanonicalEvent, ConversationEvent, StoreEvent } from "#app/events/canonical-event.ts";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import type { Db, Trx } from "../connection.ts";
import { readConversationRecords, type ConversationKey } from "./conversation-records.ts";
import {
  applyConversationEvents,
  resolveConversations,
  type ConversationRef,
  type KnownConversation,
} from "./conversations.ts";
import { eventTables, type StoredType } from "./event-tables.ts";
import { foldRecords, refoldStore } from "./fold-stored.ts";
import { applyStoreEvent, lockStores, type LoadedStore, type StoreDefaults } from "./stores.ts";
import { collapseRepeats, getEventKey, upsertEvents, type ArrivingEvent } from "./upsert-events.ts";

export type Batch = {
  events: readonly CanonicalEvent[];
  importId: number | null;
  /** By store key; used for stores that are not there yet. */
  storeDefaults?: Record<string, StoreDefaults>;
};

/** `conversationIds`: conversations this batch changed. accepted + duplicate = events sent. */
export type BatchResult = { accepted: number; duplicate: number; conversationIds: number[] };

/** Stores a batch durably and folds what it touches. Throws only on bugs and database failures; nothing is half-applied. */
export async function loadBatch(db: Db, batch: Batch): Promise<BatchResult> {
  if (batch.events.length === 0) return { accepted: 0, duplicate: 0, conversationIds: [] };
  return db.transaction().execute((trx) => loadInTransaction(trx, batch));
}

async function loadInTransaction(trx: Trx, { events, importId, storeDefaults }: Batch): Promise<BatchResult> {
  const stores = await lockStores(
    trx,
    events.map(({ store }) => store),
    storeDefaults,
  );
  const result: BatchResult = { accepted: 0, duplicate: 0, conversationIds: [] };
  const toRefold = new Set<LoadedStore>();
  for (const event of events) {
    if (event.type !== "store") continue;
    const store = stores.get(event.store)!;
    const { isWritten, needsRefold } = await applyStoreEvent(trx, store, event, importId);
    if (isWritten) result.accepted++;
    else result.duplicate++;
    if (needsRefold) toRefold.add(store);
  }
  for (const store of toRefold) await refoldStore(trx, store);

  const others = events.filter((event) => event.type !== "store");
  const conversations = await resolveConversations(trx, listRefs(others, stores));
  const touched = new Map<number, ConversationKey>();
  const written: ArrivingEvent[] = [];
  const take = (part: { written: ArrivingEvent[]; duplicate: number; left?: ConversationKey[] }) => {
    result.accepted += part.written.length;
    result.duplicate += part.duplicate;
    written.push(...part.written);
    for (const key of [...part.written, ...(part.left ?? [])]) {
      if (key.conversationId !== null) {
        touched.set(key.conversationId, { storeId: key.storeId, conversationId: key.conversationId });
      }
    }
  };
  const arriving = collapseByType(others, stores, conversations);
  take(await applyConversationEvents(trx, arriving.get("conversation") ?? [], importId));
  for (const type of Object.keys(eventTables) as StoredType[]) {
    take(await upsertEvents(trx, type, arriving.get(type) ?? [], importId));
  }

  const fresh = new Set(
    [...conversations.values()].filter(({ isNew }) => isNew).map(({ conversationId }) => conversationId),
  );
  const records = await gatherRecords(trx, [...touched.values()], fresh, written);
  await foldRecords(trx, records, [...stores.values()], ({ conversationId }) => fresh.has(conversationId));
  result.conversationIds = [...touched.keys()];
  return result;
}

function getConversationId(event: Exclude<CanonicalEvent, StoreEvent>): string | null {
  if (event.type === "conversation") return event.id;
  return event.type === "message" || event.type === "handoff" || event.type === "rating"
    ? event.conversation
    : null;
}

function listRefs(
  events: readonly Exclude<CanonicalEvent, StoreEvent>[],
  stores: Map<string, LoadedStore>,
): ConversationRef[] {
  const refs = new Map<string, ConversationRef>();
  for (const event of events) {
    const id = getConversationId(event);
    if (id === null) continue;
    const { storeId } = stores.get(event.store)!;
    refs.set(getEventKey(storeId, { source: event.source, id }), { storeId, source: event.source, id });
  }
  return [...refs.values()];
}

function collapseByType(
  events: readonly Exclude<CanonicalEvent, StoreEvent>[],
  stores: Map<string, LoadedStore>,
  conversations: Map<string, KnownConversation>,
): Map<string, ArrivingEvent[]> {
  const groups = new Map<string, Omit<ArrivingEvent, "repeated" | "hash">[]>();
  for (const event of events) {
    const { storeId } = stores.get(event.store)!;
    const id = getConversationId(event);
    const conversation =
      id === null ? undefined : conversations.get(getEventKey(storeId, { source: event.source, id }));
    const group = groups.get(event.type) ?? [];
    if (group.length === 0) groups.set(event.type, group);
    group.push({ event, storeId, conversationId: conversation?.conversationId ?? null });
  }
  return new Map([...groups].map(([type, group]) => [type, collapseRepeats(group)]));
}

/** New conversations are what the batch says of them; known ones are read back with everything stored before. */
async function gatherRecords(
  trx: Trx,
  keys: readonly ConversationKey[],
  fresh: ReadonlySet<number>,
  written: readonly ArrivingEvent[],
): Promise<(ConversationKey & { record: ConversationRecord })[]> {
  const records = await readConversationRecords(
    trx,
    keys.filter(({ conversationId }) => !fresh.has(conversationId)),
  );
  for (const { conversationId, event } of written) {
    if (conversationId === null || !fresh.has(conversationId)) continue;
    const record = records.get(conversationId) ?? startRecord(event.source);
    records.set(conversationId, record);
    if (event.type === "conversation") record.conversation = event satisfies ConversationEvent;
    else if (event.type === "message") record.messages.push(event);
    else if (event.type === "handoff") record.handoffs.push(event);
    else if (event.type === "rating") record.ratings.push(event);
  }
  return keys.map((key) => ({ ...key, record: records.get(key.conversationId)! }));
}

function startRecord(source: string): ConversationRecord {
  return { source, conversation: null, messages: [], handoffs: [], ratings: [] };
}
