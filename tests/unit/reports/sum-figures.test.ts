import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildFigure, type Counters } from "#app/metrics/figure.ts";
import { conversationParts } from "#app/metrics/parts.ts";
import { metricIds, metrics } from "#app/metrics/registry.ts";
import { sumFigures } from "#app/reports/sum-figures.ts";

const addable = metricIds.filter((id) => ["count", "rate"].includes(metrics[id].formula.kind));
const counters: fc.Arbitrary<Counters> = fc.record(
  Object.fromEntries(conversationParts.map((part) => [part, fc.integer({ min: 0, max: 500 })])),
);
const figuresOf = (sums: Counters) => Object.fromEntries(addable.map((id) => [id, buildFigure(id, sums)]));

describe("figures of groups added up", () => {
  test("equal the figures of the counters added up", () => {
    fc.assert(
      fc.property(fc.array(counters, { maxLength: 6 }), (groups) => {
        const sums: Counters = {};
        for (const group of groups) {
          for (const part of conversationParts) sums[part] = (sums[part] ?? 0) + (group[part] ?? 0);
        }
        const expected = groups.length === 0 ? {} : figuresOf(sums);
        expect(sumFigures(groups.map(figuresOf))).toEqual(expected);
      }),
    );
  });

  test("leave percentiles out: they do not add up", () => {
    expect(sumFigures([{ human_wait_p50: { value: 3, denominator: 1 } }])).toEqual({});
  });
});
