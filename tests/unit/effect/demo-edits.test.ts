/** The edits of the demo world, whose true effects the simulator knows, at five times the demo's traffic. */
import { expect, test } from "vitest";
import { judgeEdits } from "#app/effect/judge-edits.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { getDayNumber } from "#app/time/day.ts";
import { demoOptions } from "#seeds/demo-world.ts";
import { edits, type Edit } from "#seeds/world/edits.ts";
import { simulateDemo } from "./simulate-demo.ts";

/** The world ends late on 17 November; 72 h before that is the 14th. */
const through = getDayNumber("2026-11-14");

function judgeDemo(conversations: number): { effect: Edit["effect"]; found: EditEffect }[] {
  return [...simulateDemo({ seed: demoOptions.seed, conversations })].flatMap(([store, topics]) => {
    const own = edits.filter((edit) => edit.store === store);
    const dated = own.map(({ topic, day }) => ({ topic, day: getDayNumber(day) }));
    return judgeEdits(dated, topics, through).map((found, index) => ({ effect: own[index]!.effect, found }));
  });
}

/** The simulator writes every conversation, 200,000 of them. */
const timeout = 240_000;

const isJudged = ({ found }: { found: EditEffect }) => found.lift !== null;

/** Helpful edits are never called harmful, harmful ones never helpful, useless ones neither but for one in twenty. */
function expectNothingWrong(judged: ReturnType<typeof judgeDemo>): void {
  const list = (effect: Edit["effect"]) =>
    judged.filter((one) => one.effect === effect).map(({ found }) => found.verdict);
  expect(list("helps")).not.toContain("harmed");
  expect(list("harms")).not.toContain("helped");
  const useless = list("none");
  const called = useless.filter((verdict) => verdict === "helped" || verdict === "harmed");
  expect(called.length).toBeLessThanOrEqual(useless.length * 0.05);
}

test(
  "with the demo's traffic nothing is called what it is not; most edits cannot be judged",
  () => {
    const judged = judgeDemo(demoOptions.conversations);
    expect(judged).toHaveLength(28);
    expectNothingWrong(judged);
    expect(judged.filter(isJudged).length).toBeGreaterThanOrEqual(5);
  },
  timeout,
);

test(
  "with five times the traffic at least four in five of the helpful and of the harmful are found",
  () => {
    const judged = judgeDemo(5 * demoOptions.conversations);
    expectNothingWrong(judged);
    for (const [effect, verdict] of [
      ["helps", "helped"],
      ["harms", "harmed"],
    ] as const) {
      const known = judged.filter((one) => one.effect === effect && isJudged(one));
      const found = known.filter((one) => one.found.verdict === verdict);
      expect(known.length).toBeGreaterThanOrEqual(5);
      expect(found.length).toBeGreaterThanOrEqual(known.length * 0.8);
    }
  },
  timeout,
);
