import { expect, it } from "vitest";
import { buildGraph, EdgeList } from "#app/gaps/graph.ts";
import { splitGrown } from "#app/gaps/split-grown.ts";

/** Nodes 0 to 3 hang together, 4 to 6 do, and one link joins them; 7 to 9 are apart. */
const edges = new EdgeList(20);
for (const [from, to] of [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
  [4, 5],
  [4, 6],
  [5, 6],
  [3, 4],
  [7, 8],
  [7, 9],
  [8, 9],
]) {
  edges.add(from!, to!, 1);
}
const graph = buildGraph(10, edges);
const together = () => Uint32Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
const fresh = Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 2, 2, 2);

it("parts a community that holds two topics", () => {
  const labels = together();
  const parts: (readonly number[])[] = [];
  splitGrown(graph, labels, fresh, { resolution: 1, maySplit: (part) => parts.push(part) > 0 });
  expect([...labels]).toEqual([0, 0, 0, 0, 2, 2, 2, 1, 1, 1]);
  expect(parts).toEqual([[4, 5, 6]]);
});

// Parting cuts 1 of 26 link ends; it gains 13 · 7 / 26 = 3.5 times the resolution: not worth it below 2/7.
it.each([
  [0.27, false],
  [0.3, true],
])("parts at a resolution of %d: %s", (resolution, isParted) => {
  const labels = together();
  splitGrown(graph, labels, fresh, { resolution, maySplit: () => true });
  expect(new Set(labels).size === 3).toBe(isParted);
});

it("leaves what may not be parted, and parts that reach into other communities", () => {
  const kept = together();
  splitGrown(graph, kept, fresh, { resolution: 1, maySplit: () => false });
  expect(kept).toEqual(together());
  const reaching = Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
  splitGrown(graph, kept, reaching, { resolution: 1, maySplit: () => true });
  expect(kept).toEqual(together());
});
