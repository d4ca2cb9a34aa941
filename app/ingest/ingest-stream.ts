/** The way in for every source: read → adapt → validate → quarantine → batches, as one import. */
import type { Clock } from "#app/events/parse-event.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import type { Db } from "#db/connection.ts";
import { countImportedConversations, resumeImport } from "#db/load/import-progress.ts";
import { finishImport, startImport, type ImportOrigin } from "#db/load/imports.ts";
import type { StoreDefaults } from "#db/load/stores.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { joinRatings } from "#db/ratings/join-ratings.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { analyzeArrived } from "#db/rollup/tidy.ts";
import { chooseFormat, headBytes } from "./choose-format.ts";
import { peek } from "./open-input.ts";
import { explainInputError } from "./raw-record.ts";
import { createTally, type Totals } from "./tally.ts";
import { writeSource, type ImportTarget, type LaneSizes, type Source } from "./write-source.ts";

export type IngestOptions = {
  origin: ImportOrigin;
  /** The file's name, or what else the input is called on the Imports page. */
  name: string;
  /** The key that personal data is masked with; null, for measurements only, masks nothing. */
  privacyKey: string | null;
  /** An adapter's id; absent means detect it. */
  format?: string | null;
  /** The store of records that name none. */
  store?: string | null;
  /** Everything of `throughStores`, and of the stores named in the input, has been sent up to this time (epoch ms). */
  through?: number | null;
  throughStores?: readonly string[];
  clock?: Clock;
  /**
   * Goes on with this import: records up to its `records_read` are read but not loaded again, its counters go on.
   * Without it an import is started.
   */
  importId?: number;
  /** Stops between two batches; what is durable by then stays. */
  signal?: AbortSignal;
  /** Where the database is, for the threads of a large import; absent means that this thread does all of it. */
  databaseUrl?: string;
  lanes?: LaneSizes;
  /** Called after each chunk with what is stored by then. */
  onProgress?: (totals: Totals) => void;
};

export type IngestResult = Totals & {
  importId: number;
  format: string;
  /** Keys of the stores named in what was taken. */
  stores: string[];
  status: "done" | "failed" | "cancelled";
  /** Why reading stopped early, in one line; what came before it is stored. */
  error: string | null;
};

/** When all is read, nothing but the refresh is left to do: the cores are free. */
const refreshLanes = 2;

/**
 * Ingests a stream of unpacked bytes as one import; returns when all of it is durable and the rollups show it. An input
 * that cannot be read gives a failed import with `error`; a failing database throws, after marking the import failed.
 */
export async function ingestStream(
  db: Db,
  chunks: AsyncIterable<Uint8Array>,
  options: IngestOptions,
): Promise<IngestResult> {
  const { origin, name } = options;
  let error: string | null = null;
  const stores = new Set<string>();
  const source = await chooseSource(chunks, options).catch((failure: unknown) => {
    error = explainInputError(failure);
    return null;
  });
  const format = source?.adapter.id ?? options.format ?? "unknown";
  const importId = options.importId ?? (await startImport(db, { origin, name, format }));
  const before = await resumeImport(db, importId, format);
  const tally = createTally(before);
  try {
    if (source) {
      const storeDefaults = buildStoreDefaults(source.adapter, options.store);
      const target = { importId, storeDefaults, tally, stores, after: before.recordsRead };
      error = await ingestSource(db, source, target, options);
    }
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    const outcome = { ...tally.totals(), status: "failed" as const, error: message };
    // The same failure may stop this too; it is the first one that counts.
    await finishImport(db, importId, outcome).catch(() => undefined);
    throw failure;
  }
  const totals = tally.totals();
  if (before.recordsRead > 0) totals.conversations = await countImportedConversations(db, importId);
  const status = error !== null ? "failed" : options.signal?.aborted ? "cancelled" : "done";
  await finishImport(db, importId, { ...totals, status, ...(error === null ? {} : { error }) });
  return { ...totals, importId, format, stores: [...stores], status, error };
}

async function chooseSource(chunks: AsyncIterable<Uint8Array>, options: IngestOptions): Promise<Source> {
  const { head, all } = await peek(chunks, headBytes);
  return { adapter: chooseFormat(head, options.name, options.format ?? null), chunks: all };
}

/** How a store that records name is made if it is new; by its key. */
export function buildStoreDefaults(
  adapter: SourceAdapter,
  store?: string | null,
): Record<string, StoreDefaults> {
  if (!adapter.defaultStore) return {};
  const { key, ...defaults } = adapter.defaultStore;
  return store ? { [store]: { ...defaults, name: store } } : { [key]: defaults };
}

/** Reads a source to its end or until it is cancelled, and brings the rollups up to date; returns why it ended early, or null. */
async function ingestSource(
  db: Db,
  source: Source,
  target: ImportTarget,
  options: IngestOptions,
): Promise<string | null> {
  const { tally, stores, importId } = target;
  const { onProgress, signal } = options;
  const { hasRatingsApart = false, source: platform } = source.adapter;
  const error = await writeSource(db, source, target, {
    ...options,
    needsAllStores: options.through != null || hasRatingsApart,
  });
  if (signal?.aborted) return error;
  if (options.through != null && error === null) {
    const vouched = [...new Set([...stores, ...(options.throughStores ?? [])])];
    await vouchThrough(db, vouched, options.through, importId);
  }
  if (hasRatingsApart && platform !== undefined)
    await joinRatings(db, { stores: [...stores], source: platform });
  await analyzeArrived(db, tally.totals());
  await refreshDirtyBuckets(db, { lanes: refreshLanes });
  onProgress?.(tally.totals());
  return error;
}
