/** The gaps of the stores as a queue: the costliest first, with who deals with each. */
import { mayDo, type Principal, type Scope } from "#app/access/principal.ts";
import type { GapKind, GapState } from "#app/gaps/gap-state.ts";
import { readTrend, type Trend } from "#app/gaps/trend.ts";
import { readWatch, type Watch } from "#app/gaps/watch-state.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { gapGroups, listStates, type GapChoice, type GapGroup } from "#app/search/gap-choice.ts";
import type { SortChoice } from "#app/search/page-search.ts";
import type { Db } from "#db/connection.ts";
import { listClustering } from "#db/gaps/list-clustering.ts";
import { listGaps, type ListedGap } from "#db/gaps/list-gaps.ts";
import { listOwnerNames } from "#db/gaps/list-owners.ts";
import type { PageFrame } from "./page-frame.server.ts";

export type GapOwner = { name: string; isMe: boolean };

export type GapRow = {
  gapId: number;
  store: string;
  /** A customer's words; null when they have gone. */
  title: string | null;
  state: GapState;
  kind: GapKind | null;
  questions: number;
  customers: number;
  /** Minutes of people; null where people spoke and none of it was measured. */
  minutes: number | null;
  /** Decimals, one a currency; null where too little is known, and for whoever does not see money. */
  money: { currency: string; amount: string }[] | null;
  recent: number;
  previous: number;
  trend: Trend | null;
  /** Part of what all gaps of the selected stores cost, 0–1. */
  cost: number;
  owner: GapOwner | null;
  /** Null for one that is not being watched. */
  watch: Watch | null;
};

export type GapQueue = {
  rows: GapRow[];
  /** Gaps that fit the choice, those not listed among them. */
  count: number;
  /** By group, whatever state is chosen. */
  tally: Record<GapGroup, number>;
  /** The costliest that waits for somebody, or for whoever looks; whatever is chosen. */
  next: GapRow | null;
  /** Gaps of the selected stores in all. */
  known: number;
  mine: number;
  showsMoney: boolean;
  /** Keys of selected stores whose gaps are being worked out. */
  computing: string[];
  /** When they were last worked out (epoch ms); null while never. */
  computedAt: number | null;
};

type Asking = { db: Db; importDb: Db; scope: Scope; principal: Principal | null };

/** Rows of the queue before anybody asks for all. */
const fewRows = 10;
const mostGaps = 5_000;

export async function loadGapQueue(
  { db, importDb, scope, principal }: Asking,
  { selectedStores, search }: Pick<PageFrame, "selectedStores" | "search">,
  choice: GapChoice,
): Promise<GapQueue> {
  const keys = new Map(selectedStores.map(({ storeId, key }) => [storeId, key]));
  const [listed, clustering] = await Promise.all([
    listGaps(db, scope, { store: keys.size === 1 ? [...keys.values()][0]! : null, limit: mostGaps }),
    listClustering(importDb, [...keys.keys()]),
  ]);
  const gaps = listed.filter(({ storeId }) => keys.has(storeId));
  const rows = await describeGaps({ importDb, principal }, gaps);
  const wanted = listStates(choice.state);
  const alike = rows.filter(
    (row) =>
      (choice.kind === null || (row.kind ?? "unknown") === choice.kind) &&
      (!choice.isMine || row.owner?.isMe === true),
  );
  const chosen = sortGaps(
    alike.filter(({ state }) => wanted.includes(state)),
    search.sort,
  );
  const groups = Object.keys(gapGroups) as GapGroup[];
  return {
    rows: choice.isWhole ? chosen : chosen.slice(0, fewRows),
    count: chosen.length,
    tally: Object.fromEntries(
      groups.map((group) => [group, alike.filter(({ state }) => listStates(group).includes(state)).length]),
    ) as GapQueue["tally"],
    next: findNext(rows),
    known: rows.length,
    mine: rows.filter(({ owner }) => owner?.isMe).length,
    showsMoney: principal !== null && mayDo(principal, "money"),
    computing: clustering.map((storeId) => keys.get(storeId)!),
    computedAt: gaps.length === 0 ? null : Math.max(...gaps.map(({ computedAt }) => computedAt)),
  };
}

