/** One page into the database, with its bad records, its counts and the cursor behind it: all or nothing. */
import { createHash } from "node:crypto";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { adaptEnd, adaptRecord } from "#app/ingest/adapt-records.ts";
import { longestKeptBytes } from "#app/ingest/raw-record.ts";
import { decodeRecord } from "#app/ingest/record-buffer.ts";
import type { Masker } from "#app/privacy/masker.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import type { Db } from "#db/connection.ts";
import { holdPull } from "#db/connections/hold-pull.ts";
import { recordRun } from "#db/connections/record-run.ts";
import { saveCursor } from "#db/connections/update.ts";
import { retryConflicts } from "#db/live/failures.ts";
import { countIntoHour, getHour, HourIsClosed, openHourImport } from "#db/live/hour-import.ts";
import { quarantineLines, type QuarantinedLine } from "#db/load/imports.ts";
import { loadInTransaction } from "#db/load/load-batch.ts";
import { createDeliveryTally } from "../delivery-tally.ts";
import type { PullState } from "./pull-settings.ts";

export type PagePlace = {
  connectionId: string;
  name: string;
  storeKey: string;
  adapter: SourceAdapter;
  masker: Masker | null;
  /** Internal ids of the conversations this run has touched. */
  conversations: Set<number>;
  now: () => number;
};

type Sorted = { events: CanonicalEvent[]; bad: QuarantinedLine[] };

/** `before`: the state as it is stored (null for none); `after`: as it will be. Returns how many events were new. */
export async function storePage(
  db: Db,
  place: PagePlace,
  records: readonly string[],
  { before, after }: { before: PullState | null; after: PullState },
): Promise<number> {
  const sorted = adaptRecords(records, place);
  for (;;) {
    const hasAny = sorted.events.length > 0 || sorted.bad.length > 0;
    const { connectionId, name, storeKey: store, adapter, now } = place;
    const pull = { connectionId, name, format: adapter.id, store };
    const importId = hasAny ? await openHourImport(db, getHour(now()), pull) : null;
    try {
      return await retryConflicts(() =>
        db.transaction().execute(async (trx) => {
          await holdPull(trx, connectionId, before);
          const taken = importId === null ? nothing : await load(trx, importId, sorted, place);
          await saveCursor(trx, connectionId, after);
          const isCatchingUp = before?.through == null;
          await recordRun(trx, describeRun(place, sorted, taken, isCatchingUp));
          return taken.accepted.length;
        }),
      );
    } catch (error) {
      if (!(error instanceof HourIsClosed)) throw error;
    }
  }
}

function adaptRecords(records: readonly string[], { adapter, storeKey, masker, now }: PagePlace): Sorted {
  const sorted: Sorted = { events: [], bad: [] };
  const adapting = {
    reader: adapter.open({ store: storeKey }),
    defaults: { store: storeKey },
    clock: { now },
    masker,
    sink: {
      add: (event: CanonicalEvent) => void sorted.events.push(event),
      quarantine: (line: QuarantinedLine) => void sorted.bad.push(line),
    },
  };
  for (const text of records) {
    const bytes = Buffer.from(text);
    // The same record comes again and again as long as it is among the latest.
    adaptRecord(decodeRecord(1, { bytes, length: bytes.length }, longestKeptBytes), adapting);
  }
  adaptEnd(adapting);
  return sorted;
}

type Taken = { accepted: CanonicalEvent[]; duplicate: number; quarantined: number };
const nothing: Taken = { accepted: [], duplicate: 0, quarantined: 0 };

async function load(
  trx: Parameters<typeof holdPull>[0],
  importId: number,
  sorted: Sorted,
  place: PagePlace,
): Promise<Taken> {
  const { events, bad } = sorted;
  let quarantined = 0;
  for (const line of bad) quarantined += await quarantineLines(trx, importId, [line], numberRecord(line.raw));
  const accepted: CanonicalEvent[] = [];
  const loaded = await loadInTransaction(trx, {
    events,
    importId,
    onAccepted: (event) => accepted.push(event),
  });
  const { duplicate, conversationIds } = loaded;
  const fresh = conversationIds.filter((id) => !place.conversations.has(id));
  await countIntoHour(trx, importId, {
    ...{ accepted: loaded.accepted, duplicate, quarantined },
    conversations: fresh.length,
  });
  for (const id of fresh) place.conversations.add(id);
  return { accepted, duplicate, quarantined };
}

/** A number for a record by what it says: one that cannot be read waits once an hour, however often it is sent. */
function numberRecord(raw: Uint8Array): number {
  return createHash("sha256").update(raw).digest().readUIntBE(0, 6);
}

function describeRun({ connectionId, now }: PagePlace, sorted: Sorted, taken: Taken, isCatchingUp: boolean) {
  const at = now();
  const tally = createDeliveryTally(at);
  for (const event of taken.accepted) tally.add(event);
  const { newestEventAt, late } = tally.read();
  return {
    ...{ connectionId, at, newestEventAt },
    error: taken.quarantined > 0 ? describeBad(sorted.bad[0]!) : null,
    sources: [...new Set(sorted.events.map(({ source }) => source))],
    ...{ taken: taken.accepted.length, duplicate: taken.duplicate, quarantined: taken.quarantined },
    // What was there before the connection was is no delay of its.
    late: isCatchingUp ? 0 : late,
  };
}

const describeBad = ({ field, reason }: QuarantinedLine) => (field === null ? reason : `${field}: ${reason}`);
