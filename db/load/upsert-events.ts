/** Writes events of one type: new ones inserted, changed ones replaced, the same ones counted as duplicates. */
import { sql } from "kysely";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Trx } from "../connection.ts";
import { envelopeColumns, eventTables, type EventTable, type StoredType } from "./event-tables.ts";
import { keepSuperseded, type EventKey } from "../undo/keep-superseded.ts";
import { canCopy, copyEncoded, copyValues } from "./copy-rows.ts";
import { recordSet } from "./record-set.ts";
import { copyUnlessStored } from "./unless-stored.ts";
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
};

/** Makes the bytes of the same events from rows encoded before. */
export type NumberedRows = () => Iterator<Buffer>;

/** From so many of one type on, those of a file, COPY is tried first. */
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
  const result: UpsertResult = { written: [], superseded: [], duplicate: 0, left: [] };
  if (arriving.length === 0) return result;
  // The map type links T to its reader; the caller has grouped events by that same type.
  const spec = eventTables[type] as unknown as EventTable<StoredType>;
  if (arriving.length >= manyEvents && (await copyNew(trx, spec, arriving, importId, rows))) {
    for (const item of arriving) judge(result, item, undefined);
    return result;
  }
  const names = Object.keys(listEventColumns(spec));
  const built = arriving.map((item) => buildEventRow(names, listEventValues(spec, item, item, importId)));
  const inserted = await insertRows(trx, spec, built);
  const rest: number[] = [];
  arriving.forEach((item, index) => {
    if (inserted.has(getEventKey(item.storeId, item.event))) judge(result, item, undefined);
    else rest.push(index);
  });
  if (rest.length > 0) await replaceChanged(trx, { type, spec, importId }, arriving, built, rest, result);
  return result;
}

/** Adds what becomes of an event to a result; returns whether it is written. */
export function judge(
  result: Omit<UpsertResult, "left">,
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

function buildEventRow(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  names.forEach((name, index) => (row[name] = values[index]));
  return row;
}

/** False, having copied nothing, when one of them is stored already: then each has to be looked at. */
async function copyNew(
  trx: Trx,
  spec: EventTable<StoredType>,
  arriving: readonly ArrivingEvent[],
  importId: number | null,
  rows?: NumberedRows,
): Promise<boolean> {
  const columns = listEventColumns(spec);
  if (!canCopy(columns)) return false;
  if (rows) return copyUnlessStored(trx, () => copyEncoded(trx, spec.table, columns, rows()));
  const listed = arriving.map((item) => listEventValues(spec, item, item, importId));
  return copyUnlessStored(trx, () => copyValues(trx, spec.table, columns, listed));
}

async function insertRows(
  trx: Trx,
  spec: EventTable<StoredType>,
  rows: readonly object[],
): Promise<Set<string>> {
  const columns = listEventColumns(spec);
  const names = sql.raw(Object.keys(columns).join(", "));
  const { rows: keys } = await sql<{ store_id: number; source: string; external_id: string }>`
    insert into ${sql.table(spec.table)} (${names})
    select ${names} from ${recordSet(rows, "r", columns)}
    on conflict do nothing
    returning store_id, source, external_id`.execute(trx);
  return new Set(keys.map((key) => getEventKey(key.store_id, { source: key.source, id: key.external_id })));
}

type StoredRow = {
  store_id: number;
  source: string;
  external_id: string;
  version: number | null;
  event_hash: number;
  conversation_id: number | null;
};

async function replaceChanged(
  trx: Trx,
  { type, spec, importId }: { type: StoredType; spec: EventTable<StoredType>; importId: number | null },
  arriving: readonly ArrivingEvent[],
  rows: readonly Record<string, unknown>[],
  indexes: readonly number[],
  result: UpsertResult,
): Promise<void> {
  const keyColumns = { store_id: "int", source: "text", external_id: "text" };
  const pick = (index: number) => {
    const { store_id, source, external_id } = rows[index] as EventKey;
    return { store_id, source, external_id };
  };
  const conversationColumn = sql.raw(
    "conversation_id" in spec.columns ? "t.conversation_id" : "null::bigint",
  );
  const { rows: stored } = await sql<StoredRow>`
    select t.store_id, t.source, t.external_id, t.version, t.event_hash, ${conversationColumn} as conversation_id
    from ${sql.table(spec.table)} t
    join ${recordSet(indexes.map(pick), "k", keyColumns)} using (store_id, source, external_id)`.execute(trx);
  const byKey = new Map(
    stored.map((row) => [getEventKey(row.store_id, { source: row.source, id: row.external_id }), row]),
  );

  const changed: number[] = [];
  for (const index of indexes) {
    const item = arriving[index]!;
    const row = byKey.get(getEventKey(item.storeId, item.event))!;
    if (!judge(result, item, row)) continue;
    changed.push(index);
    if (row.conversation_id !== null && row.conversation_id !== item.conversationId) {
      result.left.push({ storeId: item.storeId, conversationId: row.conversation_id });
    }
  }
  if (changed.length === 0) return;
  await keepSuperseded(trx, type, changed.map(pick), importId);
  await sql`
    delete from ${sql.table(spec.table)} t using ${recordSet(changed.map(pick), "k", keyColumns)}
    where (t.store_id, t.source, t.external_id) = (k.store_id, k.source, k.external_id)`.execute(trx);
  await insertRows(
    trx,
    spec,
    changed.map((index) => rows[index]!),
  );
}
