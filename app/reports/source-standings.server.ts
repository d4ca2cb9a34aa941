/** What the sources of each store tell, as the formats declare it that brought their data. */
import type { Scope } from "#app/access/principal.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import { tellCapabilities } from "#app/mapping/tell-capabilities.ts";
import { mergeCapabilities, type SourceStanding } from "#app/metrics/quality.ts";
import { canonical } from "#app/sources/canonical.ts";
import { sourceAdapters } from "#app/sources/registry.ts";
import type { Capabilities } from "#app/sources/source-adapter.ts";
import type { Db } from "#db/connection.ts";
import { listPresets } from "#db/mapping/presets.ts";
import { listStoreSources, listTakenFormats, type StoreSource } from "#db/queries/list-sources.ts";

export async function loadSourceStandings(db: Db, scope: Scope): Promise<SourceStanding[]> {
  const [rows, taken] = await Promise.all([listStoreSources(db, scope), listTakenFormats(db)]);
  const presets = taken.has("mapped") ? await listPresets(db, scope) : [];
  return buildStandings(
    rows,
    taken,
    presets.map(({ mapping }) => mapping),
  );
}

/**
 * Pure part: a source that no format of its own and no mapping of columns brought was sent as our events, whose sender says
 * what it records.
 */
export function buildStandings(
  rows: readonly StoreSource[],
  taken: ReadonlySet<string>,
  mappings: readonly Mapping[] = [],
): SourceStanding[] {
  const standings = new Map<string, SourceStanding>();
  for (const { store, source, of } of rows) {
    const key = `${of} ${source}`;
    const known = standings.get(key);
    if (known) known.stores.push(store);
    else standings.set(key, { source, of, stores: [store], capabilities: tellAll(source, taken, mappings) });
  }
  return [...standings.values()];
}

function tellAll(source: string, taken: ReadonlySet<string>, mappings: readonly Mapping[]): Capabilities {
  const brought = sourceAdapters.filter((adapter) => adapter.source === source && taken.has(adapter.id));
  const mapped = mappings.filter((mapping) => mapping.source === source);
  const told = [...brought.map(({ capabilities }) => capabilities), ...mapped.map(tellCapabilities)];
  return mergeCapabilities(told) ?? canonical.capabilities;
}
