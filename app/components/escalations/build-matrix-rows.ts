/** The reasons × stores matrix: two levels of rows, one column a store, with their totals. */
import { reasonGroups, type Reason, type ReasonGroup } from "#app/facts/reason.ts";

export type MatrixCell = { store: string; reason: Reason; count: number };

export type MatrixRow = {
  key: string;
  group: ReasonGroup;
  /** Null in the row of a whole group. */
  reason: Reason | null;
  /** In the order of the columns. */
  counts: number[];
  total: number;
};

export type Matrix = {
  stores: string[];
  rows: MatrixRow[];
  storeTotals: number[];
  total: number;
};

const groups = Object.keys(reasonGroups) as ReasonGroup[];

/** Columns by size of the store, groups and reasons by size, "unclassified" last; rows without any are left out. */
export function buildMatrixRows(cells: readonly MatrixCell[]): Matrix {
  const totals = sumBy(cells, ({ store }) => store);
  const stores = [...totals.keys()].toSorted((a, b) => compareCounts(totals, a, b));
  const build = (group: ReasonGroup, reason: Reason | null): MatrixRow => {
    const own = cells.filter((cell) => (reason === null ? isIn(group, cell.reason) : cell.reason === reason));
    const byStore = sumBy(own, ({ store }) => store);
    const counts = stores.map((store) => byStore.get(store) ?? 0);
    return { key: reason ?? `group ${group}`, group, reason, counts, total: sum(counts) };
  };
  const rows = groups
    .map((group) => ({ group, whole: build(group, null) }))
    .filter(({ whole }) => whole.total > 0)
    .toSorted((a, b) => isLast(a.group) - isLast(b.group) || b.whole.total - a.whole.total)
    .flatMap(({ group, whole }) => [
      whole,
      ...(group === "unclassified" ? [] : reasonGroups[group])
        .map((reason) => build(group, reason))
        .filter(({ total }) => total > 0)
        .toSorted((a, b) => b.total - a.total),
    ]);
  const storeTotals = stores.map((store) => totals.get(store) ?? 0);
  return { stores, rows, storeTotals, total: sum(storeTotals) };
}

const isIn = (group: ReasonGroup, reason: Reason): boolean =>
  (reasonGroups[group] as readonly Reason[]).includes(reason);

const isLast = (group: ReasonGroup): number => Number(group === "unclassified");

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function sumBy(cells: readonly MatrixCell[], read: (cell: MatrixCell) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(read(cell), (sums.get(read(cell)) ?? 0) + cell.count);
  return sums;
}

function compareCounts(totals: ReadonlyMap<string, number>, a: string, b: string): number {
  return (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1);
}