/** With owners' names and costs that can be compared between stores; in the order given. */
export async function describeGaps(
  { importDb, principal }: Pick<Asking, "importDb" | "principal">,
  gaps: readonly ListedGap[],
): Promise<GapRow[]> {
  const names = await listOwnerNames(importDb, [...new Set(gaps.flatMap(({ ownerId }) => ownerId ?? []))]);
  const weights = weighStores(gaps);
  const may = {
    read: principal !== null && mayDo(principal, "transcripts"),
    money: principal !== null && mayDo(principal, "money"),
  };
  const me = principal?.kind === "person" ? principal.id : null;
  return gaps.map((gap): GapRow => {
    const { gapId, state, kind, questions, customers, humanMs, recent, previous, ownerId } = gap;
    return {
      ...{
        gapId,
        store: gap.storeKey,
        title: may.read ? gap.title : null,
        state,
        kind,
        questions,
        customers,
      },
      minutes: humanMs === null ? null : humanMs / 60_000,
      money: may.money && gap.gmvAtRisk ? gap.gmvAtRisk.map(writeSum) : null,
      ...{ recent, previous, trend: readTrend(recent, previous) },
      cost: gap.costShare * weights.get(gap.storeId)!,
      owner: ownerId === null ? null : { name: names.get(ownerId) ?? "", isMe: ownerId === me },
      watch: readWatch(gap),
    };
  });
}

function writeSum({ currency, minor }: { currency: string; minor: number }) {
  return { currency, amount: formatMinorUnits(BigInt(minor), countMinorDigits(currency)) };
}

/** A store's part of all customers with gaps: a tiny store's largest gap is not the largest of all. */
function weighStores(gaps: readonly ListedGap[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { storeId, customers } of gaps) sums.set(storeId, (sums.get(storeId) ?? 0) + customers);
  const all = Math.max(
    1,
    [...sums.values()].reduce((total, sum) => total + sum, 0),
  );
  return new Map([...sums].map(([storeId, sum]) => [storeId, sum / all]));
}

function findNext(rows: readonly GapRow[]): GapRow | null {
  const isWaiting = ({ state, owner }: GapRow) =>
    listStates("open").includes(state) && (owner === null || owner.isMe);
  return rows
    .filter(isWaiting)
    .reduce<GapRow | null>((best, row) => (best && best.cost >= row.cost ? best : row), null);
}

const readers: Record<string, (row: GapRow) => number | string | null> = {
  "gap-title": ({ title }) => title,
  "gap-state": ({ state }) => state,
  "gap-customers": ({ customers }) => customers,
  "gap-minutes": ({ minutes }) => minutes,
  "gap-money": ({ money }) => (money?.length === 1 ? Number(money[0]!.amount) : null),
  "gap-trend": ({ recent, previous }) => (recent + previous === 0 ? null : recent - previous),
  "gap-owner": ({ owner }) => owner?.name ?? null,
  "gap-cost": ({ cost }) => cost,
};

/** By another part of the page's sort, or by none: by cost. What is not known stands last, whatever the direction. */
function sortGaps(rows: readonly GapRow[], sort: SortChoice | null): GapRow[] {
  const isOwn = sort !== null && Object.hasOwn(readers, sort.key);
  const read = readers[isOwn ? sort.key : "gap-cost"]!;
  const sign = isOwn && sort.direction === "asc" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || b.cost - a.cost;
    // Amounts of different currencies have no order: each currency's stand together.
    const [own, other] = [a.money?.[0]?.currency ?? "", b.money?.[0]?.currency ?? ""];
    if (isOwn && sort.key === "gap-money" && own !== other) return own < other ? -1 : 1;
    const order = typeof x === "string" ? x.localeCompare(String(y)) : x - Number(y);
    return sign * order || b.cost - a.cost || a.gapId - b.gapId;
  });
}
