import { expect, it } from "vitest";
import type { ConversationRecord, RecordedMessage } from "#app/facts/conversation-record.ts";
import { listSaidAnswers, rankAnswers, type SaidAnswer } from "#app/gaps/human-answers.ts";

const settings = { timezone: "UTC", fallbackPhrases: [] };
const start = Date.UTC(2026, 9, 5, 8);

/** A conversation from `speaker: words`, a minute apart; message ids are their places. */
function talk(lines: readonly string[], rating: number | null = null): ConversationRecord {
  const messages = lines.map((line, index): RecordedMessage => {
    const [, from, text] = /^(\w+): (.*)$/.exec(line)!;
    return {
      ...{
        id: String(index),
        at: start + index * 60_000,
        from: from as RecordedMessage["from"],
        text: text!,
      },
      ...{ sender: null, kind: null, entry: null, confidence: null, matched: null, intent: null },
      ...{ customer: null, channel: null, atInferred: false },
    };
  });
  const rated = {
    score: rating ?? 0,
    worst: 1,
    best: 5,
    of: "agent" as const,
    invited: true,
    solved: null,
    message: null,
  };
  return {
    ...{ source: "s", conversation: null, messages, handoffs: [] },
    ratings: rating === null ? [] : [{ ...rated, id: "r", at: start + 3_600_000 }],
  };
}

const endingsOf = (lines: readonly string[], rating: number | null = null, asked = "0") =>
  listSaidAnswers(1, talk(lines, rating), settings, new Set([asked])).map(({ text, ending }) => [
    text,
    ending,
  ]);

it("reads from what follows an answer whether it solved the question", () => {
  const asked = "customer: can I wash this wool coat at home";
  const answer = "agent: Hand wash in cold water and dry it flat";
  const said = answer.slice(7);
  expect(endingsOf([asked, answer, "customer: thanks, bye"])).toEqual([[said, "solved"]]);
  expect(endingsOf([asked, answer])).toEqual([[said, "open"]]);
  expect(endingsOf([asked, answer], 5)).toEqual([[said, "solved"]]);
  expect(endingsOf([asked, answer, "customer: thanks, bye"], 1)).toEqual([[said, "failed"]]);
  expect(
    endingsOf([asked, answer, "customer: so can I wash this wool coat at home", "customer: bye"]),
  ).toEqual([[said, "failed"]]);
});

it("takes what people say after the question, each thing once; no introductions, no questions back", () => {
  const lines = [
    "agent: Parcels leave the same day",
    "customer: 羊毛大衣可以机洗吗",
    "bot: 我没听懂",
    "agent: 您好，我是客服小夏",
    "agent: 请问是哪一款吗",
    "agent: 羊毛大衣只能干洗",
    "customer: 好的",
    "agent: 羊毛大衣只能干洗！",
  ];
  expect(endingsOf(lines, null, "1")).toEqual([["羊毛大衣只能干洗", "solved"]]);
  expect(endingsOf(lines, null, "none")).toEqual([]);
});

const said = (text: string, endings: readonly SaidAnswer["ending"][], from = 0): SaidAnswer[] =>
  endings.map((ending, index) => ({ conversationId: from + index, at: start + from + index, text, ending }));

it("ranks by conversations solved less those that failed, and leaves out what people say in any gap", () => {
  const answers = [
    ...said("Hand wash in cold water", ["solved", "solved", "failed"]),
    ...said("Dry clean only", ["solved", "solved", "open"], 3),
    ...said("Have a great day", ["solved", "solved", "solved", "solved"], 2),
  ];
  // Six conversations here, 60 elsewhere: "have a great day" is in four of six here and in 45 of 60 there.
  const elsewhere = { conversations: 60, of: (text: string) => (text === "Have a great day" ? 45 : 0) };
  expect(rankAnswers(answers, elsewhere)).toEqual([
    { text: "Dry clean only", said: 3, solved: 2, failed: 0, conversationId: 4 },
    { text: "Hand wash in cold water", said: 3, solved: 2, failed: 1, conversationId: 1 },
  ]);
});

it("takes near-duplicates as one, by the latest that solved, and keeps all where there is no other gap", () => {
  const answers = [
    ...said("Dry clean only", ["solved"]),
    ...said("dry clean ONLY!", ["solved"], 1),
    ...said("Dry clean only.", ["open"], 2),
  ];
  expect(rankAnswers(answers, { conversations: 0, of: () => 0 })).toEqual([
    { text: "dry clean ONLY!", said: 3, solved: 2, failed: 0, conversationId: 1 },
  ]);
});
