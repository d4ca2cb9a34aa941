/** One of the lanes of an import: prepares its batch while another lane writes the one before, then writes its own. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Masker } from "#app/privacy/masker.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import { encodeBatch } from "#db/load/encoded-events.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import { prepareBatch, type SettingsByStore } from "#db/load/prepare-batch.ts";
import type { StoreDefaults } from "#db/load/stores.ts";
import { adaptRecord, type Adapting, type RecordSink } from "../adapt-records.ts";
import { readBlock, type LineBlock } from "../line-blocks.ts";
import { writeBatch, type StoredBatch } from "../write-batch.ts";

export type LaneOptions = {
  importId: number;
  /** An adapter's id. */
  format: string;
  /** The store of records that name none. */
  store: string | null;
  storeDefaults: Record<string, StoreDefaults>;
  /** Records up to this one are stored from before. */
  after: number;
  /** Whether the stores named in those are wanted too. */
  needsAllStores: boolean;
};

/** What became of a batch, and the keys of the stores named in it. */
export type LaneBatch = { stored: StoredBatch; stores: string[] };

export type Lane = {
  /** Takes a batch, once those taken before are done. Batches are numbered over all lanes. */
  take: (number: number, block: LineBlock) => Promise<LaneBatch>;
  /** Says that all batches before this one are stored: it may be written. */
  giveTurn: (number: number) => void;
  /** Gives up what waits for its turn; resolves when nothing is being written any more. */
  stop: () => Promise<void>;
};

const clock = { now: () => Date.now() };

// Classes: code compiled for functions made with each batch would go with them.

/** Notes only which stores events name. */
class NamedStores implements RecordSink {
  constructor(readonly stores: Set<string>) {}

  add(event: CanonicalEvent): void {
    this.stores.add(event.store);
  }

  quarantine(): void {
    // What is stored already has been set aside already.
  }
}

class GatheredBatch implements RecordSink {
  readonly events: CanonicalEvent[] = [];
  readonly bad: QuarantinedLine[] = [];
  readonly stores = new Set<string>();

  add(event: CanonicalEvent): void {
    this.stores.add(event.store);
    this.events.push(event);
  }

  quarantine(line: QuarantinedLine): void {
    this.bad.push(line);
  }
}

export function createLane(db: Db, masker: Masker | null, options: LaneOptions): Lane {
  const { importId, storeDefaults, after, needsAllStores } = options;
  const reader = findAdapter(options.format)!.open({ store: options.store });
  const defaults = options.store === null ? {} : { store: options.store };
  let settings: SettingsByStore = new Map();
  let turn = -1;
  let isStopped = false;
  let onTurn: () => void = () => undefined;
  let work: Promise<unknown> = Promise.resolve();

  async function run(number: number, block: LineBlock): Promise<LaneBatch> {
    const gathered = new GatheredBatch();
    const { events, bad, stores } = gathered;
    const adapting: Adapting = { reader, defaults, clock, masker, sink: gathered };
    const rereading: Adapting = { ...adapting, sink: new NamedStores(stores) };
    let recordsRead = after;
    for (const record of readBlock(block)) {
      if (record.line > after) {
        adaptRecord(record, adapting);
        recordsRead = record.line;
      } else if (needsAllStores) adaptRecord(record, rereading);
    }
    const grouped = await prepareBatch(events, settings);
    const prepared = { ...grouped, encoded: await encodeBatch(grouped.groups, importId) };
    while (turn < number && !isStopped) await new Promise<void>((resume) => (onTurn = resume));
    if (isStopped) throw new Error("given up");
    const batch = { importId, storeDefaults, events, prepared, bad, recordsRead };
    const { settings: found, ...stored } = await writeBatch(db, batch);
    settings = new Map([...settings, ...found]);
    return { stored, stores: [...stores] };
  }

  return {
    take(number, block) {
      const result = work.then(() => run(number, block));
      work = result;
      return result;
    },
    giveTurn(number) {
      turn = number;
      onTurn();
    },
    async stop() {
      isStopped = true;
      onTurn();
      await work.catch(() => undefined);
    },
  };
}
