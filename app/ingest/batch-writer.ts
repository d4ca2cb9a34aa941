/** Gathers events and bad lines into batches and writes them, one batch at a time, while the next one is read. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db } from "#db/connection.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import { prepareBatch, type SettingsByStore } from "#db/load/prepare-batch.ts";
import type { StoreDefaults } from "#db/load/stores.ts";
import type { Tally } from "./tally.ts";
import { writeBatch } from "./write-batch.ts";

export type BatchWriter = {
  add: (event: CanonicalEvent, bytes: number) => void;
  quarantine: (line: QuarantinedLine) => void;
  /** True when enough is gathered for a batch; then `write` it. */
  isFull: () => boolean;
  /** Starts writing what is gathered, once no more than one batch is under way. `recordsRead`: records it completes. */
  write: (recordsRead: number) => Promise<void>;
  /** Writes the rest and waits until all is stored. */
  settle: (recordsRead: number) => Promise<void>;
};

export type BatchWriterOptions = {
  importId: number;
  storeDefaults: Record<string, StoreDefaults>;
  /** Told of each batch that is stored. */
  tally: Tally;
};

const batchEvents = { least: 2_000, most: 20_000 };

/** Whether what is gathered makes a batch: small ones at first, so that something shows soon, larger ones as there is more to come. */
export function makesBatch(gathered: {
  events: number;
  lines: number;
  bytes: number;
  before: number;
}): boolean {
  const { events, lines, bytes, before } = gathered;
  const enough = Math.min(batchEvents.most, Math.max(batchEvents.least, before / 4));
  return events >= enough || lines >= batchEvents.least || bytes >= batchBytes;
}

const batchBytes = 16 * 1024 * 1024;

export function createBatchWriter(db: Db, options: BatchWriterOptions): BatchWriter {
  const { importId, storeDefaults, tally } = options;
  let events: CanonicalEvent[] = [];
  let lines: QuarantinedLine[] = [];
  let bytes = 0;
  let sent = 0;
  let settings: SettingsByStore = new Map();
  let beforeLast: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();

  /** Prepares a batch while the one before it is written, then writes it. */
  async function prepareAndWrite(
    events: CanonicalEvent[],
    bad: QuarantinedLine[],
    recordsRead: number,
    before: Promise<void>,
  ): Promise<void> {
    const prepared = await prepareBatch(events, settings);
    await before;
    const stored = await writeBatch(db, { importId, storeDefaults, events, prepared, bad, recordsRead });
    tally.add(stored);
    settings = new Map([...settings, ...stored.settings]);
  }

  async function write(recordsRead: number): Promise<void> {
    // One batch is written and one prepared; a third would only take memory.
    await beforeLast;
    const [batch, bad] = [events, lines];
    events = [];
    lines = [];
    bytes = 0;
    sent += batch.length;
    beforeLast = last;
    last = prepareAndWrite(batch, bad, recordsRead, last);
    // Whoever waits for it next gets the error; until then it must not count as unhandled.
    last.catch(() => undefined);
  }

  return {
    add(event, size) {
      events.push(event);
      bytes += size;
    },
    quarantine(line) {
      lines.push(line);
      bytes += line.raw.length;
    },
    isFull: () => makesBatch({ events: events.length, lines: lines.length, bytes, before: sent }),
    write,
    async settle(recordsRead) {
      await write(recordsRead);
      await last;
    },
  };
}
