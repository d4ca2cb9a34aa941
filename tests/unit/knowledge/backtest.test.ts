import { expect, it } from "vitest";
import { backtestDraft, type AskedQuestion } from "#app/knowledge/backtest.ts";
import { buildMatcher, type AskedEntry } from "#app/knowledge/match.ts";

const entries: AskedEntry[] = [
  { entry: "battery", question: "电池能用多久", variants: ["续航多长时间"] },
  { entry: "pairing", question: "怎么连接蓝牙", variants: ["蓝牙配对失败怎么办"] },
];
const draft = {
  gapId: 7,
  entry: "water",
  question: "耳机防水吗",
  variants: ["可以戴着游泳吗", "蓝牙防水吗"],
};

let count = 0;
const ask = (text: string, gapId: number | null, entry: string | null = null): AskedQuestion => ({
  ...{ gapId, entry, source: "bot", message: `m${++count}`, text },
});

const questions = [
  ask("耳机防水吗", 7),
  ask("请问可以戴着游泳吗", 7),
  ask("充电口在哪", 7),
  // Stated by the bot: stolen from whom it named, whatever the matcher would say.
  ask("这个耳机防水吗", null, "pairing"),
  ask("耳机防水吗？", null, "battery"),
  ask("可以戴着游泳吗", 8),
  ask("电池能用多久", null, "battery"),
  ask("怎么连接蓝牙", null, null),
];

it("counts what a draft would match in its gap, take from entries, and find elsewhere", () => {
  const result = backtestDraft(draft, entries, questions);
  expect(result.inGap).toMatchObject({ matched: 2, of: 3 });
  expect(result.inGap.missedExamples.map(({ text }) => text)).toEqual(["充电口在哪"]);
  expect(result.stolen.count).toBe(2);
  expect(result.stolen.byEntry).toEqual([
    { entry: "battery", count: 1 },
    { entry: "pairing", count: 1 },
  ]);
  expect(result.stolen.examples.map(({ from }) => from).sort()).toEqual(["battery", "pairing"]);
  expect(result).toMatchObject({ elsewhere: 1, kept: 0, asked: 8, matched: 5 });
});

it("takes a question from whom the matcher would have given it to, where the bot named nobody", () => {
  const thief = { ...draft, question: "蓝牙配对总失败", variants: [] };
  const before = buildMatcher(entries).match("蓝牙配对总失败");
  expect(before?.entry).toBe("pairing");
  const { stolen } = backtestDraft(thief, entries, [ask("蓝牙配对总失败", null)]);
  expect(stolen).toMatchObject({ count: 1, byEntry: [{ entry: "pairing", count: 1 }] });
});

it("steals nothing from the entry that the draft rewrites", () => {
  const rewrite = { gapId: 7, entry: "battery", question: "电池能用多久", variants: ["充一次电用几天"] };
  const result = backtestDraft(rewrite, entries, [
    ask("电池能用多久", null, "battery"),
    ask("充一次电用几天", 7),
  ]);
  expect(result).toMatchObject({ kept: 1, elsewhere: 0, matched: 2 });
  expect(result.stolen.count).toBe(0);
});

it("counts exactly what the matcher finds once the draft is among the entries", () => {
  const after = buildMatcher([...entries, draft]);
  const found = questions.filter(({ text }) => after.match(text)?.entry === draft.entry).length;
  expect(backtestDraft(draft, entries, questions).matched).toBe(found);
});
