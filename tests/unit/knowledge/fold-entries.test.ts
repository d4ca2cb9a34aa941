import { expect, it } from "vitest";
import { foldEntries, type EntryEdit } from "#app/knowledge/fold-entries.ts";

const edit = (at: number, action: EntryEdit["action"], more: Partial<EntryEdit> = {}): EntryEdit => ({
  ...{ storeId: 1, entry: "size", at, action },
  ...{ question: null, variants: null, answer: null, topic: null, trainer: null, ...more },
});

it("shows what was last published, with whoever last worked on it", () => {
  const [entry] = foldEntries([
    edit(30, "updated", { answer: "newer, not live", trainer: "zhou" }),
    edit(10, "created", {
      question: "q",
      variants: ["a", "b"],
      answer: "old",
      topic: "sizes",
      trainer: "lin",
    }),
    edit(20, "published", { answer: "live" }),
  ]);
  expect(entry).toEqual({
    ...{ storeId: 1, entry: "size", state: "live", question: "q", variants: ["a", "b"], answer: "live" },
    ...{ topic: "sizes", trainer: "zhou", createdAt: 10, changedAt: 30, publishedAt: 20, retiredAt: null },
  });
});

it("takes what is told for live where nothing is ever published", () => {
  const [entry] = foldEntries([edit(1, "created", { question: "a" }), edit(2, "updated", { question: "b" })]);
  expect(entry).toMatchObject({ state: "live", question: "b", publishedAt: null });
});

it("retires an entry until it is published again", () => {
  const published = edit(1, "published", { question: "q" });
  const retired = edit(2, "retired");
  expect(foldEntries([published, retired])[0]).toMatchObject({
    state: "retired",
    question: "q",
    retiredAt: 2,
  });
  expect(foldEntries([published, retired, edit(3, "updated")])[0]!.state).toBe("retired");
  expect(foldEntries([published, retired, edit(3, "published")])[0]!.state).toBe("live");
  expect(foldEntries([edit(1, "created"), edit(2, "retired")])[0]!.state).toBe("retired");
});

it("keeps entries of one id in two stores apart", () => {
  const entries = foldEntries([edit(1, "created"), { ...edit(2, "created"), storeId: 2 }]);
  expect(entries.map(({ storeId, createdAt }) => [storeId, createdAt])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
