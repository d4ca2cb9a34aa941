/** One batch of canonical events, one transaction: events, facts, re-contact links, dirty days. */
import type { CanonicalEvent, EventType } from "#app/events/canonical-event.ts";
import type { Db, Trx } from "../connection.ts";
import { forgetRefolded } from "../backfill/forget-refolded.ts";
import { readConversationRecords, startRecord, type ConversationKey } from "./conversation-records.ts";
import {
  applyConversationEvents,
  findConversations,
  makeConversations,
  type ConversationDraft,
} from "./conversations.ts";
import { copyUnheard } from "./copy-unheard.ts";
import { numberRows, type FindNumbers } from "./encoded-events.ts";
import { eventTables, type StoredType } from "./event-tables.ts";
import { foldRecords, type KeyedRecord } from "./fold-stored.ts";
import type { GroupedBatch } from "./group-batch.ts";
import { prepareBatch, type SettingsByStore } from "./prepare-batch.ts";
import { applyStoreEvent, lockStores, type StoreDefaults } from "./stores.ts";
import { dropErased } from "../privacy/drop-erased.ts";
import { upsertAndMark } from "../sales/upsert-and-mark.ts";
import type { ArrivingEvent, Judged } from "./upsert-events.ts";

export type Batch = {
  events: readonly CanonicalEvent[];
  importId: number | null;
  /** The same events, prepared; it has to be prepared anew for another try. */
  prepared?: GroupedBatch;
  /** By store key; used for stores that are not there yet. */
  storeDefaults?: Record<string, StoreDefaults>;
  /** Told of each event that is not a duplicate, before it is durable. */
  onAccepted?: (event: CanonicalEvent) => void;
};

/** accepted + duplicate = events sent; the same in sum however they are cut into batches. */
export type BatchResult = {
  accepted: number;
  duplicate: number;
  /** Conversations this batch changed. */
  conversationIds: number[];
  /** How the stores named stand now. */
  settings: SettingsByStore;
};

/** Stores a batch durably and folds what it touches. Throws only on bugs and database failures; nothing is half-applied. */
export async function loadBatch(db: Db, batch: Batch): Promise<BatchResult> {
  return db.transaction().execute((trx) => loadInTransaction(trx, batch));
}

/** The same within a transaction of the caller's. */
export async function loadInTransaction(
  trx: Trx,
  { events, importId, storeDefaults, onAccepted, prepared }: Batch,
): Promise<BatchResult> {
  if (events.length === 0) return { accepted: 0, duplicate: 0, conversationIds: [], settings: new Map() };
  const { groups, drafts, encoded } = prepared ?? (await prepareBatch(events));
  const stores = await lockStores(
    trx,
    events.map(({ store }) => store),
    storeDefaults,
    importId,
  );
  const kept = await dropErased(trx, events);
  if (kept.length < events.length) {
    const rest = await loadInTransaction(trx, { events: kept, importId, storeDefaults, onAccepted });
    return { ...rest, duplicate: rest.duplicate + events.length - kept.length, settings: stores };
  }
  const result: BatchResult = { accepted: 0, duplicate: 0, conversationIds: [], settings: stores };
  for (const event of events) {
    if (event.type !== "store") continue;
    const isWritten = await applyStoreEvent(trx, stores.get(event.store)!, event, importId);
    if (isWritten) result.accepted++;
    else result.duplicate++;
    if (isWritten) onAccepted?.(event);
  }

  for (const draft of drafts) draft.storeId = stores.get(draft.store)!.storeId;
  const unheard = await findConversations(trx, drafts);
  const isCopied = await copyUnheard(trx, { groups, encoded }, unheard, importId);
  if (!isCopied) await makeConversations(trx, unheard, importId);

  const touched = new Map<number, ConversationKey>();
  const written: ArrivingEvent[] = [];
  const take = (part: Judged & { left?: ConversationKey[] }) => {
    result.accepted += part.written.length + part.superseded.length;
    result.duplicate += part.duplicate;
    for (const item of part.written) written.push(item);
    if (onAccepted) for (const event of part.superseded) onAccepted(event);
    if (onAccepted) for (const { event } of part.written) onAccepted(event);
    for (const { storeId, conversationId } of [...part.written, ...(part.left ?? [])]) {
      if (conversationId !== null) touched.set(conversationId, { storeId, conversationId });
    }
  };
  const rest = (type: EventType): ArrivingEvent[] => {
    const arriving: ArrivingEvent[] = [];
    for (const item of groups.get(type) ?? []) {
      if (isCopied && item.draft?.isNew) {
        result.accepted += 1 + item.earlier.length;
        result.duplicate += item.repeated;
        for (const { event } of item.earlier) onAccepted?.(event);
        onAccepted?.(item.event);
      } else {
        const { storeId } = item.draft ?? stores.get(item.event.store)!;
        arriving.push({ ...item, storeId, conversationId: item.draft?.conversationId ?? null });
      }
    }
    return arriving;
  };
  const findRest: FindNumbers = ({ event, draft }) =>
    isCopied && draft?.isNew
      ? null
      : (draft ?? { storeId: stores.get(event.store)!.storeId, conversationId: null });
  const fresh = new Map(unheard.map((draft) => [draft.conversationId!, toKey(draft)]));
  take(await applyConversationEvents(trx, rest("conversation"), (id) => fresh.has(id), importId));
  for (const type of Object.keys(eventTables) as StoredType[]) {
    const rows = encoded?.get(type);
    take(
      await upsertAndMark(
        trx,
        type,
        rest(type),
        importId,
        rows && ((leftOut) => numberRows(rows, findRest, leftOut)),
      ),
    );
  }
  const records = isCopied ? unheard.map(toKeyedRecord) : listFreshRecords(written, fresh);
  const known = [...touched.values()].filter(({ conversationId }) => !fresh.has(conversationId));
  records.push(...(await readRecords(trx, known)));
  await foldRecords(trx, records, [...stores.values()], fresh);
  for (const { storeId, conversationId } of records) touched.set(conversationId, { storeId, conversationId });
  await forgetRefolded(trx, [...stores.values()], touched.values());
  result.conversationIds = [...touched.keys()];
  return result;
}

function toKey({ storeId, conversationId, newest }: ConversationDraft) {
  return { storeId, conversationId: conversationId!, newest };
}

function toKeyedRecord({ storeId, conversationId, record, folded }: ConversationDraft): KeyedRecord {
  return { storeId, conversationId: conversationId!, record, folded };
}

/** What was taken of new conversations. */
function listFreshRecords(
  written: readonly ArrivingEvent[],
  fresh: ReadonlyMap<number, ConversationKey>,
): KeyedRecord[] {
  const records = new Map<number, KeyedRecord>();
  for (const { storeId, conversationId, event } of written) {
    if (conversationId === null || !fresh.has(conversationId)) continue;
    let item = records.get(conversationId);
    if (!item)
      records.set(conversationId, (item = { storeId, conversationId, record: startRecord(event.source) }));
    if (event.type === "conversation") item.record.conversation = event;
    else if (event.type === "message") item.record.messages.push(event);
    else if (event.type === "handoff") item.record.handoffs.push(event);
    else if (event.type === "rating") item.record.ratings.push(event);
  }
  return [...records.values()];
}

/** Known conversations are read back with everything stored of them. */
async function readRecords(trx: Trx, keys: readonly ConversationKey[]): Promise<KeyedRecord[]> {
  const records = await readConversationRecords(trx, keys);
  return keys.map((key) => ({ ...key, record: records.get(key.conversationId)! }));
}
