/** Which questions end up in gaps, worked out by hand. */
import { describe, expect, it } from "vitest";
import { listGapQuestions } from "#app/facts/gap-questions.ts";
import { redactRecord } from "#app/facts/redact-record.ts";
import { buildRecord, nine } from "#tests/factories/conversation-record.ts";

const settings = { timezone: "Asia/Shanghai", fallbackPhrases: ["问问店长"] };
type Steps = Parameters<typeof buildRecord>[0];

/** Ids are m0, m1 … by place. */
const list = (steps: Steps, more?: Parameters<typeof buildRecord>[1]) =>
  listGapQuestions(buildRecord(steps, more), settings).map(({ id, reason }) => `${id} ${reason}`);

const size = "c:question which size fits me";
const answer = "b:answer see the table of sizes";

describe("missed", () => {
  it("takes the question that the bot fell back on, with its words and time", () => {
    const record = buildRecord(["b:greeting hello", "c:question 开放式耳机防水吗", "b:fallback 不太明白"]);
    expect(listGapQuestions(record, settings)).toEqual([
      {
        ...{ id: "m1", at: nine + 1000, text: "开放式耳机防水吗", reason: "missed" },
        failure: { entry: null, isUnsure: true, isBeyondAnswers: false },
      },
    ]);
  });

  it.each<[string, Steps]>([
    ["by what the source matched", ["c:question hm", ["b: here you are", { matched: false }]]],
    ["by a wording of the store's own", ["c:question hm", "b: 我去问问店长"]],
  ])("knows a fallback %s", (_, steps) => {
    expect(list(steps)).toEqual(["m0 missed"]);
  });

  it("takes the last question of the turn before, and none from earlier turns", () => {
    expect(list(["c:question hello there", size, "c:closing thanks", "b:fallback sorry"])).toEqual([
      "m1 missed",
    ]);
    expect(list([size, answer, "c:closing thanks", "b:fallback sorry"])).toEqual([]);
  });

  it("asks nothing of the bot where a person is asked for, nor where words are missing", () => {
    expect(list(["c:question 转人工", "b:fallback sorry"])).toEqual([]);
    expect(list(["c:question", "b:fallback sorry"])).toEqual([]);
  });
});

describe("ineffective", () => {
  it("is an answer after which the same is asked again, it is said not to help, or a person is asked for", () => {
    expect(list([size, answer, "c:question so which size fits me then", answer])).toEqual(["m0 ineffective"]);
    expect(list([size, answer, "c:deny no use"])).toEqual(["m0 ineffective"]);
    expect(list([size, answer, "c: 转人工"])).toEqual(["m0 ineffective"]);
    expect(list([size, answer, { handoff: { requestedBy: "customer" } }])).toEqual(["m0 ineffective"]);
  });

  it("looks at two turns of the customer, however many messages they have", () => {
    const other = "c:question do you ship to Berlin";
    const another = "c:question is there a gift box";
    expect(list([size, answer, other, another, answer, "c:deny no use"])).toEqual([
      "m0 ineffective",
      "m3 ineffective",
    ]);
    expect(list([size, answer, other, answer, another, answer, "c:deny no use"])).toEqual([
      "m2 ineffective",
      "m4 ineffective",
    ]);
  });

  it("is a badly rated answer with which the conversation ended, if only the bot took part", () => {
    const bad = { ratings: [{ score: 1, of: "bot" as const }] };
    expect(list([size, answer], bad)).toEqual(["m0 ineffective"]);
    expect(list([size, answer], { ratings: [{ score: 5, of: "bot" }] })).toEqual([]);
    expect(list([size, answer, "a: let me see"], bad)).toEqual([]);
  });

  it("is an answer that is rated badly by itself, whoever spoke after it, by its latest rating", () => {
    const asked: Steps = [size, answer, "c:question is there a gift box", answer, "a: let me see"];
    const rate = (...ratings: { score: number; message?: string; at?: number }[]) => ({
      ratings: ratings.map((rating) => ({ of: "answer" as const, ...rating })),
    });
    expect(list(asked, rate({ score: 1, message: "m1" }))).toEqual(["m0 ineffective"]);
    expect(list(asked, rate({ score: 5, message: "m1" }))).toEqual([]);
    expect(list(asked, rate({ score: 1, message: "m1", at: nine }, { score: 5, message: "m1" }))).toEqual([]);
    expect(list(asked, rate({ score: 5, message: "m1", at: nine }, { score: 1, message: "m1" }))).toEqual([
      "m0 ineffective",
    ]);
    expect(list(asked, rate({ score: 1 }, { score: 1, message: "m9" }))).toEqual([]);
    expect(list(asked, { ratings: [{ of: "bot", score: 1, message: "m1" }] })).toEqual([]);
  });

  it("is none that did, nor what is said to people afterwards, nor a clarifying question", () => {
    expect(list([size, answer])).toEqual([]);
    expect(list([size, answer, "c:affirm that worked"])).toEqual([]);
    expect(list([size, answer, "a: hello", "c:deny no use"])).toEqual([]);
    expect(list([size, "b:clarify for whom", "c:deny no use"])).toEqual([]);
  });
});

describe("escalated", () => {
  it("takes the last question before a handoff for a knowledge reason that was not there yet", () => {
    const doubt: Steps[number] = ["b:answer perhaps", { confidence: 0.2 }];
    expect(list([size, doubt, { handoff: { requestedBy: "bot" } }])).toEqual(["m0 escalated"]);
    expect(list([size, "b:clarify for whom", { handoff: { reason: "no_answer" } }])).toEqual([
      "m0 escalated",
    ]);
  });

  it("leaves other reasons alone, and says of a missed question that it was missed", () => {
    expect(list([size, "b:transfer one moment", { handoff: { reason: "needs_action" } }])).toEqual([]);
    expect(list([size, "b:fallback sorry", { handoff: { reason: "no_answer" } }])).toEqual(["m0 missed"]);
  });
});

it("finds nothing once the words have gone", () => {
  const record = buildRecord([size, "b:fallback sorry"]);
  expect(listGapQuestions(redactRecord(record, settings), settings)).toEqual([]);
});
