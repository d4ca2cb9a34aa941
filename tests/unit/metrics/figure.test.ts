import { describe, expect, it } from "vitest";
import { buildFigure, getChange, isEnough } from "#app/metrics/figure.ts";
import { metricIds, metrics, resolutionDefinitions } from "#app/metrics/registry.ts";

const hundred = {
  engaged: 104,
  pending: 4,
  outcome_confirmed: 10,
  outcome_durable: 26,
  outcome_recontacted: 9,
  outcome_unanswered: 12,
  outcome_handoff_solved: 25,
  outcome_handoff_lost: 8,
  outcome_takeover: 10,
  contained: 67,
  no_human: 65,
  no_human_no_handoff: 57,
};

describe("a figure", () => {
  it("reads the same 100 conversations as 67 down to 10 %", () => {
    expect(resolutionDefinitions.map((id) => buildFigure(id, hundred).value)).toEqual([
      0.67, 0.65, 0.57, 0.45, 0.36, 0.1,
    ]);
  });

  it("says how many have not matured", () => {
    expect(buildFigure("verified_rate", hundred)).toMatchObject({
      numerator: 36,
      denominator: 100,
      pending: 4,
      pendingShare: 4 / 104,
    });
  });

  it("is no data, not 0 and not 100 %, over nothing", () => {
    const rates = metricIds.filter((id) => metrics[id].formula.kind !== "count");
    for (const id of rates) expect([id, buildFigure(id, {}).value]).toEqual([id, null]);
  });

  it("is not enough below 30", () => {
    expect(isEnough(buildFigure("csat", { rated: 29, rated_good: 20 }))).toBe(false);
    expect(isEnough(buildFigure("csat", { rated: 30, rated_good: 20 }))).toBe(true);
    expect(isEnough(buildFigure("conversations", { conversations: 2 }))).toBe(true);
  });
});

describe("a change", () => {
  it.each([
    ["shares in points", "verified_rate", 0.36, 0.4, -0.04],
    ["counts relative", "conversations", 150, 100, 0.5],
    ["percentiles one bucket apart as no change", "human_wait_p50", 1.051, 1, 0],
    ["percentiles further apart relative", "human_wait_p50", 1.2, 1, 0.2],
    ["no basis in nothing", "conversations", 150, 0, null],
    ["no basis in no data", "verified_rate", 0.5, null, null],
  ] as const)("gives %s", (_, id, now, before, expected) => {
    const change = getChange(id, { value: now }, { value: before });
    if (expected === null) expect(change).toBeNull();
    else expect(change).toBeCloseTo(expected, 12);
  });
});
