/** What a trainer's edits come to, by hand. */
import { expect, it } from "vitest";
import { judgeEdits } from "#app/effect/judge-edits.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { buildEditContext, sumTrainer, type TrainedEdit } from "#app/training/sum-trainer.ts";

const nothing = judgeEdits([{ topic: null, day: 0 }], [], 0)[0]!;

function effectOf(verdict: EditEffect["verdict"], shrunk: number | null, exposed: number): EditEffect {
  return { ...nothing, verdict, shrunk, exposed, standardError: shrunk === null ? null : 0.1, lift: shrunk };
}

const edit = (more: Partial<TrainedEdit>): TrainedEdit => ({
  ...{ store: "hz", entry: "e1", topic: "size", trainer: "lin", at: 0, work: "rewritten", minutes: null },
  ...{ day: 100, effect: nothing },
  ...more,
});

it("adds up effects, and divides them by the work recorded for them", () => {
  const own = [
    edit({ effect: effectOf("helped", 0.1, 300), minutes: 30 }),
    edit({ topic: "coupon", effect: effectOf("harmed", -0.2, 50), minutes: 90 }),
    // Judged, but nobody recorded the work: it adds to the sum and not to the figure per hour.
    edit({ topic: "parcel", effect: effectOf("no clear effect", 0.05, 100) }),
    // Work of which nothing can be told.
    edit({ topic: "refund", effect: effectOf("not enough traffic", null, 3), minutes: 600 }),
    // It moved before the edit too: not believed.
    edit({ topic: "colour", effect: effectOf("unsteady before", 0.4, 900), minutes: 60 }),
  ];
  const sum = sumTrainer(own, buildEditContext(own));
  expect(sum).toMatchObject({ edits: 5, judged: 3, unjudged: 2, helped: 1, harmed: 1, minutes: 780 });
  expect(sum.added).toBeCloseTo(300 * 0.1 - 50 * 0.2 + 100 * 0.05, 10);
  // Spread 0.1 and standard error 0.1 leave a deviation of √0.005 for each.
  const reach = 1.959964 * Math.sqrt(0.005 * (300 ** 2 + 50 ** 2));
  expect(sum.perHour).toMatchObject({ hours: 2, edits: 2 });
  expect(sum.perHour!.value).toBeCloseTo(20 / 2, 10);
  expect(sum.perHour!.low).toBeCloseTo((20 - reach) / 2, 8);
  expect(sum.perHour!.high).toBeCloseTo((20 + reach) / 2, 8);
});

it("shares the conversations that edits of one topic and day have in common, whosever the others are", () => {
  const own = edit({ effect: effectOf("helped", 0.1, 300) });
  const all = [own, edit({ entry: "e2", trainer: "zhou", effect: effectOf("helped", 0.1, 300) })];
  expect(sumTrainer([own], buildEditContext(all)).added).toBeCloseTo(15, 10);
});

it("knows nothing per hour without recorded work of judged edits", () => {
  const unrecorded = [edit({ effect: effectOf("helped", 0.1, 300) })];
  expect(sumTrainer(unrecorded, buildEditContext(unrecorded)).perHour).toBeNull();
  const unjudged = [edit({ minutes: 60 })];
  const sum = sumTrainer(unjudged, buildEditContext(unjudged));
  expect(sum).toMatchObject({ perHour: null, added: null, low: null, minutes: 60 });
});

it("calls stale what nobody had touched for 90 days before it was taken away", () => {
  const retired = (entry: string, day: number) => edit({ entry, day, work: "retired" });
  const all = [
    ...[edit({ entry: "old", day: 10 }), retired("old", 100)],
    ...[edit({ entry: "fresh", day: 1 }), edit({ entry: "fresh", day: 11 }), retired("fresh", 100)],
    retired("never seen before", 100),
    edit({ entry: "old", store: "bj", day: 99 }),
  ];
  expect(sumTrainer(all, buildEditContext(all)).staleRetired).toBe(1);
});
