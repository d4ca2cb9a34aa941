/** A source's records into the database, in this thread or, where there are many, in one more beside it. */
import type { Clock } from "#app/events/parse-event.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import type { Masker } from "#app/privacy/masker.ts";
import type { Db } from "#db/connection.ts";
import type { StoreDefaults } from "#db/load/stores.ts";
import { analyzeUnknown } from "#db/rollup/tidy.ts";
import { adaptEnd, adaptRecord, type Adapting } from "./adapt-records.ts";
import { createBatchWriter } from "./batch-writer.ts";
import { createLane } from "./lanes/create-lane.ts";
import { openLanes, type Lanes } from "./lanes/open-lanes.ts";
import { dropTrailer } from "./drop-trailer.ts";
import { cutBlocks, readBlock, type LineBlock } from "./line-blocks.ts";
import { readMasker } from "./open-masker.ts";
import { explainInputError, type RawRecord } from "./raw-record.ts";
import { readRecords } from "./read-records.ts";
import type { Tally, Totals } from "./tally.ts";
import { untilFault } from "./until-fault.ts";

export type Source = { adapter: SourceAdapter; chunks: AsyncIterable<Uint8Array> };

export type ImportTarget = {
  importId: number;
  storeDefaults: Record<string, StoreDefaults>;
  tally: Tally;
  /** Gathers the keys of the stores that records name. */
  stores: Set<string>;
  /** Records that are stored from before. */
  after: number;
};

export type WriteOptions = {
  /** The key that personal data is masked with; null, for measurements only, masks nothing. */
  privacyKey: string | null;
  /** The store of records that name none. */
  store?: string | null;
  /** Absent means the wall clock. */
  clock?: Clock;
  /** Whether the stores named in records stored before are wanted too. */
  needsAllStores: boolean;
  /** Stops between two batches; what is stored by then stays. */
  signal?: AbortSignal;
  /** Where the database is, for another thread; absent means that this one does all of it. */
  databaseUrl?: string;
  lanes?: LaneSizes;
  /** Called after each chunk with what is stored by then. */
  onProgress?: (totals: Totals) => void;
};

export type LaneSizes = {
  /** Bytes of an input from which on another thread is worth its start, which takes a second; 0 waits for it. */
  after: number;
  /** Bytes of a batch from there on. */
  batch: number;
};

const wallClock: Clock = { now: () => Date.now() };
/** A batch is some 10,000 events: as many as make COPY quick, few enough to be held several times over. */
const usualLanes: LaneSizes = { after: 8 * 1024 * 1024, batch: 2.5 * 1024 * 1024 };

/** Reads a source to its end or until it is stopped. All of it is stored on return; returns why it ended early, or null. */
export async function writeSource(
  db: Db,
  source: Source,
  target: ImportTarget,
  options: WriteOptions,
): Promise<string | null> {
  const { signal, onProgress } = options;
  const masker = await readMasker(db, options.privacyKey);
  const own = writeInThisThread(db, masker, source.adapter, target, options);
  let error: string | null = null;
  const onError = (failure: unknown) => (error = explainInputError(failure));
  const tell = () => onProgress?.(target.tally.totals());
  if (source.adapter.framing.by === "line") {
    const openThem = (databaseUrl: string, batchBytes: number) => {
      const { privacyKey, store = null, needsAllStores } = options;
      const { tally, stores, ...rest } = target;
      const laneOptions = { ...rest, format: source.adapter.id, store, needsAllStores };
      const lane = createLane(db, masker, laneOptions);
      return openLanes(lane, { ...laneOptions, databaseUrl, privacyKey }, batchBytes, (batch) => {
        tally.add(batch.stored);
        for (const key of batch.stores) stores.add(key);
      });
    };
    const writer = addLanes(db, own, openThem, source.adapter, options);
    try {
      const blocks = untilFault(cutBlocks(source.chunks), onError);
      for await (const block of source.adapter.framing.hasTrailer ? dropTrailer(blocks) : blocks) {
        await writer.take(block);
        tell();
        if (signal?.aborted) break;
      }
      await own.end();
      await writer.settle();
    } finally {
      await writer.close();
    }
  } else {
    for await (const group of untilFault(readRecords(source.adapter, source.chunks), onError)) {
      await own.take(group);
      tell();
      if (signal?.aborted) break;
    }
    await own.end();
  }
  return error;
}

type OwnWriter = {
  take: (group: Iterable<RawRecord>) => Promise<void>;
  /** Waits until what was taken is stored; more may follow. */
  settle: () => Promise<void>;
  /** Takes what only the end of the input completes, and waits until all is stored. */
  end: () => Promise<void>;
};

function writeInThisThread(
  db: Db,
  masker: Masker | null,
  adapter: SourceAdapter,
  { importId, storeDefaults, tally, stores, after }: ImportTarget,
  { store, clock, needsAllStores, signal }: WriteOptions,
): OwnWriter {
  const writer = createBatchWriter(db, { importId, storeDefaults, tally });
  const adapting: Adapting = {
    reader: adapter.open({ store: store ?? null }),
    defaults: store ? { store } : {},
    clock: clock ?? wallClock,
    masker,
    sink: {
      add(event, bytes) {
        stores.add(event.store);
        writer.add(event, bytes);
      },
      quarantine: writer.quarantine,
    },
  };
  // What is stored already is read again only for what later records, or the stores vouched for, need of it.
  const rereading: Adapting = {
    ...adapting,
    sink: { add: (event) => stores.add(event.store), quarantine: () => undefined },
  };
  const canSkip = adapter.isStateless && !needsAllStores;
  let last = after;
  return {
    async take(group) {
      for (const record of group) {
        if (record.line <= after) {
          if (!canSkip) adaptRecord(record, rereading);
          continue;
        }
        adaptRecord(record, adapting);
        last = record.line;
        if (writer.isFull()) await writer.write(last);
        if (signal?.aborted) return;
      }
    },
    settle: () => writer.settle(last),
    async end() {
      if (!signal?.aborted) adaptEnd(adapting);
      await writer.settle(last);
    },
  };
}

type BlockWriter = {
  take: (block: LineBlock) => Promise<void>;
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

/** Takes lines one batch at a time at first, and in lanes once there are enough of them and the thread has started. */
function addLanes(
  db: Db,
  own: OwnWriter,
  open: (databaseUrl: string, batchBytes: number) => Lanes,
  { isStateless }: SourceAdapter,
  { clock, databaseUrl, lanes: sizes = usualLanes }: WriteOptions,
): BlockWriter {
  let lanes: Lanes | null = null;
  let isSwitched = false;
  let bytes = 0;
  return {
    async take(block) {
      bytes += block.bytes.length;
      if (!lanes && isStateless && !clock && databaseUrl !== undefined && bytes > sizes.after) {
        lanes = open(databaseUrl, sizes.batch);
      }
      if (sizes.after === 0) await lanes?.ready;
      if (!isSwitched && lanes?.isReady()) {
        await own.settle();
        await analyzeUnknown(db);
        isSwitched = true;
      }
      await (isSwitched ? lanes!.add(block) : own.take(readBlock(block)));
    },
    async settle() {
      if (isSwitched) await lanes!.settle();
    },
    close: async () => lanes?.close(),
  };
}
