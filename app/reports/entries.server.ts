/** The knowledge of the stores as a table: what each entry did in the period, and which of them want looking at. */
import type { AppLoadContext } from "@remix-run/node";
import { entryFlags, type EntryFlag } from "#app/knowledge/flags.ts";
import type { Figure } from "#app/metrics/figure.ts";
import { previewPack } from "#app/knowledge/switch-on-pack.server.ts";
import type { EntryChoice } from "#app/search/entry-choice.ts";
import type { SortChoice } from "#app/search/page-search.ts";
import { listEntries, type ListedEntry } from "#db/knowledge/list-entries.ts";
import { packIds, type PackId } from "#seeds/knowledge-packs/packs.ts";
import type { PageFrame } from "./page-frame.server.ts";

export type EntryRow = {
  store: string;
  entry: string;
  /** Null where nothing has told it. */
  question: string | null;
  topic: string | null;
  state: ListedEntry["state"];
  hits: number | null;
  misses: number | null;
  rate: Figure;
  flags: EntryFlag[];
  publishedAt: number | null;
  changedAt: number | null;
};

export type PackOffer = { pack: PackId; lacking: number; of: number };

export type EntryReport = {
  rows: EntryRow[];
  /** Entries that fit the choice, those not listed among them. */
  count: number;
  known: number;
  tally: Record<EntryFlag, number>;
  /** Days that are still being counted. */
  uncounted: number;
  /** The one selected store and what its base packs would bring; null for several stores, or a source that tells no entries. */
  packs: { store: string; offers: PackOffer[] } | null;
};

const fewRows = 8;

export async function loadEntries(
  context: Pick<AppLoadContext, "db" | "importDb" | "scope">,
  { selectedStores, period, search }: Pick<PageFrame, "selectedStores" | "period" | "search">,
  choice: EntryChoice,
): Promise<EntryReport> {
  const { db, scope } = context;
  const [{ entries, uncounted }, packs] = await Promise.all([
    listEntries(db, { scope, stores: selectedStores, from: period.from, to: period.to }),
    selectedStores.length === 1 ? offerPacks(context, selectedStores[0]!) : null,
  ]);
  const rows = entries.map(describeEntry);
  const { flag } = choice;
  const chosen = sortEntries(
    flag === null ? rows : rows.filter(({ flags }) => flags.includes(flag)),
    search.sort,
  );
  const count = (name: EntryFlag) => rows.filter(({ flags }) => flags.includes(name)).length;
  return {
    rows: choice.isWhole ? chosen : chosen.slice(0, fewRows),
    count: chosen.length,
    known: rows.length,
    tally: Object.fromEntries(entryFlags.map((name) => [name, count(name)])) as EntryReport["tally"],
    uncounted,
    packs,
  };
}

export function describeEntry(entry: ListedEntry): EntryRow {
  const { storeKey, question, topic, state, hits, misses, effectiveRate, flags, publishedAt, changedAt } =
    entry;
  return {
    ...{ store: storeKey, entry: entry.entry, question, topic, state, hits, misses },
    ...{ rate: effectiveRate, flags, publishedAt, changedAt },
  };
}

async function offerPacks(
  context: Pick<AppLoadContext, "importDb" | "scope">,
  { storeId, key }: { storeId: number; key: string },
): Promise<EntryReport["packs"]> {
  const offers = await Promise.all(
    packIds.map(async (pack): Promise<PackOffer> => {
      const { lacking, there } = await previewPack(context, storeId, pack);
      return { pack, lacking: lacking.length, of: lacking.length + there.length };
    }),
  );
  return { store: key, offers };
}

const readers: Record<string, (row: EntryRow) => number | string | null> = {
  "entry-question": ({ question, entry }) => question ?? entry,
  "entry-hits": ({ hits }) => hits,
  "entry-misses": ({ misses }) => misses,
  "entry-rate": ({ rate }) => rate.value,
  "entry-changed": ({ changedAt }) => changedAt,
};

/** Those that do harm or are stale first, then by hits; or by what the page's sort names. What is not known stands last. */
function sortEntries(rows: readonly EntryRow[], sort: SortChoice | null): EntryRow[] {
  const byHits = (a: EntryRow, b: EntryRow) => (b.hits ?? 0) - (a.hits ?? 0) || (a.entry < b.entry ? -1 : 1);
  if (sort === null || !Object.hasOwn(readers, sort.key)) {
    const worry = ({ flags }: EntryRow) =>
      Number(flags.includes("harmful")) * 2 + Number(flags.includes("stale"));
    return rows.toSorted((a, b) => worry(b) - worry(a) || byHits(a, b));
  }
  const read = readers[sort.key]!;
  const sign = sort.direction === "asc" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byHits(a, b);
    const order = typeof x === "string" ? x.localeCompare(String(y)) : x - Number(y);
    return sign * order || byHits(a, b);
  });
}
