import { describe, expect, test } from "vitest";
import {
  explainStanding,
  foreseeOutcome,
  judgeByDefinitions,
  type Judged,
} from "#app/reports/explain-standing.ts";

const judged: Judged = {
  standing: "durable",
  settlement: "durable",
  isReturned: false,
  isRejected: false,
  isExecuted: false,
  hasHumanSpeech: false,
  customer: "u1",
  endedAt: 1_000,
  ratings: [],
};
const rating = {
  id: "r",
  at: 900,
  score: 1,
  worst: 1,
  best: 5,
  of: null,
  invited: null,
  solved: null,
  message: null,
};

describe("the sentence that says why", () => {
  test("tells a rating that confirms from words that do", () => {
    const good = { ...rating, score: 5 };
    expect(explainStanding({ ...judged, standing: "confirmed", ratings: [good] })).toBe("confirmed.rating");
    expect(explainStanding({ ...judged, standing: "confirmed" })).toBe("confirmed.word");
    expect(explainStanding({ ...judged, standing: "rejected", ratings: [rating] })).toBe("rejected.rating");
  });

  test("does not take a middling rating for what decided", () => {
    const middling = { ...rating, score: 3 };
    expect(explainStanding({ ...judged, standing: "rejected", ratings: [middling] })).toBe("rejected.word");
  });

  test("admits that a customer without an id could not be seen coming back", () => {
    expect(explainStanding({ ...judged, customer: null })).toBe("durable.unlinked");
    expect(explainStanding(judged)).toBe("durable");
  });

  test("tells a lost transfer from an ignored request", () => {
    const lost = { ...judged, standing: "handoff_lost" as const };
    expect(explainStanding({ ...lost, isExecuted: true })).toBe("handoff_lost.executed");
    expect(explainStanding(lost)).toBe("handoff_lost.ignored");
  });

  test("names the rejection first where a customer rejected and came back", () => {
    const unsolved = { ...judged, standing: "handoff_unsolved" as const, isReturned: true };
    expect(explainStanding({ ...unsolved, isRejected: true })).toBe("handoff_unsolved.rejected");
    expect(explainStanding(unsolved)).toBe("handoff_unsolved.returned");
  });
});

describe("what a pending conversation becomes", () => {
  const pending = { ...judged, standing: "pending" as const };

  test("follows from what is settled and from a return already seen", () => {
    expect(foreseeOutcome(pending)).toBe("durable");
    expect(foreseeOutcome({ ...pending, isReturned: true })).toBe("recontacted");
    expect(foreseeOutcome({ ...pending, settlement: "handoff" })).toBe("handoff_solved");
    expect(foreseeOutcome({ ...pending, settlement: "handoff", isRejected: true })).toBe("handoff_unsolved");
    expect(foreseeOutcome({ ...pending, settlement: "takeover" })).toBe("takeover");
  });

  test("is not asked of judged ones", () => {
    expect(foreseeOutcome(judged)).toBeNull();
  });
});

describe("the six definitions", () => {
  const list = (fact: Judged) =>
    judgeByDefinitions(fact, true).flatMap(({ definition, isResolved }) => (isResolved ? [definition] : []));

  test("all count a confirmed bot conversation", () => {
    expect(list({ ...judged, standing: "confirmed" })).toEqual([
      "containment_rate",
      "no_human_rate",
      "no_human_no_handoff_rate",
      "assumed_rate",
      "verified_rate",
      "confirmed_rate",
    ]);
  });

  test("part ways over a customer who came back, one who was lost, and one taken over", () => {
    expect(list({ ...judged, standing: "recontacted" })).toEqual([
      "containment_rate",
      "no_human_rate",
      "no_human_no_handoff_rate",
      "assumed_rate",
    ]);
    expect(list({ ...judged, standing: "handoff_lost", isExecuted: true })).toEqual(["no_human_rate"]);
    expect(list({ ...judged, standing: "takeover", hasHumanSpeech: true })).toEqual(["containment_rate"]);
    expect(list({ ...judged, standing: "handoff_solved", hasHumanSpeech: true, isExecuted: true })).toEqual(
      [],
    );
  });

  test("say nothing about what is not judged", () => {
    const verdicts = judgeByDefinitions({ ...judged, standing: "pending" }, false);
    expect(verdicts.map(({ isResolved }) => isResolved)).toEqual([null, null, null, null, null, null]);
  });
});
