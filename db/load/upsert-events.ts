/** Writes events of one type: new ones inserted, changed ones replaced, the same ones counted as duplicates. */
import { sql } from "kysely";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Trx } from "../connection.ts";
import { envelopeColumns, eventTables, type EventTable, type StoredType } from "./event-tables.ts";
import { keepSuperseded, type EventKey } from "../undo/keep-superseded.ts";
import { canCopy, copyEncoded, copyValues } from "./copy-rows.ts";
import { nameValues, recordSet } from "./record-set.ts";
import { judgeVersions, type Versions } from "./versions.ts";

export type ArrivingEvent = Versions & {
  storeId: number;
  /** Our id of the conversation it belongs to; null for events outside conversations. */
  conversationId: number | null;
};

/** accepted = written + superseded. */
export type UpsertResult = {
  /** Whose latest version changed what is stored. */
  written: ArrivingEvent[];
  /** Versions that later ones of the batch replaced. */
  superseded: CanonicalEvent[];
  duplicate: number;
  /** Conversations an event has left because a newer version names another one. */
  left: { storeId: number; conversationId: number }[];
  /** Orders that replaced versions of refunds named. */
  refunded: { storeId: number; source: string; order: string }[];
};

/** Of one event after the other. */
export type Judged = Omit<UpsertResult, "left" | "refunded">;

/** Makes the bytes of the same events, but for those with these keys, from rows encoded before. */
export type NumberedRows = (leftOut: ReadonlySet<string>) => Iterator<Buffer>;

/** From so many of one type on, those of a file, new ones are copied. */
export const manyEvents = 100;

export function getEventKey(storeId: number, event: { source: string; id: string }): string {
  return `${storeId}\0${event.source}\0${event.id}`;
}

export async function upsertEvents<T extends StoredType>(
  trx: Trx,
  type: T,
  arriving: readonly ArrivingEvent[],
  importId: number | null,
  rows?: NumberedRows,
): Promise<UpsertResult> {
  const result: UpsertResult = { written: [], superseded: [], duplicate: 0, left: [], refunded: [] };
  if (arriving.length === 0) return result;
  // The map type links T to its reader; the caller has grouped events by that same type.
  const spec = eventTables[type] as unknown as EventTable<StoredType>;
  const isCopied = arriving.length >= manyEvents && canCopy(listEventColumns(spec));
  const isStored = isCopied
    ? await copyNew(trx, spec, arriving, importId, rows)
    : await insertNew(trx, spec, arriving, importId);
  const rest: ArrivingEvent[] = [];
  for (const item of arriving) {
    if (isStored(item)) rest.push(item);
    else judge(result, item, undefined);
  }
  if (rest.length > 0) await replaceChanged(trx, { type, spec, importId }, rest, result);
  return result;
}

/** Adds what becomes of an event to a result; returns whether it is written. */
export function judge(
  result: Judged,
  item: ArrivingEvent,
  stored: { version: number | null; event_hash: number } | undefined,
): boolean {
  const before = stored && { version: stored.version, hash: stored.event_hash };
  const { isWritten, superseded, duplicate } = judgeVersions(item, before);
  if (isWritten) result.written.push(item);
  for (const event of superseded) result.superseded.push(event);
  result.duplicate += duplicate;
  return isWritten;
}

/** All columns of an event table, in the order of `listEventValues`: numbers of the store and the conversation come first. */
export function listEventColumns(spec: EventTable<StoredType>): Record<string, string> {
  const { conversation_id } = spec.columns;
  const numbers = { store_id: "int", ...(conversation_id === undefined ? {} : { conversation_id }) };
  return { ...numbers, ...envelopeColumns, ...spec.columns };
}

/** An event as the values of its table's columns. */
export function listEventValues(
  spec: EventTable<StoredType>,
  { event, hash }: Pick<ArrivingEvent, "event" | "hash">,
  { storeId, conversationId }: Pick<ArrivingEvent, "storeId" | "conversationId">,
  importId: number | null,
): unknown[] {
  const values: unknown[] = conversationId === null ? [storeId] : [storeId, conversationId];
  values.push(event.source, event.id, event.version, hash, event.extra, importId);
  for (const value of spec.list(event as never)) values.push(value);
  return values;
}

function buildEventRows(
  spec: EventTable<StoredType>,
  items: readonly ArrivingEvent[],
  importId: number | null,
): Record<string, unknown>[] {
  const columns = listEventColumns(spec);
  return items.map((item) => nameValues(columns, listEventValues(spec, item, item, importId)));
}

/** Says of an arriving event whether it was stored already. */
type IsStored = (item: ArrivingEvent) => boolean;

