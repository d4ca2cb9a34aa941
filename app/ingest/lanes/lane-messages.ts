/** What an import and its threads say to each other. */
import type { StoreDefaults } from "#db/load/stores.ts";
import type { StoredBatch } from "../write-batch.ts";

/** How a thread is started. */
export type LaneOptions = {
  databaseUrl: string;
  privacyKey: string | null;
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

/** Batches are numbered from 0; one may be written once it is said to be its turn. */
export type ToLane =
  | { say: "take"; number: number; firstLine: number; bytes: Uint8Array; length: number }
  | { say: "turn"; number: number }
  | { say: "end" };

export type FromLane =
  | { say: "ready" }
  | { say: "stored"; number: number; stored: StoredBatch; stores: string[] }
  | { say: "failed"; error: { message: string; stack?: string; details: Record<string, unknown> } };
