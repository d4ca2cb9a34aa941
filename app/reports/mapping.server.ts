/** What the page that maps columns begins with: the mappings there are, and the stores they may be for. */
import type { Scope } from "#app/access/principal.ts";
import { writePresetFormat } from "#app/mapping/preset-format.ts";
import type { Db } from "#db/connection.ts";
import { listPresets } from "#db/mapping/presets.ts";
import { listStores } from "#db/queries/stores.ts";

export type MappingStore = { key: string; name: string; timezone: string; currency: string | null };

export async function loadMappingReport(db: Db, scope: Scope) {
  const [presets, stores] = await Promise.all([listPresets(db, scope), listStores(db, scope)]);
  return {
    presets: presets.map(({ presetId, mapping, updatedAt, store }) => ({
      ...{ presetId, mapping, updatedAt, storeKey: store.key, storeName: store.name },
    })),
    stores: stores.map(({ key, name, timezone, currency }): MappingStore => ({
      key,
      name,
      timezone,
      currency,
    })),
  };
}

export type MappingReport = Awaited<ReturnType<typeof loadMappingReport>>;
export type PresetRow = MappingReport["presets"][number];

/** The mappings as formats that an upload can be given. */
export async function listPresetFormats(db: Db, scope: Scope) {
  const presets = await listPresets(db, scope);
  return presets.map(({ presetId, mapping, store }) => ({
    id: writePresetFormat(presetId),
    title: `${mapping.name} · ${store.name}`,
    defaultStore: store.key,
  }));
}
