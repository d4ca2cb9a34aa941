import { expect, test } from "vitest";
import { foldEdits, type KnowledgeEvent } from "#app/effect/fold-edits.ts";

const hour = 3_600_000;
const event = (at: number, action: KnowledgeEvent["action"], more: Partial<KnowledgeEvent> = {}) => ({
  ...{ storeId: 1, entry: "sizes", topic: "size", trainer: "lin", minutes: null },
  ...{ at: at * hour, action, ...more },
});

test("what a trainer does to an entry within a day is one edit, live from when it was published", () => {
  const events = [
    event(24, "published", { minutes: 5 }),
    event(0, "created", { minutes: 20 }),
    event(2, "updated"),
    event(24.5, "updated"),
  ];
  expect(foldEdits(events)).toEqual([
    {
      ...{ storeId: 1, entry: "sizes", topic: "size", trainer: "lin" },
      ...{ at: 24 * hour, work: "written", minutes: 25 },
    },
    {
      ...{ storeId: 1, entry: "sizes", topic: "size", trainer: "lin" },
      ...{ at: 24.5 * hour, work: "rewritten", minutes: null },
    },
  ]);
});

test("other trainers, entries and stores have edits of their own", () => {
  const edits = foldEdits([
    event(0, "updated"),
    event(1, "updated", { trainer: "zhou" }),
    event(2, "updated", { trainer: null }),
    event(3, "updated", { entry: "colours" }),
    event(4, "updated", { storeId: 2 }),
    event(5, "retired"),
  ]);
  expect(edits.map(({ at, work }) => [at / hour, work])).toEqual([
    [1, "rewritten"],
    [2, "rewritten"],
    [3, "rewritten"],
    [4, "rewritten"],
    [5, "retired"],
  ]);
});

test("an edit that names no topic is about what its entry was about before", () => {
  const edits = foldEdits([
    event(0, "created", { topic: null, trainer: "a" }),
    event(1, "published", { trainer: "b" }),
    event(60, "updated", { topic: null, trainer: "c" }),
    event(70, "updated", { topic: null, entry: "other" }),
  ]);
  expect(edits.map(({ topic }) => topic)).toEqual([null, "size", "size", null]);
});
