import { parseEvent } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";

type Options = {
  /** Epoch ms at which the events are taken to arrive. */
  now: number;
  /** The store of events that name none. */
  store?: string;
};

/** Loads events of the wire format in one batch and brings facts and rollups in step; throws at one that is refused. */
export async function loadWireEvents(
  db: Db,
  events: readonly Record<string, unknown>[],
  { now, store }: Options,
): Promise<void> {
  const parsed = events.map((event) => {
    const result = parseEvent(event, store === undefined ? {} : { store }, { now: () => now });
    if (!("event" in result)) throw new Error(`${JSON.stringify(event)}: ${result.reason}`);
    return result.event;
  });
  await loadBatch(db, { events: parsed, importId: null });
  await refreshDirtyBuckets(db);
}
