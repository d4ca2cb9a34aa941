import { describe, expect, test } from "vitest";
import { buildItems } from "#app/reports/transcript-items.ts";
import { buildTranscriptReport } from "#app/reports/transcript-report.ts";
import { buildFact, buildTranscript, buildTranscriptMessage, noon } from "#tests/factories/transcript.ts";

const minute = 60_000;

describe("the items of a transcript", () => {
  test("stand in time, ties as customer, handoff, bot, agent, and a rating without time last", () => {
    const items = buildItems(
      buildTranscript({
        messages: [
          buildTranscriptMessage({ id: "agent", speaker: "agent", minute: 2 }),
          buildTranscriptMessage({ id: "bot", speaker: "bot", minute: 2, kind: "transfer" }),
          buildTranscriptMessage({ id: "ask", speaker: "customer", minute: 2 }),
          buildTranscriptMessage({ id: "hello", speaker: "customer", minute: 0 }),
        ],
        handoffs: [
          {
            id: "h",
            at: noon + 2 * minute,
            requestedBy: "customer",
            isExecuted: true,
            reason: null,
            target: null,
          },
        ],
        ratings: [
          {
            id: "r",
            at: null,
            ratedPart: null,
            score: 0,
            worst: 5,
            best: 0,
            isInvited: true,
            isSolved: null,
            message: null,
            comment: null,
          },
        ],
      }),
    );
    expect(items.map(({ id }) => id)).toEqual(["hello", "ask", "h", "bot", "agent", "r"]);
    expect(items.map(({ gapMs }) => gapMs)).toEqual([null, 2 * minute, 0, 0, 0, null]);
  });

  test("say which kinds we derived, and leave the source's own alone", () => {
    const [question, told, derived, miss] = buildItems(
      buildTranscript({
        messages: [
          buildTranscriptMessage({ id: "1", speaker: "customer", minute: 0 }),
          buildTranscriptMessage({ id: "2", speaker: "bot", minute: 1, kind: "clarify" }),
          buildTranscriptMessage({ id: "3", speaker: "bot", minute: 2, text: "It ships tomorrow." }),
          buildTranscriptMessage({ id: "4", speaker: "bot", minute: 3, matched: false }),
        ],
      }),
    );
    expect(question).toMatchObject({ kind: "question", isKindInferred: true });
    expect(told).toMatchObject({ kind: "clarify", isKindInferred: false });
    expect(derived).toMatchObject({ kind: "answer", isKindInferred: true });
    expect(miss).toMatchObject({ kind: "fallback", isKindInferred: false });
  });

  test("keep notes where they were written, as notes", () => {
    const items = buildItems(
      buildTranscript({
        messages: [
          buildTranscriptMessage({ id: "q", speaker: "customer", minute: 0 }),
          buildTranscriptMessage({ id: "n", speaker: "agent", minute: 1, kind: "note" }),
        ],
      }),
    );
    expect(items[1]).toMatchObject({ id: "n", kind: "note", isKindInferred: false });
  });

  test("turn a rating over where the best score is the lowest", () => {
    const rating = {
      ...{ id: "r", at: noon, ratedPart: "agent", worst: 5, best: 0 },
      ...{ score: 1, isInvited: null, isSolved: null, message: null, comment: null },
    };
    const items = buildItems(buildTranscript({ messages: [], ratings: [rating] }));
    expect(items[0]).toMatchObject({ normalised: 0.8, verdict: "good" });
  });

  test("have no gap where times are inferred", () => {
    const items = buildItems(
      buildTranscript({
        messages: [
          buildTranscriptMessage({ id: "q", speaker: "customer", minute: 0, isTimeInferred: true }),
          buildTranscriptMessage({ id: "a", speaker: "bot", minute: 30, isTimeInferred: true }),
        ],
      }),
    );
    expect(items.map(({ gapMs }) => gapMs)).toEqual([null, null]);
  });
});

describe("a transcript's report", () => {
  test("gives the time between conversations of a customer, and whether the window reaches over it", () => {
    const hour = 60 * minute;
    const other = (conversationId: number, startedAt: number, endedAt: number) => ({
      conversationId,
      startedAt,
      endedAt,
      openingText: null,
    });
    const { related } = buildTranscriptReport(
      buildTranscript({
        fact: buildFact({ started_at: noon, ended_at: noon + hour }),
        related: [
          other(8, noon + 3 * hour, noon + 4 * hour),
          other(9, noon - 90 * hour, noon - 80 * hour),
          other(10, noon + hour / 2, noon + 2 * hour),
        ],
      }),
      false,
    );
    expect(related).toMatchObject([
      { conversationId: 8, when: "after", gapMs: 2 * hour, isWithinWindow: true },
      { conversationId: 9, when: "before", gapMs: 80 * hour, isWithinWindow: false },
      { conversationId: 10, when: "during", gapMs: 0, isWithinWindow: false },
    ]);
  });

  test("says when a pending one is judged: end plus window", () => {
    const { facts } = buildTranscriptReport(
      buildTranscript({ fact: buildFact({ standing: "pending", is_matured: false, ended_at: noon }) }),
      false,
    );
    expect(facts).toMatchObject({ why: "pending", maturesAt: noon + 72 * 60 * minute, foreseen: "durable" });
  });

  test("has no facts for a conversation without any time", () => {
    expect(buildTranscriptReport(buildTranscript({ fact: undefined }), false).facts).toBeNull();
  });
});
