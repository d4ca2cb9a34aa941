import type { Neighbour } from "./term-index.ts";

/** An undirected graph with weights: the edges of node i lie at `offsets[i]` to `offsets[i + 1]`, each edge on both ends. */
export type Graph = {
  offsets: Uint32Array;
  targets: Uint32Array;
  weights: Float64Array;
  /** The weight of edges from a node to itself, counted on both ends; what an aggregated node holds within. */
  loops: Float64Array;
};

/** Joins every node to those nearest to it; an edge weighs the mean of what its two ends think of each other. */
export function joinNeighbours(nearest: readonly (readonly Neighbour[])[]): Graph {
  const edges = new EdgeList(nearest.reduce((sum, { length }) => sum + length, 0));
  nearest.forEach((neighbours, from) => {
    for (const { at, similarity } of neighbours) edges.add(from, at, similarity / 2);
  });
  return buildGraph(nearest.length, edges);
}

/** Edges between two different nodes, in no order; the same may come more than once, in whichever direction. */
export class EdgeList {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights: Float64Array;
  length = 0;

  constructor(capacity: number) {
    this.from = new Uint32Array(capacity);
    this.to = new Uint32Array(capacity);
    this.weights = new Float64Array(capacity);
  }

  add(from: number, to: number, weight: number): void {
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.weights[this.length++] = weight;
  }
}

/** Sums what edges weigh that come more than once. */
export function buildGraph(size: number, edges: EdgeList, loops = new Float64Array(size)): Graph {
  const rows = new Uint32Array(size + 1);
  for (let edge = 0; edge < edges.length; edge++) {
    rows[edges.from[edge]! + 1]!++;
    rows[edges.to[edge]! + 1]!++;
  }
  for (let node = 0; node < size; node++) rows[node + 1]! += rows[node]!;
  const edgeAt = new Uint32Array(2 * edges.length);
  const next = rows.slice();
  for (let edge = 0; edge < edges.length; edge++) {
    edgeAt[next[edges.from[edge]!]!++] = edge;
    edgeAt[next[edges.to[edge]!]!++] = edge;
  }
  const offsets = new Uint32Array(size + 1);
  const targets = new Uint32Array(2 * edges.length);
  const weights = new Float64Array(2 * edges.length);
  const sums = new Map<number, number>();
  let end = 0;
  for (let node = 0; node < size; node++) {
    for (const edge of edgeAt.subarray(rows[node]!, rows[node + 1]!)) {
      const other = edges.from[edge] === node ? edges.to[edge]! : edges.from[edge]!;
      sums.set(other, (sums.get(other) ?? 0) + edges.weights[edge]!);
    }
    for (const target of Uint32Array.from(sums.keys()).sort()) {
      targets[end] = target;
      weights[end++] = sums.get(target)!;
    }
    offsets[node + 1] = end;
    sums.clear();
  }
  return { offsets, targets: targets.slice(0, end), weights: weights.slice(0, end), loops };
}

/** A node's weight: all its edges, loops counted on both ends. */
export function measureDegrees({ offsets, weights, loops }: Graph): Float64Array {
  return loops.map((loop, node) => {
    let sum = loop;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) sum += weights[at]!;
    return sum;
  });
}

/** One node for each label; labels are 0 to `count` - 1. */
export function aggregate(graph: Graph, labels: Uint32Array, count: number): Graph {
  const { offsets, targets, weights, loops } = graph;
  const sums = new Map<number, number>();
  const within = new Float64Array(count);
  labels.forEach((label, node) => {
    within[label]! += loops[node]!;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const other = labels[targets[at]!]!;
      if (other === label) within[label]! += weights[at]!;
      else if (label < other)
        sums.set(label * count + other, (sums.get(label * count + other) ?? 0) + weights[at]!);
    }
  });
  const edges = new EdgeList(sums.size);
  for (const [pair, weight] of sums) edges.add(Math.floor(pair / count), pair % count, weight);
  return buildGraph(count, edges, within);
}
