import { expect, test } from "vitest";
import type { GapKind } from "#app/gaps/gap-state.ts";
import { recallKnowledge, type EntryStep } from "#app/gaps/knowledge-then.ts";
import { tellKind, type Failure, type KnowledgeThen } from "#app/gaps/question-kind.ts";

const day = 86_400_000;
const now = 1_000 * day;
const missed: Failure = { entry: null, isUnsure: true, isBeyondAnswers: false };
const answered: Failure = { entry: "sizes", isUnsure: false, isBeyondAnswers: false };
const nothing: KnowledgeThen = { isTold: true, near: null, publishedAt: null };

test.each<[string, Failure, KnowledgeThen, GapKind | null]>([
  ["no match, and nothing like it", missed, nothing, "missing"],
  ["no match, though there was an entry", missed, { ...nothing, near: "sizes" }, "not found"],
  ["unsure of the very entry", { ...answered, isUnsure: true }, { ...nothing, near: "sizes" }, "not found"],
  ["answered, and that did not do", answered, { ...nothing, publishedAt: now - 10 * day }, "wrong"],
  ["half a year old is still wrong", answered, { ...nothing, publishedAt: now - 180 * day }, "wrong"],
  ["older is out of date", answered, { ...nothing, publishedAt: now - 181 * day }, "outdated"],
  ["the very entry", answered, { ...nothing, near: "sizes", publishedAt: now - 1 }, "wrong"],
  ["from another entry than the one", answered, { ...nothing, near: "fit", publishedAt: now }, "not found"],
  ["from an entry nobody has told of", answered, nothing, null],
  ["an answer from nowhere", { ...answered, entry: null }, nothing, null],
  ["where no knowledge is told of", missed, { ...nothing, isTold: false }, null],
  [
    "handed over for something to be done",
    { ...missed, isBeyondAnswers: true },
    { ...nothing, isTold: false },
    "not a knowledge problem",
  ],
])("%s", (_, failure, then, kind) => expect(tellKind(now, failure, then)).toBe(kind));

const step = (
  entry: string,
  at: number,
  action: EntryStep["action"],
  question: string | null = null,
): EntryStep => ({
  ...{ entry, at: at * day, action, question, variants: question === null ? null : [`${question}呢`] },
});

test("what was live when a question was asked counts, by its wordings of now", () => {
  const recall = recallKnowledge([
    step("water", 10, "created", "耳机防水吗"),
    step("water", 12, "published"),
    step("water", 20, "updated"),
    step("water", 30, "retired"),
    step("invoice", 5, "created", "怎么开发票"),
  ]);
  const near = (at: number) => recall("请问耳机防水吗", at * day, null).near;
  expect([9, 11, 12, 25, 31].map(near)).toEqual([null, null, "water", "water", null]);
  expect(recall("怎么开发票", 6 * day, null).near).toBe("invoice");
  expect(recall("能不能便宜点", 25 * day, null).near).toBeNull();
  expect(recall("耳机防水吗", 25 * day, "water").publishedAt).toBe(12 * day);
  expect(recall("耳机防水吗", 11 * day, "water").publishedAt).toBeNull();
  expect(recallKnowledge([])("耳机防水吗", 0, null).isTold).toBe(false);
});
