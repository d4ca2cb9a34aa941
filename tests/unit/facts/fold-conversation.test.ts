/** The exact rules of the metric dictionary, one row a case. */
import { describe, expect, it } from "vitest";
import { foldConversation } from "#app/facts/fold-conversation.ts";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import { buildRecord, nine } from "#tests/factories/conversation-record.ts";

const settings = { timezone: "Asia/Shanghai", fallbackPhrases: [] };
const fold = (record: ConversationRecord) => foldConversation(record, settings)!;

const q = "c:question where is it";
const answer = "b:answer on its way";
const fallback = "b:fallback pardon";
const person = "a: hello";
const handoff = { handoff: {} };

describe("class", () => {
  it.each([
    ["only a greeting", ["b:greeting hi"], {}, "empty"],
    ["only thanks", ["c:closing thanks"], {}, "empty"],
    ["only an agent's words", [person], {}, "empty"],
    ["a question, nothing back", [q], {}, "unattended"],
    ["a question and only a greeting", ["b:greeting hi", q, "b:greeting hi again"], {}, "unattended"],
    ["a question and a survey", [q, "b:survey rate us"], {}, "unattended"],
    ["a question and a note of an agent", [q, "a:note call back"], {}, "unattended"],
    ["a question and an agent", [q, person], {}, "human_only"],
    ["bot off, nobody answers", [q], { blocked: "bot_off" as const }, "blocked"],
    ["bot off, an agent answers", [q, person], { blocked: "limit" as const }, "blocked"],
    ["flagged blocked, yet the bot spoke", [q, answer], { blocked: "limit" as const }, "engaged"],
    ["a transfer notice is speech", [q, "b:transfer one moment"], {}, "engaged"],
    ["a bot message of kind other is speech", [q, "b:other hm"], {}, "engaged"],
  ])("%s", (_, steps, conversation, expected) => {
    expect(fold(buildRecord(steps, { conversation })).class).toBe(expected);
  });
});

describe("speech", () => {
  const second = (n: number | null) => (n === null ? null : nine + n * 1000);

  it.each([
    ["nobody", [q], null, null],
    [
      "a greeting, a survey and a note are none",
      ["b:greeting hi", q, "b:survey ok?", "a:note x"],
      null,
      null,
    ],
    ["the first of each counts", [q, fallback, answer, person, person], 1, 3],
    [
      "a transfer notice is the bot's, what follows the person's",
      [q, "b:transfer wait", handoff, person],
      1,
      3,
    ],
    ["an agent's survey is none", [q, "a:survey ok?", person], null, 2],
    ["said before any question", ["b:other sale today", q, answer], 0, null],
  ])("%s", (_, steps, bot, human) => {
    const fact = fold(buildRecord(steps));
    expect([fact.firstBotSpeechAt, fact.firstHumanSpeechAt]).toEqual([second(bot), second(human)]);
  });

  it("is told apart by what the customer came for, where the source says it", () => {
    const stage = (conversation: ConversationRecord["conversation"]) =>
      fold({ ...buildRecord([q]), conversation }).stage;
    const head = buildRecord([], { conversation: {} }).conversation!;
    expect([stage(null), stage(head), stage({ ...head, stage: "pre_sale" })]).toEqual([
      null,
      null,
      "pre_sale",
    ]);
  });
});

describe("settlement", () => {
  it.each([
    ["answered, silent", [q, answer], "durable"],
    ["recommended, silent", [q, "b:recommend this coat"], "durable"],
    ["clarified only", [q, "b:clarify which one"], "unanswered"],
    ["answered first, the last question missed", [q, answer, q, fallback], "unanswered"],
    ["missed first, the last question answered", [q, fallback, q, answer], "durable"],
    ["thanks after the answer is no question", [q, answer, "c:closing thanks"], "durable"],
    ["solved, says the customer", [q, answer, "c:affirm yes"], "confirmed"],
    ["not solved, says the customer", [q, answer, "c:deny no"], "rejected"],
    ["the last word counts", [q, answer, "c:deny no", "c:affirm yes it is"], "confirmed"],
    ["a yes before the last answer is not about it", [q, answer, "c:affirm yes", "b:answer more"], "durable"],
    ["a yes without any answer confirms nothing", [q, fallback, "c:affirm yes"], "unanswered"],
    ["handed off and answered", [q, fallback, handoff, person], "handoff"],
    ["handed off, nobody came", [q, answer, handoff], "handoff_lost"],
    ["asked, never transferred, nobody came", [q, answer, { handoff: { executed: false } }], "handoff_lost"],
    ["a person before any handoff", [q, answer, person], "takeover"],
    ["a person before the handoff, and after", [q, answer, person, handoff, person], "takeover"],
    ["an agent's survey is no speech", [q, fallback, handoff, "a:survey rate me"], "handoff_lost"],
  ])("%s", (_, steps, expected) => {
    expect(fold(buildRecord(steps)).settlement).toBe(expected);
  });
});

describe("ties in time", () => {
  const at = nine;
  it("read a customer's question before the bot's answer", () => {
    expect(
      fold(
        buildRecord([
          [answer, { at }],
          [q, { at }],
        ]),
      ).settlement,
    ).toBe("durable");
  });
  it("read a handoff before the agent's words, so that this is no takeover", () => {
    const record = buildRecord([[q, { at }], [fallback, { at }], [person, { at }], { handoff: { at } }]);
    expect(fold(record)).toMatchObject({ settlement: "handoff", isReached: true, humanWaitMs: 0 });
  });
});

