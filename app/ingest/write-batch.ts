/** One batch of an import with its bad lines and its progress, all or nothing. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db } from "#db/connection.ts";
import type { GroupedBatch } from "#db/load/group-batch.ts";
import { recordProgress } from "#db/load/import-progress.ts";
import { quarantineLines, type QuarantinedLine } from "#db/load/imports.ts";
import { loadInTransaction } from "#db/load/load-batch.ts";
import type { SettingsByStore } from "#db/load/prepare-batch.ts";
import type { StoreDefaults } from "#db/load/stores.ts";

export type ImportBatch = {
  importId: number;
  storeDefaults: Record<string, StoreDefaults>;
  events: readonly CanonicalEvent[];
  prepared: GroupedBatch;
  bad: readonly QuarantinedLine[];
  /** Records of the input whose effects are stored with it. */
  recordsRead: number;
};

export type StoredBatch = {
  accepted: number;
  duplicate: number;
  quarantined: number;
  conversationIds: number[];
};

/** Stores a batch; `settings` are what its stores stand at, to prepare the next one with. */
export async function writeBatch(
  db: Db,
  batch: ImportBatch,
): Promise<StoredBatch & { settings: SettingsByStore }> {
  const { importId, storeDefaults, events, prepared, bad, recordsRead } = batch;
  return db.transaction().execute(async (trx) => {
    const quarantined = await quarantineLines(trx, importId, bad);
    const loaded = await loadInTransaction(trx, { events, prepared, importId, storeDefaults });
    const { accepted, duplicate, conversationIds, settings } = loaded;
    await recordProgress(trx, importId, { accepted, duplicate, quarantined, recordsRead });
    return { accepted, duplicate, quarantined, conversationIds, settings };
  });
}
