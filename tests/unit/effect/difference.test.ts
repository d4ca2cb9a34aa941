/** Worked by hand: two spans of one day each. */
import { expect, test } from "vitest";
import { chooseControls } from "#app/effect/choose-controls.ts";
import { getDifference } from "#app/effect/difference.ts";
import { getSpans } from "#app/effect/design.ts";
import { judgeEdit, type EditEffect } from "#app/effect/judge-edit.ts";
import { sumEffects } from "#app/effect/sum-effects.ts";
import type { TopicDays } from "#app/effect/topic-days.ts";

const spans = { before: { from: 0, to: 1 }, after: { from: 1, to: 2 } };
const days = (before: [number, number], after: [number, number]): TopicDays =>
  new Map([before, after].map(([resolved, total], day) => [day, { resolved, total }]));

test("one control: its change is taken off, and the variances add up", () => {
  // 40 % → 60 %, while the other went 50 % → 55 %: 20 points less 5.
  const found = getDifference(days([40, 100], [60, 100]), [days([50, 100], [55, 100])], spans)!;
  expect(found.lift).toBeCloseTo(0.15, 10);
  const rate = (resolved: number) => (resolved + 1) / 102;
  const variance = [40, 60, 50, 55].map((resolved) => (rate(resolved) * (1 - rate(resolved))) / 102);
  expect(found.standardError).toBeCloseTo(Math.sqrt(variance.reduce((sum, value) => sum + value, 0)), 10);
});

test("controls that drift apart make the answer less sure", () => {
  const alike = [days([50, 100], [50, 100]), days([50, 100], [50, 100]), days([50, 100], [50, 100])];
  const apart = [days([50, 100], [20, 100]), days([50, 100], [50, 100]), days([50, 100], [80, 100])];
  const treated = days([50, 100], [60, 100]);
  const [sure, unsure] = [alike, apart].map((controls) => getDifference(treated, controls, spans)!);
  expect(sure!.lift).toBeCloseTo(0.1, 10);
  expect(unsure!.lift).toBeCloseTo(0.1, 2);
  // Three changes of −30, 0 and 30 points: their true spread is near 29 points, six times the chance of one.
  expect(unsure!.standardError).toBeGreaterThan(4 * sure!.standardError);
});

test("nothing on one side is no answer", () => {
  expect(getDifference(days([0, 0], [60, 100]), [days([50, 100], [55, 100])], spans)).toBeNull();
  expect(getDifference(days([40, 100], [60, 100]), [], spans)).toBeNull();
});

const many = (from: number, to: number, perDay = 10): TopicDays =>
  new Map(Array.from({ length: to - from }, (_, index) => [from + index, { resolved: 5, total: perDay }]));

test("controls are the untouched topics with enough conversations before, whatever came after", () => {
  const spansOfEdit = getSpans(100, 129);
  expect(spansOfEdit).toEqual({ before: { from: 58, to: 86 }, after: { from: 101, to: 129 } });
  const topics = [
    { name: "edited", days: many(50, 129) },
    { name: "quiet", days: many(50, 129) },
    { name: "touched", days: many(50, 129) },
    { name: "touched before", days: many(50, 129) },
    { name: "small", days: many(50, 129, 1) },
    { name: "gone", days: many(50, 90) },
  ];
  const edits = [
    { topic: "edited", day: 100 },
    { topic: "touched", day: 128 },
    { topic: "touched before", day: 57 },
  ];
  const controls = chooseControls("edited", topics, edits, spansOfEdit).map(({ name }) => name);
  expect(controls).toEqual(["quiet", "touched before", "gone"]);
});

test("what edits of the same topic before and after it did is left out", () => {
  // 28 days from 14 days before it on, but for those up to the edit on day 70; 28 days after it, but for those from day 110 on.
  expect(getSpans(100, 200, { previous: 70, next: 110 })).toEqual({
    before: { from: 71, to: 86 },
    after: { from: 101, to: 110 },
  });
  expect(getSpans(100, 200, { previous: 90, next: 101 })).toEqual({
    before: { from: 86, to: 86 },
    after: { from: 101, to: 101 },
  });
  const topics = ["a", "b", "c", "d"].map((name) => ({ name, days: many(50, 140) }));
  const edits = [70, 100, 110].map((day) => ({ topic: "a", day }));
  expect(judgeEdit(edits[1]!, topics, edits, 140)).toMatchObject({ before: 150, exposed: 90 });
});

test("too few conversations, or nothing to compare with, is said", () => {
  const edit = { topic: "a", day: 100 };
  const topic = (name: string, perDay: number) => ({ name, days: many(50, 129, perDay) });
  const judge = (topics: Parameters<typeof judgeEdit>[1]) => judgeEdit(edit, topics, [edit], 129);
  expect(judge([topic("a", 1), topic("b", 10), topic("c", 10), topic("d", 10)])).toMatchObject({
    verdict: "not enough traffic",
    lift: null,
    exposed: 28,
  });
  expect(judge([topic("a", 10), topic("b", 10), topic("c", 10)]).verdict).toBe("nothing to compare with");
  expect(judge([topic("b", 10)]).verdict).toBe("not enough traffic");
  expect(judge([topic("a", 10), topic("b", 10), topic("c", 10), topic("d", 10)])).toMatchObject({
    verdict: "no clear effect",
    lift: 0,
    shrunk: 0,
    exposed: 280,
    controls: ["b", "c", "d"],
  });
});

test("effects add up by the conversations that met them; what cannot be judged is counted apart", () => {
  const effect = (shrunk: number | null, exposed: number, verdict: EditEffect["verdict"] = "helped") =>
    ({ verdict, shrunk, exposed, standardError: shrunk === null ? null : 0.1 }) as EditEffect;
  const summed = sumEffects([
    ...[effect(0.1, 500), effect(-0.02, 100), effect(null, 40, "not enough traffic")],
    effect(0.3, 300, "unsteady before"),
  ]);
  expect(summed).toMatchObject({ added: 48, judged: 2, unjudged: 2 });
  // Prior and seen spread are both 10 points: the variance of each lift is 0.005.
  expect(summed.high! - 48).toBeCloseTo(1.959964 * Math.sqrt(0.005 * (500 ** 2 + 100 ** 2)), 6);
  expect(sumEffects([effect(null, 40)])).toEqual({
    added: null,
    low: null,
    high: null,
    judged: 0,
    unjudged: 1,
  });
});
