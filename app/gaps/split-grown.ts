import { compact } from "./communities.ts";
import { measureDegrees, type Graph } from "./graph.ts";
import { groupNodes } from "./merge-alike.ts";

/** A part is a topic of its own if this share of what clustering from nothing puts together lies in one community. */
const contained = 0.8;
const leastNodes = 3;

/**
 * Takes parts off communities that have come to hold several topics: parts that clustering from nothing (`fresh`) sets
 * apart, where parting raises modularity, the smallest first. `maySplit` can forbid it and is told of each in turn.
 * Changes `labels`; they stay without holes.
 */
export function splitGrown(
  graph: Graph,
  labels: Uint32Array,
  fresh: Uint32Array,
  options: { resolution: number; maySplit: (part: readonly number[]) => boolean },
): void {
  let count = compact(labels);
  const degrees = measureDegrees(graph);
  const all = degrees.reduce((sum, degree) => sum + degree, 0) || 1;
  for (const part of findParts(labels, fresh, count)) {
    const label = labels[part[0]!]!;
    const inPart = new Set(part);
    const rest = labels.reduce(
      (sum, own, node) => (own === label && !inPart.has(node) ? sum + degrees[node]! : sum),
      0,
    );
    const own = part.reduce((sum, node) => sum + degrees[node]!, 0);
    const gain = (options.resolution * own * rest) / all - countLinks(graph, labels, inPart, label);
    if (gain <= 0 || !options.maySplit(part)) continue;
    for (const node of part) labels[node] = count;
    count++;
  }
}

/** Parts of communities, all but the largest of each, small ones first. */
function findParts(labels: Uint32Array, fresh: Uint32Array, count: number): number[][] {
  const sizes = new Map<number, number>();
  for (const label of fresh) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return groupNodes(labels, count)
    .flatMap((nodes) => {
      return [...groupBy(nodes, fresh)]
        .sort((a, b) => b[1].length - a[1].length)
        .slice(1)
        .filter(([label, part]) => part.length >= leastNodes && part.length >= contained * sizes.get(label)!)
        .map(([, part]) => part);
    })
    .sort((a, b) => a.length - b.length || a[0]! - b[0]!);
}

function groupBy(nodes: readonly number[], labels: Uint32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const node of nodes) {
    const group = groups.get(labels[node]!);
    if (group) group.push(node);
    else groups.set(labels[node]!, [node]);
  }
  return groups;
}

/** The weight of links between a part and the rest of its community. */
function countLinks(
  { offsets, targets, weights }: Graph,
  labels: Uint32Array,
  part: Set<number>,
  label: number,
): number {
  let sum = 0;
  for (const node of part) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      if (labels[targets[at]!] === label && !part.has(targets[at]!)) sum += weights[at]!;
    }
  }
  return sum;
}
