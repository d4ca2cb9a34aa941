import { describe, expect, it } from "vitest";
import { foldConversation } from "#app/facts/fold-conversation.ts";
import { buildRecord } from "#tests/factories/conversation-record.ts";

const handoff = { handoff: {} };
const by = (reason: string | null, requestedBy: "customer" | "bot" | "rule" | null = null) => ({
  handoff: { reason, requestedBy },
});
const ask = "c:question 转人工";

describe("the primary reason", () => {
  it.each([
    [
      "the platform's own code",
      ["c:question x", "b:answer y", by("needs_action")],
      "needs_action",
      "platform",
    ],
    [
      "a code in other spelling",
      ["c:question x", "b:answer y", by("Out of hours")],
      "out_of_hours",
      "platform",
    ],
    ["an ask at once", [ask, by(null, "customer")], "asked_for_human", "rule"],
    ["an ask the platform names", [ask, by("asked_for_human")], "asked_for_human", "platform"],
    ["an ask after a miss", ["c:question x", "b:fallback pardon", ask, handoff], "no_answer", "rule"],
    [
      "an ask after a miss, though the platform says asked",
      ["c:question x", "b:fallback pardon", ask, by("asked_for_human")],
      "no_answer",
      "rule",
    ],
    [
      "an ask after the same answer twice",
      [
        "c:question x",
        "b:answer read the size guide",
        "c:question y",
        "b:answer read the size guide",
        ask,
        handoff,
      ],
      "repeated_answer",
      "rule",
    ],
    [
      "an ask after an unsure answer",
      ["c:question x", ["b:answer maybe this", { confidence: 0.2 }], ask, handoff],
      "low_confidence",
      "rule",
    ],
    [
      "an ask after the question was put twice",
      [
        "c:question how long does delivery take",
        "b:answer we have coats",
        "c:question how long does the delivery take",
        "b:answer red or blue",
        ask,
        handoff,
      ],
      "misunderstood",
      "rule",
    ],
    [
      "a miss more than two turns before the ask",
      [
        "c:question x",
        "b:fallback pardon",
        "c:question red coat",
        "b:answer in stock",
        "c:question size",
        "b:answer M and L",
        ask,
        handoff,
      ],
      "asked_for_human",
      "rule",
    ],
    ["anger with the ask", ["c:question 你们太差了", "b:answer 抱歉", ask, handoff], "anger", "rule"],
    [
      "distrust with the ask",
      ["c:question are you a bot", "b:answer yes", "c:question talk to a person", handoff],
      "distrust",
      "rule",
    ],
    ["no ask, a miss", ["c:question x", "b:fallback pardon", handoff], "no_answer", "rule"],
    [
      "no ask, an action wanted",
      ["c:question 帮我改一下地址", "b:answer 好的", handoff],
      "needs_action",
      "rule",
    ],
    [
      "no ask, a look-up wanted",
      ["c:question where is my parcel, any tracking", "b:answer hm", handoff],
      "needs_lookup",
      "rule",
    ],
    ["a system that fails", ["c:question x", "b:answer y", by("system error")], "tool_failure", "rule"],
    ["nothing to go by", ["c:question 有没有黑色", "b:answer 有", handoff], "unclassified", "unclassified"],
  ])("%s", (_, steps, reason, source) => {
    const fact = foldConversation(buildRecord(steps as never), { timezone: "UTC", fallbackPhrases: [] })!;
    expect([fact.reason, fact.reasonSource]).toEqual([reason, source]);
  });

  it("is absent without a handoff", () => {
    const fact = foldConversation(buildRecord(["c:question 转人工", "b:fallback x"]), {
      timezone: "UTC",
      fallbackPhrases: [],
    })!;
    expect(fact.reason).toBeNull();
  });
});