describe("ratings", () => {
  it.each([
    ["good", [{ score: 4 }], "confirmed"],
    ["bad", [{ score: 2 }], "rejected"],
    ["middling decides nothing", [{ score: 3 }], "durable"],
    ["zero is best on a scale that runs backwards", [{ score: 0, worst: 4, best: 0 }], "confirmed"],
    ["a solved vote beats the stars", [{ score: 1, solved: true }], "confirmed"],
    [
      "the latest of bot and unnamed counts",
      [
        { of: "bot" as const, score: 1, at: nine },
        { score: 5, at: nine + 1 },
      ],
      "confirmed",
    ],
    [
      "at the same time the higher id counts",
      [
        { id: "b", score: 1 },
        { id: "a", score: 5 },
      ],
      "rejected",
    ],
    ["a rating of one answer is not of the conversation", [{ of: "answer" as const, score: 1 }], "durable"],
    ["a rating of an agent does not judge the bot", [{ of: "agent" as const, score: 1 }], "durable"],
    [
      "without a time it counts at the end",
      [
        { score: 5, at: nine },
        { id: "z", score: 1 },
      ],
      "rejected",
    ],
  ])("%s", (_, ratings, expected) => {
    expect(fold(buildRecord([q, answer], { ratings })).settlement).toBe(expected);
  });

  it("of the agent or unnamed reject a handed-off conversation, of the bot do not", () => {
    const steps = [q, fallback, handoff, person];
    expect(fold(buildRecord(steps, { ratings: [{ of: "agent", score: 1 }] })).isRejected).toBe(true);
    expect(fold(buildRecord(steps, { ratings: [{ of: "bot", score: 1 }] })).isRejected).toBe(false);
  });

  it("are kept one for each rated part, the latest", () => {
    const { ratings } = fold(
      buildRecord([q, answer], {
        ratings: [
          { of: "bot", score: 1, at: nine },
          { of: "bot", score: 5, at: nine + 5, invited: true },
          { of: "answer", score: 2 },
        ],
      }),
    );
    expect(ratings).toEqual([
      { ratedPart: "bot", score: 1, solved: null, isInvited: true },
      { ratedPart: "answer", score: 0.25, solved: null, isInvited: false },
    ]);
  });
});

describe("times", () => {
  it("measure first response, wait and handle time in ms", () => {
    const fact = fold(
      buildRecord([
        "b:greeting hi",
        [q, { at: nine + 10_000 }],
        [fallback, { at: nine + 12_000 }],
        { handoff: { at: nine + 20_000 } },
        [person, { at: nine + 80_000 }],
        ["a:note secret", { at: nine + 500_000 }],
        [person, { at: nine + 200_000 }],
      ]),
    );
    expect(fact).toMatchObject({
      botFirstResponseMs: 2_000,
      humanWaitMs: 60_000,
      handleTimeMs: 120_000,
      agent: "li",
    });
    expect(fact.endedAt).toBe(nine + 200_000);
  });

  it("are not measured where the source recorded none", () => {
    const fact = fold(buildRecord([[q, { atInferred: true }], answer, handoff, person]));
    expect(fact).toMatchObject({
      botFirstResponseMs: null,
      humanWaitMs: null,
      handleTimeMs: null,
      frictionMs: null,
    });
  });

  it("count turns and ms from the first ask to the transfer", () => {
    const ask = "c:question 转人工";
    const steps = [
      q,
      answer,
      ask,
      fallback,
      "c:question 人工",
      fallback,
      "c:question hello?",
      { handoff: {} },
    ];
    expect(fold(buildRecord(steps))).toMatchObject({ frictionTurns: 2, frictionMs: 5_000 });
  });

  it("span from started_at to ended_at where these reach further than the messages", () => {
    const record = buildRecord([q, answer], {
      conversation: { startedAt: nine - 60_000, endedAt: nine + 3_600_000 },
    });
    expect(fold(record)).toMatchObject({ startedAt: nine - 60_000, endedAt: nine + 3_600_000 });
  });

  it("wait for a first time before a conversation counts at all", () => {
    expect(foldConversation(buildRecord([], { conversation: { endedAt: nine } }), settings)).toBeUndefined();
    expect(foldConversation(buildRecord([handoff]), settings)).toBeUndefined();
  });
});

describe("days", () => {
  it.each([
    ["Asia/Shanghai", Date.UTC(2026, 9, 4, 15, 59), "2026-10-04", 23],
    ["Asia/Shanghai", Date.UTC(2026, 9, 4, 16, 0), "2026-10-05", 0],
    ["America/New_York", Date.UTC(2026, 10, 1, 5, 30), "2026-11-01", 1],
    ["America/New_York", Date.UTC(2026, 10, 1, 6, 30), "2026-11-01", 1],
    ["America/New_York", Date.UTC(2026, 10, 2, 4, 59), "2026-11-01", 23],
    ["Asia/Kolkata", Date.UTC(2026, 0, 1, 18, 29), "2026-01-01", 23],
  ])("%s at %d is %s, hour %d", (timezone, at, startDay, startHour) => {
    const fact = foldConversation(buildRecord([[q, { at }]]), { timezone, fallbackPhrases: [] });
    expect(fact).toMatchObject({ startDay, startHour });
  });
});

describe("who and where", () => {
  it("comes from the conversation event, else from the first message that says", () => {
    const messages = [
      q,
      [answer, { channel: "app" }],
      ["c:question x", { customer: "ann", channel: "web" }],
    ] as const;
    expect(fold(buildRecord([...messages] as never))).toMatchObject({ customer: "ann", channel: "app" });
    expect(fold(buildRecord([...messages] as never, { conversation: { customer: "bo" } }))).toMatchObject({
      customer: "bo",
    });
  });
});
