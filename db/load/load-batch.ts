/** One batch of canonical events, one transaction: events, facts, re-contact links, dirty days. */
import type { CanonicalEvent, ConversationEvent } from "#app/events/canonical-event.ts";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import type { Db, Trx } from "../connection.ts";
import { forgetRefolded } from "../backfill/forget-refolded.ts";
import { readConversationRecords, type ConversationKey } from "./conversation-records.ts";
import { applyConversationEvents, findConversations, makeConversations } from "./conversations.ts";
import { copyUnheard } from "./copy-unheard.ts";
import { eventTables, type StoredType } from "./event-tables.ts";
import { foldRecords } from "./fold-stored.ts";
import { groupByType, joinConversations, listDrafts } from "./group-batch.ts";
import { applyStoreEvent, lockStores, type StoreDefaults } from "./stores.ts";
import { upsertEvents, type ArrivingEvent } from "./upsert-events.ts";

export type Batch = {
  events: readonly CanonicalEvent[];
  importId: number | null;
  /** By store key; used for stores that are not there yet. */
  storeDefaults?: Record<string, StoreDefaults>;
  /** Told of each event that is not a duplicate, before it is durable. */
  onAccepted?: (event: CanonicalEvent) => void;
};

/** `conversationIds`: conversations this batch changed. accepted + duplicate = events sent. */
export type BatchResult = { accepted: number; duplicate: number; conversationIds: number[] };

/** Stores a batch durably and folds what it touches. Throws only on bugs and database failures; nothing is half-applied. */
export async function loadBatch(db: Db, batch: Batch): Promise<BatchResult> {
  return db.transaction().execute((trx) => loadInTransaction(trx, batch));
}

/** The same within a transaction of the caller's. */
export async function loadInTransaction(
  trx: Trx,
  { events, importId, storeDefaults, onAccepted }: Batch,
): Promise<BatchResult> {
  if (events.length === 0) return { accepted: 0, duplicate: 0, conversationIds: [] };
  const stores = await lockStores(
    trx,
    events.map(({ store }) => store),
    storeDefaults,
    importId,
  );
  const result: BatchResult = { accepted: 0, duplicate: 0, conversationIds: [] };
  for (const event of events) {
    if (event.type !== "store") continue;
    const isWritten = await applyStoreEvent(trx, stores.get(event.store)!, event, importId);
    if (isWritten) result.accepted++;
    else result.duplicate++;
    if (isWritten) onAccepted?.(event);
  }

  const groups = groupByType(events, stores);
  const drafts = listDrafts(groups);
  const known = await findConversations(trx, drafts);
  const unheard = new Map([...drafts].filter(([key]) => !known.has(key)));
  const copied = await copyUnheard(trx, groups, unheard, importId);
  const made = copied?.conversations ?? (await makeConversations(trx, unheard, importId));
  const conversations = new Map([...known, ...made]);
  const fresh = new Map([...made.values()].map((item) => [item.conversationId, item]));
  const isFresh = (conversationId: number) => fresh.has(conversationId);

  const touched = new Map<number, ConversationKey>();
  const written: ArrivingEvent[] = [];
  const take = (part: { written: ArrivingEvent[]; duplicate: number; left?: ConversationKey[] }) => {
    result.accepted += part.written.length;
    result.duplicate += part.duplicate;
    for (const item of part.written) written.push(item);
    if (onAccepted) for (const { event } of part.written) onAccepted(event);
    for (const { storeId, conversationId } of [...part.written, ...(part.left ?? [])]) {
      if (conversationId !== null) touched.set(conversationId, { storeId, conversationId });
    }
  };
  if (copied) take(copied);
  const rest = copied?.rest ?? groups;
  const arriving = (type: CanonicalEvent["type"]) => joinConversations(rest.get(type) ?? [], conversations);
  take(await applyConversationEvents(trx, arriving("conversation"), isFresh, importId));
  for (const type of Object.keys(eventTables) as StoredType[]) {
    take(await upsertEvents(trx, type, arriving(type), importId));
  }
  const records = await gatherRecords(trx, [...touched.values()], isFresh, written);
  await foldRecords(trx, records, [...stores.values()], fresh);
  await forgetRefolded(trx, [...stores.values()], touched.values());
  result.conversationIds = [...touched.keys()];
  return result;
}

/** New conversations are what the batch says of them; known ones are read back with everything stored before. */
async function gatherRecords(
  trx: Trx,
  keys: readonly ConversationKey[],
  isFresh: (conversationId: number) => boolean,
  written: readonly ArrivingEvent[],
): Promise<(ConversationKey & { record: ConversationRecord })[]> {
  const records = await readConversationRecords(
    trx,
    keys.filter(({ conversationId }) => !isFresh(conversationId)),
  );
  for (const { conversationId, event } of written) {
    if (conversationId === null || !isFresh(conversationId)) continue;
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
