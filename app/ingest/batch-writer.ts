/** Gathers events and bad lines into batches and writes them, one batch at a time, while the next one is read. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db } from "#db/connection.ts";
import { recordProgress } from "#db/load/import-progress.ts";
import { quarantineLines, type QuarantinedLine } from "#db/load/imports.ts";
import { loadInTransaction } from "#db/load/load-batch.ts";
import { prepareBatch, type SettingsByStore } from "#db/load/prepare-batch.ts";
import type { StoreDefaults } from "#db/load/stores.ts";

export type Totals = { accepted: number; duplicate: number; quarantined: number; conversations: number };

export type BatchWriter = {
  add: (event: CanonicalEvent, bytes: number) => void;
  quarantine: (line: QuarantinedLine) => void;
  /** True when enough is gathered for a batch; then `write` it. */
  isFull: () => boolean;
  /** Starts writing what is gathered, once no more than one batch is under way. `recordsRead`: records it completes. */
  write: (recordsRead: number) => Promise<void>;
  /** Writes the rest and waits until all is durable. */
  settle: (recordsRead: number) => Promise<void>;
  /** What is durable so far. */
  totals: () => Totals;
};

export type BatchWriterOptions = {
  importId: number;
  storeDefaults: Record<string, StoreDefaults>;
  /** What is durable of this import from before. */
  before?: Omit<Totals, "conversations">;
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
  const { importId, storeDefaults } = options;
  const conversations = new Set<number>();
  const { accepted = 0, duplicate = 0, quarantined = 0 } = options.before ?? {};
  const totals = { accepted, duplicate, quarantined };
  let events: CanonicalEvent[] = [];
  let lines: QuarantinedLine[] = [];
  let bytes = 0;
  let sent = 0;
  let settings: SettingsByStore = new Map();
  let beforeLast: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();

  /** Prepares a batch while the one before it is written, then writes it. */
  async function writeBatch(
    batch: CanonicalEvent[],
    bad: QuarantinedLine[],
    recordsRead: number,
    before: Promise<void>,
  ): Promise<void> {
    const prepared = await prepareBatch(batch, settings);
    await before;
    const loaded = await db.transaction().execute(async (trx) => {
      const kept = await quarantineLines(trx, importId, bad);
      const result = await loadInTransaction(trx, { events: batch, prepared, importId, storeDefaults });
      const { accepted, duplicate } = result;
      await recordProgress(trx, importId, { accepted, duplicate, quarantined: kept, recordsRead });
      return { ...result, quarantined: kept };
    });
    totals.accepted += loaded.accepted;
    totals.duplicate += loaded.duplicate;
    totals.quarantined += loaded.quarantined;
    for (const id of loaded.conversationIds) conversations.add(id);
    settings = new Map([...settings, ...loaded.settings]);
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
    last = writeBatch(batch, bad, recordsRead, last);
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
    totals: () => ({ ...totals, conversations: conversations.size }),
  };
}
