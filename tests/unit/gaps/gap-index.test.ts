import { describe, expect, it } from "vitest";
import { clusterQuestions } from "#app/gaps/cluster-questions.ts";
import { indexKnown } from "#app/gaps/index-known.ts";
import { listTopicQuestions, topicOf } from "./topics.ts";

const all = listTopicQuestions();

describe("placing a question", () => {
  it("puts the same words into the same gap", async () => {
    const { index, gapOf } = await clusterQuestions(all);
    for (const { id, text } of all) {
      expect(await index.place({ id: `${id}-again`, text: `${text}???` })).toEqual({
        gap: gapOf.get(id),
        isNew: false,
      });
    }
  });

  it("puts nearly all where clustering them together has them", async () => {
    const fresh = all.filter((_, index) => index % 7 === 3);
    const old = all.filter((_, index) => index % 7 !== 3);
    const before = await clusterQuestions(old);
    const batch = await clusterQuestions(all, { previous: before.gapOf });
    let alike = 0;
    for (const question of fresh) {
      const placement = await before.index.place(question);
      if (placement?.gap === batch.gapOf.get(question.id)) alike++;
    }
    expect(alike / fresh.length).toBeGreaterThan(0.9);
  });

  it("founds a gap for what is like nothing, and the next like it joins", async () => {
    const { index, gaps } = await clusterQuestions(all);
    const founded = await index.place({ id: "n1", text: "warranty seal peeled off helmet" });
    expect(founded?.isNew).toBe(true);
    expect(gaps.map(({ id }) => id)).not.toContain(founded?.gap);
    expect(await index.place({ id: "n2", text: "helmet warranty seal peeled" })).toEqual({
      gap: founded?.gap,
      isNew: false,
    });
  });

  it("goes on from gaps as they stand as from those just clustered, and names none twice", async () => {
    const fresh = all.filter((_, index) => index % 5 === 2);
    const old = all.filter((_, index) => index % 5 !== 2);
    const clustered = await clusterQuestions(old);
    const held = await indexKnown(
      old.map((question) => ({ ...question, gap: clustered.gapOf.get(question.id)! })),
      new Set(["gap of last year"]),
    );
    for (const question of fresh) {
      expect(await held.place(question)).toEqual(await clustered.index.place(question));
    }
    const founded = (await held.place({ id: "n", text: "warranty seal peeled off helmet" }))!.gap;
    const again = await indexKnown(
      old.map((question) => ({ ...question, gap: "g" })),
      new Set([founded]),
    );
    expect((await again.place({ id: "n", text: "warranty seal peeled off helmet" }))!.gap).not.toBe(founded);
  });

  it("leaves texts without words alone", async () => {
    const { index } = await clusterQuestions(all);
    expect(await index.place({ id: "x", text: "……" })).toBeNull();
  });

  it("begins from nothing", async () => {
    const { index } = await clusterQuestions([]);
    const first = await index.place({ id: "a", text: "where is my parcel" });
    expect(first?.isNew).toBe(true);
    expect(await index.place({ id: "b", text: "my parcel, where is it" })).toEqual({
      gap: first?.gap,
      isNew: false,
    });
  });

  it("keeps topics apart one by one", async () => {
    const { index, gapOf } = await clusterQuestions(all.filter((_, at) => at % 2 === 0));
    const topics = new Map([...gapOf].map(([id, gap]) => [gap, topicOf(id)]));
    for (const question of all.filter((_, at) => at % 2 === 1)) {
      const placement = (await index.place(question))!;
      if (!placement.isNew)
        expect(topics.get(placement.gap) ?? topicOf(question.id)).toBe(topicOf(question.id));
    }
  });
});
