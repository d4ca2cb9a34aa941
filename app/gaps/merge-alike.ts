import { compact } from "./communities.ts";
import { aggregate, type Graph } from "./graph.ts";
import { average, dot, type Vector } from "./vector.ts";

/** From this similarity of their centres on, two communities ask the same. */
export const alike = 0.6;

/**
 * Merges communities whose centres are alike, the most alike first: a question asked very often would fall apart by its
 * wordings otherwise. Only linked communities are compared. `mayMerge` can forbid a merge and is told of each in turn.
 */
export function mergeAlike(
  graph: Graph,
  labels: Uint32Array,
  vectors: readonly Vector[],
  mayMerge: (one: readonly number[], other: readonly number[]) => boolean = () => true,
): Uint32Array {
  const merged = labels.slice();
  const count = compact(merged);
  const members = groupNodes(merged, count);
  const centres = members.map((nodes) => findCentre(nodes, vectors));
  const { offsets, targets } = aggregate(graph, merged, count);
  const linked = members.map((_, label) => new Set(targets.subarray(offsets[label]!, offsets[label + 1]!)));
  const pairs = new Map<string, Pair>();
  const compare = (one: number, other: number) => {
    const similarity = dot(centres[one]!, centres[other]!);
    const [low, high] = one < other ? [one, other] : [other, one];
    if (similarity >= alike) pairs.set(`${low} ${high}`, { low, high, similarity });
    else pairs.delete(`${low} ${high}`);
  };
  linked.forEach((others, one) => others.forEach((other) => one < other && compare(one, other)));

  for (let pair = findBest(pairs); pair; pair = findBest(pairs)) {
    const { low, high } = pair;
    if (!mayMerge(members[low]!, members[high]!)) {
      pairs.delete(`${low} ${high}`);
      linked[low]!.delete(high);
      linked[high]!.delete(low);
      continue;
    }
    members[low]!.push(...members[high]!.splice(0));
    for (const node of members[low]!) merged[node] = low;
    centres[low] = findCentre(members[low]!, vectors);
    for (const other of linked[high]!) {
      pairs.delete(other < high ? `${other} ${high}` : `${high} ${other}`);
      linked[other]!.delete(high);
      if (other === low) continue;
      linked[other]!.add(low);
      linked[low]!.add(other);
    }
    linked[low]!.forEach((other) => compare(low, other));
  }
  compact(merged);
  return merged;
}

type Pair = { low: number; high: number; similarity: number };

function findBest(pairs: ReadonlyMap<string, Pair>): Pair | undefined {
  let best: Pair | undefined;
  for (const pair of pairs.values()) if (!best || pair.similarity > best.similarity) best = pair;
  return best;
}

function findCentre(nodes: readonly number[], vectors: readonly Vector[]): Vector {
  return average(nodes.map((node) => vectors[node]!));
}

/** The nodes of each label, ascending. */
export function groupNodes(labels: Uint32Array, count: number): number[][] {
  const groups = Array.from({ length: count }, (): number[] => []);
  labels.forEach((label, node) => groups[label]!.push(node));
  return groups;
}
