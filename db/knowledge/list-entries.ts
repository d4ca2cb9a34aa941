/** Knowledge entries with what they did for customers in a period. */
import { sql, type RawBuilder } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import { flagEntries, flagRules, type EntryFlag } from "#app/knowledge/flags.ts";
import { foldEntries, type Entry, type EntryState } from "#app/knowledge/fold-entries.ts";
import { buildRate, type Figure } from "#app/metrics/figure.ts";
import type { Day } from "#app/metrics/question.ts";
import { addDays } from "#app/time/day.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "../connection.ts";
import { recordSet } from "../load/record-set.ts";
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
  /** In conversations that began in the period; null where the store has none in it, or they were never counted yet. */
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
  /** Store-local days of the period that wait to be counted, or counted again. */
  uncounted: number;
};

type Asked = { scope: Scope; stores: readonly StoreSummary[]; from: Day; to: Day };

/** Entries of stores over a period of store-local days, both ends included. */
export async function listEntries(db: Db, { scope, stores, from, to }: Asked): Promise<ListedEntries> {
  const storeIds = stores.map(({ storeId }) => storeId);
  const asked = { scope, stores, from, to };
  const [edits, counts, misses, uncounted] = await Promise.all([
    listEntryEdits(db, { scope, storeIds }),
    sumHits(db, asked),
    sumMisses(db, asked),
    listUncounted(db, asked),
  ]);
  const folded = foldEntries(edits);
  const entries = stores.flatMap((store) => {
    const own = folded.filter(({ storeId }) => storeId === store.storeId);
    return describeStore(store, own, {
      counts: counts.filter(({ storeId }) => storeId === store.storeId),
      misses: misses.filter(({ storeId }) => storeId === store.storeId),
      from,
      isCounted: !uncounted.some((one) => one.storeId === store.storeId && one.neverCounted > 0),
    });
  });
  return { entries, uncounted: uncounted.reduce((sum, { days }) => sum + days, 0) };
}

/** `entry` is "" for answers that name none. */
type Sum = { storeId: number; entry: string } & typeof nothing;
type Misses = { storeId: number; topic: string; misses: number };

const { days: staleDays, recentDays } = flagRules.stale;

/** Sums of the period, and of the last days each store has conversations on, for what has become stale. */
async function sumHits(db: Db, { scope, stores, from, to }: Asked): Promise<Sum[]> {
  const reach = stores.flatMap(({ storeId, lastDay }) =>
    lastDay === null
      ? []
      : [{ store_id: storeId, recent: addDays(lastDay, -recentDays), before: addDays(lastDay, -staleDays) }],
  );
  const columns = { store_id: "int", recent: "date", before: "date" };
  const isIn = sql`e.day between ${from}::date and ${to}::date`;
  const isBefore = sql`e.day > r.before and e.day <= r.recent`;
  const sum = (column: string, isCounted: RawBuilder<unknown>) =>
    sql`coalesce(sum(${sql.ref(column)}) filter (where ${isCounted}), 0)::int`;
  const { rows } = await sql<Sum>`
    select e.store_id as "storeId", e.entry, ${sum("e.hits", isIn)} as hits, ${sum("e.effective", isIn)} as effective,
      ${sum("e.hits", sql`e.day > r.recent`)} as "recentHits",
      ${sum("e.effective", sql`e.day > r.recent`)} as "recentEffective",
      ${sum("e.hits", isBefore)} as "beforeHits", ${sum("e.effective", isBefore)} as "beforeEffective"
    from ${recordSet(reach, "r", columns)}
    join entry_days e on e.store_id = r.store_id and e.hits > 0
      and e.day > least(r.before, ${from}::date - 1)
    where ${renderScope(scope, "e.store_id")}
    group by e.store_id, e.entry`.execute(db);
  return rows;
}

async function sumMisses(db: Db, { scope, stores, from, to }: Asked): Promise<Misses[]> {
  const { rows } = await sql<Misses>`
    select store_id as "storeId", topic, sum(misses)::int as misses from entry_days
    where ${renderScope(scope, "store_id")} and store_id = any(${stores.map(({ storeId }) => storeId)}::int[])
      and day between ${from}::date and ${to}::date and misses > 0
    group by store_id, topic`.execute(db);
  return rows;
}

type Uncounted = { storeId: number; days: number; neverCounted: number };

/** Days of the period that wait to be counted, and how many of them never were. */
async function listUncounted(db: Db, { scope, stores, from, to }: Asked): Promise<Uncounted[]> {
  const { rows } = await sql<Uncounted>`
    select m.store_id as "storeId", count(*)::int as days, (count(*) filter (where not exists (
      select from entry_days e where e.store_id = m.store_id and e.day = m.day)))::int as "neverCounted"
    from entry_day_marks m
    where ${renderScope(scope, "m.store_id")} and m.store_id = any(${stores.map(({ storeId }) => storeId)}::int[])
      and m.day between ${from}::date and ${to}::date
    group by m.store_id`.execute(db);
  return rows;
}

function describeStore(
  store: StoreSummary,
  folded: readonly Entry[],
  {
    counts,
    misses,
    from,
    isCounted,
  }: { counts: readonly Sum[]; misses: readonly Misses[]; from: Day; isCounted: boolean },
): ListedEntry[] {
  const byEntry = new Map(counts.map((count) => [count.entry, count]));
  const byTopic = new Map(misses.map((count) => [count.topic, count.misses]));
  const isKnown = isCounted && store.firstDay !== null && store.lastDay !== null && store.lastDay >= from;
  const known = new Set(folded.map(({ entry }) => entry));
  const unlisted = counts.flatMap(({ entry, hits }) =>
    entry === "" || known.has(entry) || hits === 0 ? [] : entry,
  );
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
      const missed = entry.topic === null ? null : (byTopic.get(entry.topic) ?? 0);
      return {
        ...entry,
        storeKey: store.key,
        ...(isKnown ? { hits, effective, misses: missed } : { hits: null, effective: null, misses: null }),
        effectiveRate: isKnown ? buildRate(effective, hits) : buildRate(0, 0),
        flags: isKnown ? flags[at]! : [],
      };
    })
    .sort((a, b) => (b.hits ?? 0) - (a.hits ?? 0) || (a.entry < b.entry ? -1 : 1));
}

const nothing = {
  ...{ hits: 0, effective: 0 },
  ...{ recentHits: 0, recentEffective: 0, beforeHits: 0, beforeEffective: 0 },
};

const nothingTold = {
  ...{ state: "unlisted" as const, question: null, answer: null, topic: null, trainer: null },
  ...{ createdAt: null, changedAt: null, publishedAt: null, retiredAt: null },
};
