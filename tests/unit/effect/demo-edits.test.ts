/** The edits of the demo world, whose true effects the simulator knows, over the very conversations of the demo. */
import { beforeAll, expect, test } from "vitest";
import { judgeEdits } from "#app/effect/judge-edits.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { getDayNumber } from "#app/time/day.ts";
import { demoOptions } from "#seeds/demo-world.ts";
import { edits, type Edit } from "#seeds/world/edits.ts";
import { simulateDemo } from "./simulate-demo.ts";

/** The world ends late on 17 November; 72 h before that is the 14th. */
const through = getDayNumber("2026-11-14");

let judged: { edit: Edit; found: EditEffect }[];

beforeAll(() => {
  judged = [...simulateDemo(demoOptions)].flatMap(([store, topics]) => {
    const own = edits.filter((edit) => edit.store === store);
    const dated = own.map(({ topic, day }) => ({ topic, day: getDayNumber(day) }));
    return judgeEdits(dated, topics, through).map((found, index) => ({ edit: own[index]!, found }));
  });
  // It writes every conversation: some five seconds, many times that beside other work.
}, 120_000);

/** How often each verdict is given to edits of an effect that can be judged at all. */
function countVerdicts(effect: Edit["effect"]): Partial<Record<EditEffect["verdict"], number>> {
  const counts: Partial<Record<EditEffect["verdict"], number>> = {};
  for (const { edit, found } of judged) {
    if (edit.effect !== effect || found.lift === null) continue;
    counts[found.verdict] = (counts[found.verdict] ?? 0) + 1;
  }
  return counts;
}

test("all edits are judged but those of the quietest stores", () => {
  expect(judged).toHaveLength(edits.length);
  const unjudged = judged.filter(({ found }) => found.lift === null);
  expect(unjudged.map(({ edit, found }) => `${edit.store}: ${found.verdict}`)).toEqual([
    "lanqiao-overseas: not enough traffic",
    "bluebridge-outlet: not enough traffic",
  ]);
});

test("what helped is called so, and so is what harmed", () => {
  expect(countVerdicts("helps")).toEqual({ helped: 11 });
  expect(countVerdicts("harms")).toEqual({ harmed: 5 });
});

test("what changed nothing is called no effect", () => {
  expect(countVerdicts("none")).toEqual({ "no clear effect": 8 });
});

test("five hundred conversations after an edit tell its lift to within ten points", () => {
  const large = judged.filter(({ found }) => found.exposed >= 500);
  expect(large.map(({ edit }) => `${edit.store} ${edit.topic}`)).toEqual(["lanqiao-flagship size-advice"]);
  for (const { found } of large) expect(found.high! - found.low!).toBeLessThan(0.2);
});
