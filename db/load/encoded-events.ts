/** Rows of events, encoded before it is known what their stores and conversations are numbered. */
import { setImmediate } from "node:timers/promises";
import type { EventType } from "#app/events/canonical-event.ts";
import { eventTables, type EventTable, type StoredType } from "./event-tables.ts";
import type { GroupedBatch, GroupedEvent } from "./group-batch.ts";
import { canCopy } from "./copy-rows.ts";
import { encodeRows, writeInt64, type ColumnType, type RowBlock } from "./row-encoder.ts";
import { getEventKey, listEventColumns, listEventValues, manyEvents } from "./upsert-events.ts";

export type EncodedEvents = Iterable<RowBlock<GroupedEvent>>;
export type EncodedBatch = ReadonlyMap<EventType, EncodedEvents>;

/** What an event's store and conversation are numbered; null leaves it out. Made once, as `encodeRows` wants its own. */
export type FindNumbers<Shared> = (
  item: GroupedEvent,
  shared: Shared,
) => { storeId: number; conversationId: number | null } | null;

/** After the number of columns, 2 bytes, and the length of this one, 4. */
const storeAt = 2 + 4;
const conversationAt = storeAt + 4 + 4;

/** Rows of types with events enough to be copied, made now, with turns for the event loop between them. */
export async function encodeBatch(
  groups: GroupedBatch["groups"],
  importId: number | null,
  atLeast = manyEvents,
): Promise<EncodedBatch> {
  const encoded = new Map<EventType, EncodedEvents>();
  for (const type of Object.keys(eventTables) as StoredType[]) {
    const group = groups.get(type) ?? [];
    if (group.length < atLeast) continue;
    const rows = encodeEvents(eventTables[type] as unknown as EventTable<StoredType>, group, importId);
    if (!rows) continue;
    const blocks: RowBlock<GroupedEvent>[] = [];
    for (const block of rows) {
      blocks.push(block);
      await setImmediate();
    }
    encoded.set(type, blocks);
  }
  return encoded;
}

/** Made as they are asked for; null if the type has columns without a binary form. */
export function encodeEvents(
  spec: EventTable<StoredType>,
  group: Iterable<GroupedEvent>,
  importId: number | null,
): EncodedEvents | null {
  const columns = listEventColumns(spec);
  if (!canCopy(columns)) return null;
  const unnumbered = { storeId: 0, conversationId: "conversation_id" in columns ? 0 : null };
  const shared = { spec, unnumbered, importId };
  return encodeRows(Object.values(columns) as ColumnType[], group, listUnnumbered, shared);
}

type Unnumbered = {
  spec: EventTable<StoredType>;
  unnumbered: { storeId: number; conversationId: number | null };
  importId: number | null;
};

const listUnnumbered = (item: GroupedEvent, { spec, unnumbered, importId }: Unnumbered) =>
  listEventValues(spec, item, unnumbered, importId);

/** The bytes to be copied, with the numbers filled in; none at all if every event is left out, as those with the keys `leftOut` are. */
export function* numberRows<Shared>(
  encoded: EncodedEvents,
  find: FindNumbers<Shared>,
  shared: Shared,
  leftOut: ReadonlySet<string> = new Set(),
): Generator<Buffer, void> {
  const waiting: Buffer[] = [];
  let isEmpty = true;
  for (const { bytes, items, starts } of encoded) {
    let from = 0;
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      const start = starts[index]!;
      const numbers = find(item, shared);
      const isLeftOut = numbers && leftOut.size > 0 && leftOut.has(getEventKey(numbers.storeId, item.event));
      if (numbers === null || isLeftOut) {
        if (start > from) waiting.push(bytes.subarray(from, start));
        from = starts[index + 1]!;
        continue;
      }
      isEmpty = false;
      bytes.writeInt32BE(numbers.storeId, start + storeAt);
      if (numbers.conversationId !== null) writeInt64(bytes, numbers.conversationId, start + conversationAt);
    }
    if (from < bytes.length) waiting.push(bytes.subarray(from));
    if (!isEmpty) yield* waiting.splice(0);
  }
}
