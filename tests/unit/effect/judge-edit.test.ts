/** What is called an effect on edits whose true effect is known. */
import { describe, expect, test } from "vitest";
import { judgeEdit, type EditEffect } from "#app/effect/judge-edit.ts";
import { createRandom } from "#seeds/world/random.ts";
import { editDay, simulateStore, through, type Simulation } from "./simulate-store.ts";

const thousand = 1_000;

function judgeMany(simulation: Simulation, label: string, edits = thousand): EditEffect[] {
  const random = createRandom(20_261_122, label);
  return Array.from({ length: edits }, () => {
    const edit = { topic: "topic-0", day: editDay };
    return judgeEdit(edit, simulateStore(random, simulation), [edit], through);
  });
}

const count = (effects: readonly EditEffect[], keep: (effect: EditEffect) => boolean) =>
  effects.filter(keep).length;
const isCalled = ({ verdict }: EditEffect) => verdict === "helped" || verdict === "harmed";

describe("a thousand edits that change nothing", () => {
  test.each<[string, Simulation]>([
    ["in quiet times", { effect: 0, perDay: 18 }],
    ["on a busy topic", { effect: 0, perDay: 60 }],
    ["on topics of two questions a day", { effect: 0, perDay: 2 }],
    [
      "after a week of three times the questions, answered worse",
      { effect: 0, perDay: 18, spike: { days: 7, times: 3, worse: 0.15 } },
    ],
    ["after two weeks of it", { effect: 0, perDay: 18, spike: { days: 14, times: 3, worse: 0.15 } }],
    [
      "after two weeks of more questions, answered as ever",
      { effect: 0, perDay: 18, spike: { days: 14, times: 4, worse: 0 } },
    ],
  ])("%s: at most 5 %% are called an effect", (label, simulation) => {
    const effects = judgeMany(simulation, label);
    expect(count(effects, isCalled)).toBeLessThanOrEqual(thousand * 0.05);
  });
});

test("a bad month before an edit is mostly seen for what it is", () => {
  const spike = { days: 30, times: 3, worse: 0.15 };
  const effects = judgeMany({ effect: 0, perDay: 18, spike }, "bad month");
  expect(count(effects, ({ verdict }) => verdict === "unsteady before")).toBeGreaterThan(thousand * 0.7);
});

describe("four thousand edits that add ten points, 500 conversations exposed", () => {
  // So many that a share of 95 % is known to within 0.7 points.
  const edits = 4 * thousand;
  const effects = judgeMany({ effect: 0.1, perDay: 18 }, "ten points", edits);

  test("at least 80 % are found, none is called harmful", () => {
    const exposed = effects.reduce((sum, effect) => sum + effect.exposed, 0) / edits;
    expect(exposed).toBeGreaterThan(480);
    expect(exposed).toBeLessThan(540);
    expect(count(effects, ({ verdict }) => verdict === "helped")).toBeGreaterThanOrEqual(edits * 0.8);
    expect(count(effects, ({ verdict }) => verdict === "harmed")).toBe(0);
  });

  test("the interval covers the truth in 95 % ± 2 of them", () => {
    const covered = count(effects, ({ low, high }) => low! <= 0.1 && high! >= 0.1);
    expect(covered / edits).toBeGreaterThanOrEqual(0.93);
    expect(covered / edits).toBeLessThanOrEqual(0.97);
  });

  test("the mean lift is true, the shrunken one below it", () => {
    const mean = (read: (effect: EditEffect) => number) =>
      effects.reduce((sum, effect) => sum + read(effect), 0) / edits;
    expect(mean(({ lift }) => lift!)).toBeCloseTo(0.1, 2);
    expect(mean(({ shrunk }) => shrunk!)).toBeLessThan(0.098);
  });
});

test("harm is found as help is", () => {
  const effects = judgeMany({ effect: -0.12, perDay: 25 }, "harm");
  expect(count(effects, ({ verdict }) => verdict === "harmed")).toBeGreaterThan(thousand * 0.9);
});
