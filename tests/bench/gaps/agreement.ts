/** How well groups agree with labels. Groups and labels are given item by item, in the same order. */
export type Agreement = { purity: number; nmi: number; ari: number };

export function measureAgreement(labels: readonly string[], groups: readonly string[]): Agreement {
  if (labels.length !== groups.length) throw new Error(`${groups.length} groups for ${labels.length} labels`);
  const byLabel = count(labels);
  const byGroup = count(groups);
  const cells = count(labels.map((label, index) => JSON.stringify([label, groups[index]])));
  const largest = new Map<string, number>();
  for (const [cell, size] of cells) {
    const group = (JSON.parse(cell) as [string, string])[1];
    largest.set(group, Math.max(largest.get(group) ?? 0, size));
  }
  const total = labels.length;
  return {
    purity: sum(largest.values(), (size) => size) / total,
    nmi: mutualInformation(byLabel, byGroup, cells, total),
    ari: adjustedRand(byLabel, byGroup, cells, total),
  };
}

type Counts = ReadonlyMap<string, number>;

/** Mutual information over the mean of the two entropies; 1 where both are one single group. */
function mutualInformation(byLabel: Counts, byGroup: Counts, cells: Counts, total: number): number {
  const entropy = (counts: Counts) =>
    sum(counts.values(), (size) => (-size / total) * Math.log(size / total));
  const mean = (entropy(byLabel) + entropy(byGroup)) / 2;
  return mean === 0 ? 1 : (2 * mean - entropy(cells)) / mean;
}

/** Pairs together in both, beyond what chance would give, over the most there could be (Hubert and Arabie). */
function adjustedRand(byLabel: Counts, byGroup: Counts, cells: Counts, total: number): number {
  const pairs = (size: number) => (size * (size - 1)) / 2;
  const [inBoth, inLabel, inGroup] = [cells, byLabel, byGroup].map((counts) =>
    sum(counts.values(), pairs),
  ) as [number, number, number];
  const expected = (inLabel * inGroup) / (pairs(total) || 1);
  const most = (inLabel + inGroup) / 2;
  return most === expected ? 1 : (inBoth - expected) / (most - expected);
}

function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function sum(sizes: Iterable<number>, value: (size: number) => number): number {
  let total = 0;
  for (const size of sizes) total += value(size);
  return total;
}
