import { expect, it } from "vitest";
import { toUnit } from "#app/gaps/vector.ts";
import { findMeans } from "#tests/bench/gaps/k-means.ts";

const at = (...weights: number[]) => toUnit(weights.map((weight, term) => [term, weight]));

it("finds groups that lie apart, whatever the restart", () => {
  const vectors = [at(9, 1, 0), at(8, 1, 0), at(0, 9, 1), at(0, 8, 1), at(1, 0, 9), at(1, 0, 8)];
  for (const restarts of [1, 5]) {
    const groups = findMeans(vectors, 3, restarts);
    expect([groups[0], groups[2], groups[4]]).toEqual([groups[1], groups[3], groups[5]]);
    expect(new Set(groups).size).toBe(3);
  }
});

it("takes vectors without entries", () => {
  expect(findMeans([at(1), toUnit([]), at(1)], 2, 2)).toHaveLength(3);
});