/** Copies those that are not stored. The stores are locked: nobody else can store one meanwhile. */
async function copyNew(
  trx: Trx,
  spec: EventTable<StoredType>,
  arriving: readonly ArrivingEvent[],
  importId: number | null,
  rows?: NumberedRows,
): Promise<IsStored> {
  const stored = await findStored(trx, spec, arriving);
  const isStored: IsStored = ({ storeId, event }) => stored.has(getEventKey(storeId, event));
  const columns = listEventColumns(spec);
  if (rows) await copyEncoded(trx, spec.table, columns, rows(stored));
  else {
    const fresh = arriving.filter((item) => !isStored(item));
    const listed = fresh.map((item) => listEventValues(spec, item, item, importId));
    await copyValues(trx, spec.table, columns, listed);
  }
  return isStored;
}

/**
 * Keys of those that are stored. Each is looked up by itself and nothing but the key is read: without statistics the planner
 * would else read the whole table, or all of a store by an index that only begins with it.
 */
async function findStored(
  trx: Trx,
  spec: { table: string },
  arriving: readonly ArrivingEvent[],
): Promise<Set<string>> {
  const { rows } = await sql<KeyRow>`
    select k.store_id, k.source, k.external_id from ${recordSet(arriving.map(pickKey), "k", keyColumns)}
    cross join lateral (
      select t.external_id from ${sql.table(spec.table)} t
      where t.store_id = k.store_id and t.source = k.source and t.external_id = k.external_id offset 0
    ) t`.execute(trx);
  return listKeys(rows);
}

async function insertNew(
  trx: Trx,
  spec: EventTable<StoredType>,
  arriving: readonly ArrivingEvent[],
  importId: number | null,
): Promise<IsStored> {
  const inserted = await insertRows(trx, spec, buildEventRows(spec, arriving, importId));
  return ({ storeId, event }) => !inserted.has(getEventKey(storeId, event));
}

async function insertRows(
  trx: Trx,
  spec: EventTable<StoredType>,
  rows: readonly object[],
): Promise<Set<string>> {
  const columns = listEventColumns(spec);
  const names = sql.raw(Object.keys(columns).join(", "));
  const { rows: keys } = await sql<KeyRow>`
    insert into ${sql.table(spec.table)} (${names})
    select ${names} from ${recordSet(rows, "r", columns)}
    on conflict do nothing
    returning store_id, source, external_id`.execute(trx);
  return listKeys(keys);
}

const keyColumns = { store_id: "int", source: "text", external_id: "text" };
type KeyRow = { store_id: number; source: string; external_id: string };

const pickKey = ({ storeId, event }: ArrivingEvent): EventKey => ({
  store_id: storeId,
  source: event.source,
  external_id: event.id,
});

const getRowKey = ({ store_id, source, external_id }: KeyRow) =>
  getEventKey(store_id, { source, id: external_id });

const listKeys = (rows: readonly KeyRow[]) => new Set(rows.map(getRowKey));

type StoredRow = KeyRow & {
  version: number | null;
  event_hash: number;
  conversation_id: number | null;
  order_id: string | null;
};

/** Replaces those of which a newer version has come; all of them are stored. */
async function replaceChanged(
  trx: Trx,
  { type, spec, importId }: { type: StoredType; spec: EventTable<StoredType>; importId: number | null },
  arriving: readonly ArrivingEvent[],
  result: UpsertResult,
): Promise<void> {
  const [conversation, order] = ["conversation_id", "order_id"].map((name) =>
    sql.raw(name in spec.columns ? `t.${name}` : "null"),
  );
  const { rows: stored } = await sql<StoredRow>`
    select t.store_id, t.source, t.external_id, t.version, t.event_hash, ${conversation} as conversation_id,
      ${order} as order_id
    from ${sql.table(spec.table)} t
    join ${recordSet(arriving.map(pickKey), "k", keyColumns)} using (store_id, source, external_id)`.execute(
    trx,
  );
  const byKey = new Map(stored.map((row) => [getRowKey(row), row]));

  const changed: ArrivingEvent[] = [];
  for (const item of arriving) {
    const row = byKey.get(getEventKey(item.storeId, item.event))!;
    if (!judge(result, item, row)) continue;
    changed.push(item);
    if (row.conversation_id !== null && row.conversation_id !== item.conversationId) {
      result.left.push({ storeId: item.storeId, conversationId: row.conversation_id });
    }
    if (row.order_id !== null) {
      result.refunded.push({ storeId: item.storeId, source: item.event.source, order: row.order_id });
    }
  }
  if (changed.length === 0) return;
  const keys = changed.map(pickKey);
  await keepSuperseded(trx, type, keys, importId);
  await sql`
    delete from ${sql.table(spec.table)} t using ${recordSet(keys, "k", keyColumns)}
    where (t.store_id, t.source, t.external_id) = (k.store_id, k.source, k.external_id)`.execute(trx);
  await insertRows(trx, spec, buildEventRows(spec, changed, importId));
}
