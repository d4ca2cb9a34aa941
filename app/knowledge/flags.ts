/** Which entries are hot, cold, harmful or stale; the rules in words are `entry.flag.<flag>.rule`. Pure. */
import { getWilsonInterval } from "#app/metrics/interval.ts";

export const entryFlags = ["hot", "cold", "harmful", "stale"] as const;
export type EntryFlag = (typeof entryFlags)[number];

/** The numbers in the rules; shares as shares. */
export const flagRules = {
  hot: { hits: 30, share: 0.5 },
  cold: { hits: 100 },
  harmful: { hits: 30, below: 0.1 },
  stale: { days: 90, recentDays: 28, below: 0.05, hits: 30 },
} as const;

type Counted = { hits: number; effective: number };

/** An entry of one store; `hits` of the period, times in epoch ms. */
export type FlaggedEntry = Counted & {
  isLive: boolean;
  /** Live since before the period began. */
  isOld: boolean;
  changedAt: number;
  /** Of the last 28 days that the data reaches to, and of the time before as far as it is looked at. */
  recent: Counted;
  before: Counted;
};

/** Flags of the entries of one store, in their order. `through`: how far its data reaches, in epoch ms. */
export function flagEntries(entries: readonly FlaggedEntry[], through: number): EntryFlag[][] {
  const all = sum(entries);
  const hot = findHot(entries, all.hits);
  return entries.map((entry) => {
    const flags: EntryFlag[] = [];
    if (hot.has(entry)) flags.push("hot");
    const isUnused = entry.hits === 0 && all.hits >= flagRules.cold.hits;
    if (entry.isLive && entry.isOld && isUnused) flags.push("cold");
    if (isHarmful(entry, all)) flags.push("harmful");
    if (entry.isLive && isStale(entry, through)) flags.push("stale");
    return flags;
  });
}

/** The largest, until together they have half; never one of a tie without the other. */
function findHot(entries: readonly FlaggedEntry[], total: number): Set<FlaggedEntry> {
  const hot = new Set<FlaggedEntry>();
  let [covered, least] = [0, Infinity];
  for (const entry of entries.toSorted((a, b) => b.hits - a.hits)) {
    if (entry.hits < flagRules.hot.hits) break;
    if (covered >= total * flagRules.hot.share && entry.hits < least) break;
    hot.add(entry);
    covered += entry.hits;
    least = entry.hits;
  }
  return hot;
}

function isHarmful(entry: Counted, all: Counted): boolean {
  const { hits, below } = flagRules.harmful;
  const others = { hits: all.hits - entry.hits, effective: all.effective - entry.effective };
  if (entry.hits < hits || others.hits < hits) return false;
  return getWilsonInterval(entry.effective, entry.hits)!.high < others.effective / others.hits - below;
}

/** Clearly: the interval of the recent rate lies wholly below the earlier rate less the points. */
function isStale({ changedAt, recent, before }: FlaggedEntry, through: number): boolean {
  const { days, below, hits } = flagRules.stale;
  if (through - changedAt <= days * 86_400_000 || recent.hits < hits || before.hits < hits) return false;
  return getWilsonInterval(recent.effective, recent.hits)!.high < before.effective / before.hits - below;
}

function sum(entries: readonly Counted[]): Counted {
  return entries.reduce(
    (total, { hits, effective }) => ({ hits: total.hits + hits, effective: total.effective + effective }),
    { hits: 0, effective: 0 },
  );
}
