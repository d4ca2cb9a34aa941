import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCommunities } from "#app/gaps/communities.ts";
import { aggregate, buildGraph, EdgeList, measureDegrees, type Graph } from "#app/gaps/graph.ts";

type Link = readonly [from: number, to: number, weight: number];

function link(size: number, links: readonly Link[]): Graph {
  const edges = new EdgeList(links.length);
  for (const [from, to, weight] of links) edges.add(from, to, weight);
  return buildGraph(size, edges);
}

/** Everybody with everybody, `count` nodes from `first` on. */
function clique(first: number, count: number): Link[] {
  return Array.from({ length: count * count }, (_, at): Link => [
    first + Math.floor(at / count),
    first + (at % count),
    1,
  ]).filter(([from, to]) => from < to);
}

const anyGraph = fc
  .array(fc.tuple(fc.nat(14), fc.nat(14), fc.integer({ min: 1, max: 9 })), { maxLength: 60 })
  .map((links) => links.filter(([from, to]) => from !== to));

/** Modularity from its definition, over all pairs of nodes. */
function modularity(size: number, links: readonly Link[], labels: Uint32Array, resolution: number): number {
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const [from, to, weight] of links) {
    matrix[from]![to]! += weight;
    matrix[to]![from]! += weight;
  }
  const degrees = matrix.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  const total = degrees.reduce((sum, degree) => sum + degree, 0) || 1;
  let sum = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (labels[a] === labels[b]) sum += matrix[a]![b]! - (resolution * degrees[a]! * degrees[b]!) / total;
    }
  }
  return sum / total;
}

describe("a graph", () => {
  it("sums edges given twice, from both ends", () => {
    const graph = link(3, [
      [0, 1, 2],
      [1, 0, 3],
      [2, 1, 1],
    ]);
    expect([...graph.offsets]).toEqual([0, 1, 3, 4]);
    expect([...graph.targets]).toEqual([1, 0, 2, 1]);
    expect([...graph.weights]).toEqual([5, 5, 1, 1]);
  });

  it("keeps what its nodes weigh when they are put together", () => {
    fc.assert(
      fc.property(anyGraph, fc.array(fc.nat(4), { minLength: 15, maxLength: 15 }), (links, labels) => {
        const graph = link(15, links);
        const sums = new Float64Array(5);
        measureDegrees(graph).forEach((degree, node) => (sums[labels[node]!]! += degree));
        expect([...measureDegrees(aggregate(graph, Uint32Array.from(labels), 5))]).toEqual([...sums]);
      }),
    );
  });
});

describe("communities", () => {
  it("are what hangs together", () => {
    const ring = [0, 1, 2, 3].flatMap((at) => [
      ...clique(5 * at, 5),
      [5 * at, (5 * at + 6) % 20, 1] as const,
    ]);
    expect([...findCommunities(link(21, ring), { resolution: 1 })]).toEqual([
      ...Array.from({ length: 20 }, (_, node) => Math.floor(node / 5)),
      4,
    ]);
  });

  it("are smaller with a higher resolution", () => {
    const pair = link(8, [...clique(0, 4), ...clique(4, 4), [0, 4, 3], [1, 5, 3], [2, 6, 3]]);
    expect(new Set(findCommunities(pair, { resolution: 0.5 })).size).toBe(1);
    expect(new Set(findCommunities(pair, { resolution: 1.2 })).size).toBeGreaterThan(1);
    expect(new Set(findCommunities(pair, { resolution: 100 })).size).toBe(8);
  });

  it("are never worse than none, nor than a single move would make them", () => {
    fc.assert(
      fc.property(anyGraph, fc.constantFrom(0.5, 1, 3), (links, resolution) => {
        const labels = findCommunities(link(15, links), { resolution });
        const reached = modularity(15, links, labels, resolution);
        expect(reached).toBeGreaterThan(
          modularity(
            15,
            links,
            Uint32Array.from(labels, (_, node) => node),
            resolution,
          ) - 1e-9,
        );
        labels.forEach((_, node) => {
          for (const label of new Set([...labels, 15])) {
            const other = labels.with(node, label);
            expect(modularity(15, links, other, resolution)).toBeLessThan(reached + 1e-6);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it("leave what is fixed where it was, and let others join it", () => {
    const graph = link(9, [...clique(0, 4), ...clique(4, 4), [8, 7, 1]]);
    const start = Uint32Array.of(0, 0, 2, 2, 4, 4, 4, 7, 8);
    const fixed = Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 0, 0);
    const labels = findCommunities(graph, { resolution: 1, fixed }, start);
    expect([...labels]).toEqual([0, 0, 1, 1, 2, 2, 2, 2, 2]);
  });
});
