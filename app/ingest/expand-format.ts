import { readPresetName, writeKeptFormat } from "#app/mapping/preset-format.ts";
import type { Db } from "#db/connection.ts";
import { findPreset } from "#db/mapping/presets.ts";
import { UnreadableInput } from "./raw-record.ts";

type Named = { format: string | null; store: string | null };

/**
 * A format that names a preset, with the preset's mapping and store in it; any other as it is. Throws UnreadableInput for a
 * preset there is none of, or a name that several stores have.
 */
export async function expandFormat(db: Db, { format, store }: Named): Promise<Named> {
  const asked = format === null ? null : readPresetName(format);
  if (asked === null) return { format, store };
  const preset = await findPreset(db, asked, store);
  if (!preset) {
    throw new UnreadableInput(
      `no mapping called ${asked}${store === null ? ", or several stores have one: name the store" : ` of store ${store}`}`,
    );
  }
  return {
    format: writeKeptFormat(preset.presetId, preset.store, preset.mapping),
    store: store ?? preset.store.key,
  };
}
