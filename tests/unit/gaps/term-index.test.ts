import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CellIndex } from "#app/gaps/embedded.ts";
import { TermIndex } from "#app/gaps/term-index.ts";
import { dot, toUnit, type Vector } from "#app/gaps/vector.ts";

const vector = fc
  .uniqueArray(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 9 })), {
    maxLength: 6,
    selector: ([term]) => term,
  })
  .map((entries) => toUnit(entries));

/** Similarities of all others, largest first, without those that share nothing. */
function compareAll(vectors: readonly Vector[], own: number): number[] {
  return vectors
    .filter((_, at) => at !== own)
    .map((other) => dot(vectors[own]!, other))
    .filter((similarity) => similarity > 0)
    .sort((a, b) => b - a);
}

describe("the nearest by terms", () => {
  it("are those that comparing all finds", () => {
    fc.assert(
      fc.property(
        fc.array(vector, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        (vectors, count) => {
          const index = new TermIndex();
          for (const one of vectors) index.add(one);
          vectors.forEach((one, own) => {
            const found = index.findNearest(one, count, own);
            const expected = compareAll(vectors, own).slice(0, count);
            expect(found.map(({ similarity }) => similarity.toFixed(5))).toEqual(
              expected.map((value) => value.toFixed(5)),
            );
            for (const { at, similarity } of found) expect(similarity).toBeCloseTo(dot(one, vectors[at]!), 5);
          });
        },
      ),
    );
  });

  it("are exact even where words of everywhere were not read", () => {
    const index = new TermIndex(10);
    const everywhere = [0, 1] as [number, number];
    for (let copy = 0; copy < 50; copy++) index.add(toUnit([everywhere]));
    for (let copy = 0; copy < 5; copy++) index.add(toUnit([[1, 1]]));
    const both = index.add(toUnit([everywhere, [1, 1]]));
    const found = index.findNearest(toUnit([everywhere, [1, 1]]), 3);
    expect(found[0]).toEqual({ at: both, similarity: expect.closeTo(1, 5) });
    expect(found.slice(1).map(({ similarity }) => similarity)).toEqual(
      Array(2).fill(expect.closeTo(Math.SQRT1_2, 5)),
    );
  });
});

describe("the nearest by embeddings", () => {
  it("are those that comparing all finds, as long as there are few", () => {
    const vectors = [0, 1, 2, 3, 4].map((step) => embed(step / 4));
    const index = new CellIndex(vectors);
    expect(index.findNearest(vectors[0]!, 2, 0).map(({ at }) => at)).toEqual([1, 2]);
    expect(index.add(embed(0.05))).toBe(5);
    expect(index.findNearest(vectors[0]!, 1, 0)).toEqual([
      { at: 5, similarity: expect.closeTo(Math.cos(0.05), 5) },
    ]);
  });

  it("are nearly always found among many", () => {
    const vectors = Array.from({ length: 5_000 }, (_, step) =>
      embed((2 * Math.PI * ((step * 2_777) % 5_000)) / 5_000),
    );
    const index = new CellIndex(vectors);
    for (let own = 0; own < 5_000; own += 500) {
      for (const { similarity } of index.findNearest(vectors[own]!, 4, own))
        expect(similarity).toBeGreaterThan(0.9999);
    }
  });
});

function embed(angle: number): Vector {
  return { terms: new Int32Array([0, 1]), weights: new Float32Array([Math.cos(angle), Math.sin(angle)]) };
}
