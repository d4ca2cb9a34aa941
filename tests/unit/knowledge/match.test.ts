import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildMatcher, matchThreshold, type AskedEntry } from "#app/knowledge/match.ts";
import { readBanking } from "#tests/bench/gaps/read-questions.ts";

const shop: AskedEntry[] = [
  { entry: "invoice", question: "怎么开发票", variants: ["电子发票在哪里下载"] },
  { entry: "size", question: "尺码怎么选", variants: [] },
  { entry: "returns", question: "How do I return an item?", variants: ["Start a return"] },
];

describe("a matcher", () => {
  it("finds the entry whose wording a question is most like, in Chinese and English", () => {
    const matcher = buildMatcher(shop);
    expect(matcher.match("请问怎么开发票呢？")).toMatchObject({ entry: "invoice" });
    expect(matcher.match("电子发票哪里下载")).toMatchObject({ entry: "invoice" });
    expect(matcher.match("I want to start a return please")).toMatchObject({ entry: "returns" });
    expect(matcher.match("你们几点下班")).toBeNull();
    expect(matcher.match("？？")).toBeNull();
  });

  it("scores a wording of its own with 1 and ranks the rest behind it", () => {
    const matcher = buildMatcher(shop);
    const [first, ...rest] = matcher.rank("尺码怎么选", 3);
    expect(first!.entry).toBe("size");
    expect(first!.score).toBeCloseTo(1, 5);
    for (const { score } of rest) expect(score).toBeLessThan(matchThreshold);
  });

  it("does not depend on the order of entries, and answers the same again", () => {
    const [one, other] = [buildMatcher(shop), buildMatcher(shop.toReversed())];
    for (const text of ["开发票", "return", "尺码", "怎么"]) {
      expect(other.rank(text, 9)).toEqual(one.rank(text, 9));
      expect(one.rank(text, 9)).toEqual(one.rank(text, 9));
    }
  });

  it("matches nothing without entries", () => {
    expect(buildMatcher([]).match("怎么开发票")).toBeNull();
    expect(buildMatcher([{ entry: "e", question: "?", variants: [] }]).match("?")).toBeNull();
  });
});

const data = new URL("../../../../shared/data/banking77_en/train.csv", import.meta.url);

/** Ten wordings an intent make its entry; three of four intents are known, questions of the fourth should match nothing. */
function split() {
  const byLabel = new Map<string, string[]>();
  for (const { text, label } of readBanking("train")) {
    byLabel.set(label, [...(byLabel.get(label) ?? []), text]);
  }
  const entries: AskedEntry[] = [];
  const questions: { text: string; entry: string | null }[] = [];
  [...byLabel].sort().forEach(([entry, texts], at) => {
    const isKnown = at % 4 !== 0;
    const spread = texts.map((_, index) => texts[(index * 17) % texts.length]!);
    if (isKnown) entries.push({ entry, question: spread[0]!, variants: spread.slice(1, 10) });
    for (const text of spread.slice(10, 40)) questions.push({ text, entry: isKnown ? entry : null });
  });
  return { entries, questions };
}

it.skipIf(!existsSync(data))(
  "has the threshold that weighs wrong answers double on labelled questions",
  () => {
    const { entries, questions } = split();
    const matcher = buildMatcher(entries);
    const tried = questions.map(({ text, entry }) => ({ entry, top: matcher.rank(text, 1)[0] }));
    const asked = tried.filter(({ entry }) => entry !== null).length;
    const score = (threshold: number) => {
      const matched = tried.filter(({ top }) => top && top.score >= threshold);
      const right = matched.filter(({ entry, top }) => top!.entry === entry).length;
      const [precision, recall] = [right / matched.length, right / asked];
      return { precision, recall, f: (1.25 * precision * recall) / (0.25 * precision + recall) };
    };
    const own = score(matchThreshold);
    expect(own.precision).toBeGreaterThan(0.65);
    expect(own.recall).toBeGreaterThan(0.4);
    for (const other of [0.3, 0.35, 0.4, 0.45, 0.55, 0.6, 0.65, 0.7]) {
      expect([other, score(other).f <= own.f]).toEqual([other, true]);
    }
  },
);
