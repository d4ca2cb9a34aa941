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
import { applyStoreEvent, lockStores, type LoadedStore, type StoreDefaults } from "./stores.ts";
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

  const fresh = new Map(unheard.map((draft) => [draft.conversationId!, toKey(draft)]));
  const loading: Loading = { groups, stores, isCopied, onAccepted, result, touched: new Map(), written: [] };
  const conversations = takeRest(loading, "conversation");
  takeJudged(loading, await applyConversationEvents(trx, conversations, (id) => fresh.has(id), importId));
  for (const type of Object.keys(eventTables) as StoredType[]) {
    const rows = encoded?.get(type);
    const numbered = rows && ((leftOut: ReadonlySet<string>) => numberRows(rows, findRest, loading, leftOut));
    takeJudged(loading, await upsertAndMark(trx, type, takeRest(loading, type), importId, numbered));
  }
  const { touched, written } = loading;
  const records = isCopied ? unheard.map(toKeyedRecord) : listFreshRecords(written, fresh);
  const known = [...touched.values()].filter(({ conversationId }) => !fresh.has(conversationId));
  records.push(...(await readRecords(trx, known)));
  await foldRecords(trx, records, [...stores.values()], fresh);
  for (const { storeId, conversationId } of records) touched.set(conversationId, { storeId, conversationId });
  await forgetRefolded(trx, [...stores.values()], touched.values());
  result.conversationIds = [...touched.keys()];
  return result;
}

/** A batch on its way into the tables. */
type Loading = Pick<GroupedBatch, "groups"> & {
  stores: ReadonlyMap<string, LoadedStore>;
  /** Whether conversations nobody had heard of were copied, with their events. */
  isCopied: boolean;
  onAccepted: Batch["onAccepted"];
  result: BatchResult;
  /** Conversations changed, by id. */
  touched: Map<number, ConversationKey>;
  written: ArrivingEvent[];
};

// What follows is done for every event: made once, since code compiled for functions made with each batch goes with them.

/** Counts the events of a type that were copied, and lists those that are left. */
function takeRest(
  { groups, stores, isCopied, onAccepted, result }: Loading,
  type: EventType,
): ArrivingEvent[] {
  const arriving: ArrivingEvent[] = [];
  for (const item of groups.get(type) ?? []) {
    const { draft } = item;
    if (isCopied && draft?.isNew) {
      result.accepted += 1 + item.earlier.length;
      result.duplicate += item.repeated;
      if (!onAccepted) continue;
      for (const { event } of item.earlier) onAccepted(event);
      onAccepted(item.event);
    } else {
      const { storeId } = draft ?? stores.get(item.event.store)!;
      arriving.push({ ...item, storeId, conversationId: draft?.conversationId ?? null });
    }
  }
  return arriving;
}

const findRest: FindNumbers<Loading> = ({ event, draft }, { isCopied, stores }) =>
  isCopied && draft?.isNew
    ? null
    : (draft ?? { storeId: stores.get(event.store)!.storeId, conversationId: null });

function takeJudged(
  { result, written, touched, onAccepted }: Loading,
  part: Judged & { left?: ConversationKey[] },
): void {
  result.accepted += part.written.length + part.superseded.length;
  result.duplicate += part.duplicate;
  for (const event of part.superseded) onAccepted?.(event);
  for (const item of part.written) {
    written.push(item);
    onAccepted?.(item.event);
    touch(touched, item);
  }
  for (const key of part.left ?? []) touch(touched, key);
}

function touch(
  touched: Map<number, ConversationKey>,
  { storeId, conversationId }: { storeId: number; conversationId: number | null },
): void {
  if (conversationId !== null) touched.set(conversationId, { storeId, conversationId });
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
