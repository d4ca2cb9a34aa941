import { describe, expect, test } from "vitest";
import { buildMatrixRows } from "#app/components/escalations/build-matrix-rows.ts";
import { buildAfter, buildMatrix } from "#app/reports/escalations.server.ts";
import { countByOutcome } from "#app/reports/definitions.server.ts";

const answer = (dimensions: string[], value: number) => ({ dimensions, figures: { escalations: { value } } });

describe("the matrix of reasons and stores", () => {
  const cells = buildMatrix([
    answer(["small", "no_answer"], 2),
    answer(["big", "no_answer"], 3),
    answer(["big", "anger"], 7),
    answer(["big", "repeated_answer"], 1),
    answer(["small", "unclassified"], 30),
    answer(["small", "anger"], 0),
  ]);

  test("has groups and reasons by size, unclassified last, stores by size", () => {
    const { stores, rows } = buildMatrixRows(cells);
    expect(stores).toEqual(["small", "big"]);
    expect(rows.map(({ key, total }) => [key, total])).toEqual([
      ["group customer", 7],
      ["anger", 7],
      ["group knowledge", 6],
      ["no_answer", 5],
      ["repeated_answer", 1],
      ["group unclassified", 30],
    ]);
  });

  test("adds up by row and by column", () => {
    const { rows, storeTotals, total } = buildMatrixRows(cells);
    expect(rows.find(({ key }) => key === "group knowledge")?.counts).toEqual([2, 4]);
    expect(storeTotals).toEqual([32, 11]);
    expect(total).toBe(43);
  });
});

test("what became of escalations adds up to all of them, and what is never judged is one part", () => {
  const parts = buildAfter({
    escalation_handoff_solved: 5,
    escalation_handoff_unsolved: 0,
    escalation_handoff_lost: 0,
    escalation_takeover: 0,
    escalation_pending: 2,
    escalation_unjudged: 7,
  });
  expect(parts.map(({ ending, count }) => [ending, count])).toEqual([
    ["handoff_solved", 5],
    ["handoff_unsolved", 0],
    ["handoff_lost", 0],
    ["takeover", 0],
    ["pending", 2],
    ["unjudged", 7],
  ]);
  expect(parts.at(-1)?.standings).toEqual(["blocked", "human_only", "unattended", "empty"]);
});

test("the six definitions are counted for each of the nine outcomes, zeros included", () => {
  const rows = countByOutcome([
    {
      dimensions: ["handoff_lost"],
      figures: {
        verified_rate: { value: 0, numerator: 0, denominator: 8 },
        no_human_rate: { value: 1, numerator: 8, denominator: 8 },
      },
    },
  ]);
  expect(rows).toHaveLength(9);
  expect(rows.find(({ outcome }) => outcome === "handoff_lost")).toMatchObject({
    matured: 8,
    resolved: { no_human_rate: 8, verified_rate: 0, containment_rate: 0 },
  });
  expect(rows[0]).toMatchObject({ outcome: "confirmed", matured: 0 });
});
