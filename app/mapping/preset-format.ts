/** How a format names a preset: by itself while it is asked for, with its mapping where it is kept. */
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { createMappedAdapter, type MappedStore } from "./mapped-adapter.ts";
import type { Mapping } from "./mapping.ts";

const asked = /^mapped\?preset=([^&]{1,128})$/s;
const kept = /^mapped\?preset=([^&]{1,128})&store=([^&]*)&currency=([^&]*)&mapping=(\{.*\})$/s;

/** The preset's number or name in `mapped?preset=…`; null for any other format. */
export function readPresetName(format: string): string | null {
  return asked.exec(format)?.[1] ?? null;
}

export function writePresetFormat(presetId: number): string {
  return `mapped?preset=${presetId}`;
}

/**
 * A preset's format with all that reading by it needs, so that an import, its quarantine and its mended files are read by the
 * mapping they came in with, whatever becomes of the preset.
 */
export function writeKeptFormat(presetId: number, { key, currency }: MappedStore, mapping: Mapping): string {
  const store = encodeURIComponent(key);
  return `mapped?preset=${presetId}&store=${store}&currency=${currency ?? ""}&mapping=${JSON.stringify(mapping)}`;
}

type KeptFormat = { presetId: string; store: MappedStore; mapping: Mapping };

/** Null for a format that is none. What is read was written by `writeKeptFormat`. */
export function readKeptFormat(format: string): KeptFormat | null {
  const [, presetId, store = "", currency = "", json = ""] = kept.exec(format) ?? [];
  if (presetId === undefined) return null;
  try {
    const mapping = JSON.parse(json) as Mapping;
    return { presetId, store: { key: decodeURIComponent(store), currency: currency || null }, mapping };
  } catch {
    return null;
  }
}

export function findMappedAdapter(format: string): SourceAdapter | undefined {
  const found = readKeptFormat(format);
  return found ? createMappedAdapter(format, found.mapping, found.store) : undefined;
}

/** A format as people are shown it: a preset by its name. */
export function nameFormat(format: string): string {
  return readKeptFormat(format)?.mapping.name ?? format;
}
