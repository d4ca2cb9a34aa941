import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterQuestions, type Clustering } from "#app/gaps/cluster-questions.ts";
import type { Question } from "#app/gaps/wordings.ts";
import { listTopicQuestions, topicOf } from "./topics.ts";

const all = listTopicQuestions();

function share({ gapOf }: Clustering, previous: ReadonlyMap<string, string>): number {
  return [...previous].filter(([id, gap]) => gapOf.get(id) === gap).length / previous.size;
}

const anyQuestions = fc.shuffledSubarray(all, { minLength: 10 });

describe("gaps", () => {
  it("are of one topic each, in Chinese, English and both at once", async () => {
    const { gaps, gapOf } = await clusterQuestions(all);
    for (const { questions } of gaps) expect(new Set(questions.map(topicOf)).size).toBe(1);
    expect(gaps.length).toBeLessThan(30);
    expect(gapOf.size).toBe(all.length);
  });

  it("hold each question once, the largest gap first, and tell where it is", async () => {
    const { gaps, gapOf } = await clusterQuestions(all);
    expect(gaps.flatMap(({ questions }) => questions).sort()).toEqual(all.map(({ id }) => id).sort());
    const sizes = gaps.map(({ questions }) => questions.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const { id, questions } of gaps)
      for (const question of questions) expect(gapOf.get(question)).toBe(id);
    expect(new Set(gaps.map(({ id }) => id)).size).toBe(gaps.length);
  });

  it("are the same in whatever order questions come", async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestions, async (questions) => {
        const shuffled = await clusterQuestions(questions);
        const sorted = await clusterQuestions([...questions].sort((a, b) => (a.id < b.id ? -1 : 1)));
        expect(shuffled.gaps).toEqual(sorted.gaps);
      }),
      { numRuns: 20 },
    );
  });

  it("never part what is said in the same words", async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestions, async (questions) => {
        const louder = questions.map(({ id, text }) => ({
          id: `${id}!`,
          text: `  ${text.toUpperCase()}!! 😀`,
        }));
        const { gapOf } = await clusterQuestions([...questions, ...louder]);
        for (const { id } of questions) expect(gapOf.get(`${id}!`)).toBe(gapOf.get(id));
      }),
      { numRuns: 20 },
    );
  });

  it("are none of questions without words, and none of no questions", async () => {
    const { gaps, gapOf } = await clusterQuestions([
      { id: "a", text: "?!" },
      { id: "b", text: "" },
    ]);
    expect([gaps, gapOf.size]).toEqual([[], 0]);
    expect((await clusterQuestions([])).gaps).toEqual([]);
  });

  it("keep questions of one word", async () => {
    const { gapOf } = await clusterQuestions([
      { id: "a", text: "发票" },
      { id: "b", text: "发票？" },
      { id: "c", text: "refund" },
    ]);
    expect(gapOf.get("a")).toBe(gapOf.get("b"));
    expect(gapOf.get("a")).not.toBe(gapOf.get("c"));
  });

  it("show a title and up to five different examples of their own", async () => {
    const { gaps } = await clusterQuestions(all);
    const texts = new Map(all.map(({ id, text }) => [id, text]));
    for (const { title, examples, questions } of gaps) {
      expect(title).toBe(texts.get(examples[0]!)!.trim());
      expect(new Set(examples).size).toBe(examples.length);
      expect(examples.length).toBeLessThanOrEqual(5);
      expect(questions).toEqual(expect.arrayContaining(examples));
    }
  });
});

describe("gaps that were there", () => {
  it("keep at least 98 in 100 of their questions, whatever comes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: 60 }),
        fc.integer({ min: 20, max: 59 }),
        async (questions, count) => {
          const before = await clusterQuestions(questions.slice(0, count));
          const after = await clusterQuestions(questions, { previous: before.gapOf });
          expect(share(after, before.gapOf)).toBeGreaterThanOrEqual(0.98);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("keep them even where all would be put elsewhere, moving a few a time", async () => {
    const wordingOf = ({ id, text }: Question) => `${id.slice(0, -1)}${text.startsWith("tell")}`;
    const names = [...new Set(all.map(wordingOf))];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { minLength: names.length, maxLength: names.length }),
        async (gaps) => {
          const wrong = new Map(
            all.map((question) => [question.id, `g${gaps[names.indexOf(wordingOf(question))]}`]),
          );
          const after = await clusterQuestions(all, { previous: wrong });
          expect(share(after, wrong)).toBeGreaterThanOrEqual(0.98);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("are what they were when nothing comes", async () => {
    const before = await clusterQuestions(all);
    const after = await clusterQuestions(all, { previous: before.gapOf });
    expect(share(after, before.gapOf)).toBeGreaterThanOrEqual(0.99);
  });

  it("take in new questions of theirs; others found new gaps", async () => {
    const known = listTopicQuestions(5);
    const before = await clusterQuestions(known.filter((_, index) => index % 10 !== 0));
    const after = await clusterQuestions(all, { previous: before.gapOf });
    const titles = new Set(before.gapOf.values());
    for (const { id } of known) expect(titles).toContain(after.gapOf.get(id));
    for (const { id } of all.slice(known.length)) expect(titles).not.toContain(after.gapOf.get(id));
  });

  it("come back under their old id with a few of their old questions", async () => {
    const before = await clusterQuestions(all);
    const later: Question[] = [
      ...all.filter(({ id }) => topicOf(id) !== "t3"),
      ...all.filter(({ id }) => topicOf(id) === "t3").slice(0, 3),
    ];
    const again = { id: "again", text: "电子发票怎么开具啊" };
    const after = await clusterQuestions([...later, again], { previous: before.gapOf });
    expect(after.gapOf.get("again")).toBe(before.gapOf.get("t3-100"));
  });

  it("never lend their id to another", async () => {
    const first = await clusterQuestions(all);
    const retired = new Set(first.gaps.map(({ id }) => id));
    const second = await clusterQuestions(all, { retired });
    for (const { id } of second.gaps) expect(retired).not.toContain(id);
  });
});

describe("gaps by embeddings", () => {
  it("follow the vectors, not the words", async () => {
    const questions = ["size", "refund", "尺码", "退款"].flatMap((text, index) =>
      [1, 2, 3].map((copy) => ({ id: `${index}-${copy}`, text: `${text} ${copy}` })),
    );
    const embed = (texts: readonly string[]) =>
      Promise.resolve(
        texts.map((text) => {
          const isSize = /size|尺码/.test(text);
          return Float32Array.of(5, Number(isSize), Number(!isSize), text.length / 1_000);
        }),
      );
    const { gapOf, index } = await clusterQuestions(questions, { embed });
    expect(gapOf.get("0-1")).toBe(gapOf.get("2-2"));
    expect(gapOf.get("1-1")).toBe(gapOf.get("3-3"));
    expect(gapOf.get("0-1")).not.toBe(gapOf.get("1-1"));
    expect(await index.place({ id: "new", text: "大小 size" })).toEqual({
      gap: gapOf.get("0-1"),
      isNew: false,
    });
  });

  it("refuses an answer of the wrong length", async () => {
    const questions = [
      { id: "a", text: "size" },
      { id: "b", text: "refund" },
    ];
    await expect(clusterQuestions(questions, { embed: () => Promise.resolve([]) })).rejects.toThrow(
      "0 embeddings for 2 texts",
    );
    const uneven = () => Promise.resolve([new Float32Array(2), new Float32Array(3)]);
    await expect(clusterQuestions(questions, { embed: uneven })).rejects.toThrow("an embedding of 3 numbers");
  });
});
