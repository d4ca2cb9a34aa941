/** Knowledge entries with what they did for customers in a period. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import { flagEntries, flagRules, type EntryFlag } from "#app/knowledge/flags.ts";
import { foldEntries, type Entry, type EntryState } from "#app/knowledge/fold-entries.ts";
import { buildRate, type Figure } from "#app/metrics/figure.ts";
import type { Day } from "#app/metrics/question.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "../connection.ts";
import { renderScope } from "../queries/scope.ts";
import type { StoreSummary } from "../queries/stores.ts";
import { listEntryEdits } from "./list-edits.ts";

/** `unlisted`: the bot's answers name it, and no edit has ever told of it. */
export type ListedEntry = Omit<Entry, "state" | "createdAt" | "changedAt"> & {
  storeKey: string;
  state: EntryState | "unlisted";
  /** Null for unlisted ones. Epoch ms. */
  createdAt: number | null;
  changedAt: number | null;
  /** In conversations that began in the period; null where the store has none in it. */
  hits: number | null;
  effective: number | null;
  /** Effective of all hits; its value is null without any. */
  effectiveRate: Figure;
  /** Misses of its topic; null where it has none. */
  misses: number | null;
  flags: EntryFlag[];
};

export type ListedEntries = {
  /** By store name, then by hits, the most first. */
  entries: ListedEntry[];
  /** Store-local days of the stores that are still being counted. */
  uncounted: number;
};

type Asked = { scope: Scope; stores: readonly StoreSummary[]; from: Day; to: Day };

/** Entries of stores over a period of store-local days, both ends included. */
export async function listEntries(db: Db, { scope, stores, from, to }: Asked): Promise<ListedEntries> {
  const storeIds = stores.map(({ storeId }) => storeId);
  const [edits, counts, uncounted] = await Promise.all([
    listEntryEdits(db, { scope, storeIds }),
    sumHits(db, { scope, storeIds, from, to }),
    countUncounted(db, { scope, storeIds, from, to }),
  ]);
  const folded = foldEntries(edits);
  const entries = stores.flatMap((store) => {
    const own = folded.filter(({ storeId }) => storeId === store.storeId);
    return describeStore(
      store,
      own,
      counts.filter(({ storeId }) => storeId === store.storeId),
      from,
    );
  });
  return { entries, uncounted };
}

/** `topic` and `entry` are "" where none is told. */
type Sum = {
  storeId: number;
  topic: string;
  entry: string;
  hits: number;
  effective: number;
  misses: number;
  recentHits: number;
  recentEffective: number;
  beforeHits: number;
  beforeEffective: number;
};

const { days: staleDays, recentDays } = flagRules.stale;

/** Sums of the period, and of the last days the data of each store reaches to for what has become stale. */
async function sumHits(
  db: Db,
  { scope, storeIds, from, to }: { scope: Scope; storeIds: readonly number[]; from: Day; to: Day },
): Promise<Sum[]> {
  const isIn = sql`e.day between ${from}::date and ${to}::date`;
  const isRecent = sql`e.day > l.day - ${sql.lit(recentDays)}::int`;
  const { rows } = await sql<Sum>`
    with last as (
      select store_id, max(day) as day from entry_days
      where ${renderScope(scope, "store_id")} and store_id = any(${[...storeIds]}::int[]) group by store_id
    )
    select e.store_id as "storeId", e.topic, e.entry,
      coalesce(sum(e.hits) filter (where ${isIn}), 0)::int as hits,
      coalesce(sum(e.effective) filter (where ${isIn}), 0)::int as effective,
      coalesce(sum(e.misses) filter (where ${isIn}), 0)::int as misses,
      coalesce(sum(e.hits) filter (where ${isRecent}), 0)::int as "recentHits",
      coalesce(sum(e.effective) filter (where ${isRecent}), 0)::int as "recentEffective",
      coalesce(sum(e.hits) filter (where not ${isRecent} and e.day > l.day - ${sql.lit(staleDays)}::int), 0)::int
        as "beforeHits",
      coalesce(sum(e.effective) filter (where not ${isRecent} and e.day > l.day - ${sql.lit(staleDays)}::int), 0)::int
        as "beforeEffective"
    from entry_days e join last l using (store_id)
    where ${isIn} or e.day > l.day - ${sql.lit(staleDays)}::int
    group by e.store_id, e.topic, e.entry`.execute(db);
  return rows;
}

async function countUncounted(
  db: Db,
  { scope, storeIds, from, to }: { scope: Scope; storeIds: readonly number[]; from: Day; to: Day },
): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select count(*)::int as days from entry_day_marks
    where ${renderScope(scope, "store_id")} and store_id = any(${[...storeIds]}::int[])
      and day between ${from}::date and ${to}::date`.execute(db);
  return rows[0]!.days;
}

function describeStore(
  store: StoreSummary,
  folded: readonly Entry[],
  counts: readonly Sum[],
  from: Day,
): ListedEntry[] {
  const byEntry = gather(counts, ({ entry }) => entry);
  const byTopic = gather(counts, ({ topic }) => topic);
  const hasData = store.firstDay !== null && store.lastDay !== null && store.lastDay >= from;
  const known = new Set(folded.map(({ entry }) => entry));
  const unlisted = [...byEntry.keys()].filter((entry) => entry !== "" && !known.has(entry));
  const all = [
    ...folded,
    ...unlisted.sort().map((entry) => ({ ...nothingTold, storeId: store.storeId, entry, variants: [] })),
  ];
  const flags = flagEntries(
    all.map((entry) => {
      const sum = byEntry.get(entry.entry) ?? nothing;
      const liveSince = entry.publishedAt ?? entry.createdAt;
      return {
        ...{ hits: sum.hits, effective: sum.effective, isLive: entry.state === "live" },
        isOld: liveSince !== null && getLocalTime(store.timezone, liveSince).day < from,
        changedAt: entry.changedAt ?? Infinity,
        recent: { hits: sum.recentHits, effective: sum.recentEffective },
        before: { hits: sum.beforeHits, effective: sum.beforeEffective },
      };
    }),
    store.dataThrough ?? -Infinity,
  );
  return all
    .map((entry, at): ListedEntry => {
      const { hits, effective } = byEntry.get(entry.entry) ?? nothing;
      const misses = entry.topic === null ? null : (byTopic.get(entry.topic)?.misses ?? 0);
      return {
        ...entry,
        storeKey: store.key,
        ...(hasData ? { hits, effective, misses } : { hits: null, effective: null, misses: null }),
        effectiveRate: buildRate(effective, hits),
        flags: flags[at]!,
      };
    })
    .sort((a, b) => (b.hits ?? 0) - (a.hits ?? 0) || (a.entry < b.entry ? -1 : 1));
}

const nothing = {
  ...{ hits: 0, effective: 0, misses: 0 },
  ...{ recentHits: 0, recentEffective: 0, beforeHits: 0, beforeEffective: 0 },
};

const nothingTold = {
  ...{ state: "unlisted" as const, question: null, answer: null, topic: null, trainer: null },
  ...{ createdAt: null, changedAt: null, publishedAt: null, retiredAt: null },
};

function gather(counts: readonly Sum[], read: (sum: Sum) => string): Map<string, typeof nothing> {
  const sums = new Map<string, typeof nothing>();
  for (const count of counts) {
    const sum = { ...(sums.get(read(count)) ?? nothing) };
    for (const name of Object.keys(nothing) as (keyof typeof nothing)[]) sum[name] += count[name];
    sums.set(read(count), sum);
  }
  return sums;
}
