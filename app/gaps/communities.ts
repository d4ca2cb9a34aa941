import { aggregate, measureDegrees, type Graph } from "./graph.ts";

export type Search = {
  /** The higher, the smaller the communities. */
  resolution: number;
  /** Nodes that stay together where they are: what is not fixed may join them. */
  fixed?: Uint8Array;
};

const rounds = 4;
/** Gains below this are rounding. */
const least = 1e-9;

/**
 * Communities of a graph by modularity (Louvain): nodes move to the neighbouring community that gains most, communities
 * become nodes and move in turn, and all of it starts over from what came out until nothing moves. `start` labels the
 * nodes to begin with; each its own where it is absent. Deterministic. Answers labels from 0 without holes.
 */
export function findCommunities(
  graph: Graph,
  { resolution, fixed }: Search,
  start?: Uint32Array,
): Uint32Array {
  let labels = start ? start.slice() : Uint32Array.from(graph.loops, (_, node) => node);
  for (let round = 0; round < rounds; round++) {
    const before = countLabels(labels);
    const moves = moveNodes(graph, labels, resolution, fixed);
    let count = compact(labels);
    for (;;) {
      const level = aggregate(graph, labels, count);
      const levelLabels = Uint32Array.from(level.loops, (_, node) => node);
      const levelFixed = fixed && gatherFixed(labels, fixed, count);
      if (moveNodes(level, levelLabels, resolution, levelFixed) === 0) break;
      labels = labels.map((label) => levelLabels[label]!);
      const merged = compact(labels);
      if (merged === count) break;
      count = merged;
    }
    if (moves === 0 && count === before) break;
  }
  return labels;
}

function gatherFixed(labels: Uint32Array, fixed: Uint8Array, count: number): Uint8Array {
  const gathered = new Uint8Array(count);
  labels.forEach((label, node) => (gathered[label]! |= fixed[node]!));
  return gathered;
}

/** Moves nodes one by one for as long as any gains; changes `labels`. Answers how often one moved. */
function moveNodes(graph: Graph, labels: Uint32Array, resolution: number, fixed?: Uint8Array): number {
  const { offsets, targets } = graph;
  const size = labels.length;
  const choose = new Chooser(graph, labels, resolution);
  const queue = shuffle(size).filter((node) => !fixed?.[node]);
  const isQueued = new Uint8Array(size);
  for (const node of queue) isQueued[node] = 1;
  let moves = 0;
  // A move changes what its neighbours gain by moving; the bound is against rounding that moves in circles.
  for (let head = 0; head < queue.length && head < 100 * size; head++) {
    const node = queue[head]!;
    isQueued[node] = 0;
    const { label, gain } = choose.best(node);
    if (label === labels[node] || gain <= least) continue;
    choose.move(node, label);
    moves++;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const other = targets[at]!;
      if (labels[other] === label || isQueued[other] || fixed?.[other]) continue;
      isQueued[other] = 1;
      queue.push(other);
    }
  }
  return moves;
}

/** What a node gains by moving from its community to another, as communities stand. */
export class Chooser {
  private readonly degrees: Float64Array;
  private readonly totals: Float64Array;
  private readonly sizes: Uint32Array;
  private readonly empty: number[] = [];
  private readonly links: Float64Array;
  private readonly scale: number;

  /** Labels are below the number of nodes; they change with `move`. */
  constructor(
    private readonly graph: Graph,
    private readonly labels: Uint32Array,
    resolution: number,
  ) {
    const size = labels.length;
    this.degrees = measureDegrees(graph);
    this.totals = new Float64Array(size);
    this.sizes = new Uint32Array(size);
    this.links = new Float64Array(size);
    labels.forEach((label, node) => {
      this.totals[label]! += this.degrees[node]!;
      this.sizes[label]!++;
    });
    for (let label = size - 1; label >= 0; label--) if (this.sizes[label] === 0) this.empty.push(label);
    this.scale = resolution / (this.degrees.reduce((sum, degree) => sum + degree, 0) || 1);
  }

  /** The community a node gains most by moving to, an empty one among them; its own if none is better. */
  best(node: number): { label: number; gain: number } {
    const { graph, labels, links, totals, degrees, scale } = this;
    const own = labels[node]!;
    const degree = degrees[node]!;
    const seen: number[] = [];
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
      const label = labels[graph.targets[at]!]!;
      if (links[label] === 0) seen.push(label);
      links[label]! += graph.weights[at]!;
    }
    const stay = links[own]! - scale * degree * (totals[own]! - degree);
    let best = { label: own, gain: 0 };
    for (const label of seen) {
      if (label !== own) {
        const gain = links[label]! - scale * degree * totals[label]! - stay;
        const isBetter =
          gain > best.gain + least || (gain > best.gain - least && label < best.label && gain > least);
        if (isBetter) best = { label, gain };
      }
      links[label] = 0;
    }
    if (-stay > best.gain + least && this.sizes[own]! > 1 && this.empty.length > 0) {
      best = { label: this.empty.at(-1)!, gain: -stay };
    }
    return best;
  }

  /** What all links of a node weigh. */
  degreeOf(node: number): number {
    return this.degrees[node]!;
  }

  move(node: number, label: number): void {
    const own = this.labels[node]!;
    if (this.sizes[label] === 0) this.empty.splice(this.empty.lastIndexOf(label), 1);
    this.totals[own]! -= this.degrees[node]!;
    this.totals[label]! += this.degrees[node]!;
    this.sizes[label]!++;
    if (--this.sizes[own]! === 0) this.empty.push(own);
    this.labels[node] = label;
  }
}

/** Numbers labels anew from 0, in order of first appearance; answers how many there are. */
export function compact(labels: Uint32Array): number {
  const names = new Map<number, number>();
  labels.forEach((label, node) => {
    let name = names.get(label);
    if (name === undefined) names.set(label, (name = names.size));
    labels[node] = name;
  });
  return names.size;
}

function countLabels(labels: Uint32Array): number {
  return new Set(labels).size;
}

/** 0 to `size` - 1 in an order that is always the same and follows no other. */
function shuffle(size: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  let state = 0x9e3779b9;
  for (let index = size - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}
