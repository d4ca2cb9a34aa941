import fc from "fast-check";
import { expect, it } from "vitest";
import type { ConversationFact } from "#app/facts/conversation-fact.ts";
import type { ConversationRecord, RecordedMessage } from "#app/facts/conversation-record.ts";
import { foldConversation } from "#app/facts/fold-conversation.ts";
import { redactRecord } from "#app/facts/redact-record.ts";
import { buildRecord, nine } from "#tests/factories/conversation-record.ts";

const settings = { timezone: "Asia/Shanghai", fallbackPhrases: ["店主不在"] };
const otherPhrases = { ...settings, fallbackPhrases: ["size chart"] };

/** Wordings that the rules tell apart, alone, twice, or across two messages. */
const customerTexts = [
  "where is my parcel 4711",
  "where is my parcel now 4711",
  "where is",
  "my order",
  "please cancel",
  "转人工",
  "can I talk to a",
  "human please",
  "thanks",
  "it is solved",
  "没有解决",
  "this is ridiculous",
  "are you a bot",
  "好的",
  "",
];
const botTexts = [
  "Please see the size chart.",
  "please see the size chart",
  "Sorry, I did not understand",
  "亲，店主不在哦",
  "正在为您转接人工",
  "short",
];
const platformReasons = [
  null,
  "asked_for_human",
  "tool_failure",
  "wants to cancel the order",
  "system error",
];

/** Few moments and ids, so that ties are common. */
const moments = fc.nat({ max: 9 }).map((step) => nine + step * 1000);
const messages = fc
  .array(
    fc.record({
      at: moments,
      from: fc.constantFrom("customer", "customer", "bot", "bot", "agent"),
      customerText: fc.option(fc.constantFrom(...customerTexts), { freq: 9 }),
      botText: fc.option(fc.constantFrom(...botTexts), { freq: 9 }),
      kind: fc.constantFrom(null, null, null, "question", "closing", "fallback", "answer", "note"),
      entry: fc.constantFrom(null, null, "e1"),
      confidence: fc.constantFrom(null, null, 0.2, 0.9),
      matched: fc.constantFrom(null, null, null, true, false),
    }),
    { maxLength: 9 },
  )
  .map((list) =>
    list.map(({ customerText, botText, ...rest }, index): RecordedMessage => ({
      ...rest,
      kind: rest.kind as RecordedMessage["kind"],
      from: rest.from as RecordedMessage["from"],
      id: `m${index}`,
      text: rest.from === "customer" ? customerText : botText,
      sender: null,
      intent: null,
      customer: "u1",
      channel: null,
      atInferred: false,
    })),
  );
const records: fc.Arbitrary<ConversationRecord> = fc.record({
  source: fc.constant("api"),
  conversation: fc.constantFrom(null, ...(["bot_off", null] as const).map((blocked) => buildHead(blocked))),
  messages,
  handoffs: fc.array(
    fc.record({
      id: fc.constantFrom("h1", "h2", "h3"),
      at: moments,
      requestedBy: fc.constantFrom(null, "customer" as const, "bot" as const),
      executed: fc.boolean(),
      reason: fc.constantFrom(...platformReasons),
    }),
    { maxLength: 2 },
  ),
  ratings: fc.constant([]),
});

function buildHead(blocked: "bot_off" | null) {
  return buildRecord([], { conversation: { customer: "u1", startedAt: nine, blocked } }).conversation;
}

const withoutOpening = (fact: ConversationFact | undefined) => fact && { ...fact, openingText: null };

it("leaves a conversation that folds to the same fact, whatever phrases its store has later", () => {
  fc.assert(
    fc.property(records, (record) => {
      const redacted = redactRecord(record, settings);
      const before = withoutOpening(foldConversation(record, settings));
      expect(foldConversation(redacted, settings)).toEqual(before);
      expect(foldConversation(redacted, otherPhrases)).toEqual(before);
    }),
    { numRuns: 3000 },
  );
});

it("does so again for what arrives after the texts have gone", () => {
  fc.assert(
    fc.property(records, records, (record, late) => {
      const redacted = redactRecord(record, settings);
      const more = late.messages.map((message) => ({ ...message, id: `late-${message.id}` }));
      const grown = {
        ...redacted,
        messages: [...redacted.messages, ...more],
        handoffs: [
          ...redacted.handoffs,
          ...late.handoffs.map((handoff) => ({ ...handoff, id: `l${handoff.id}` })),
        ],
      };
      const before = withoutOpening(foldConversation(grown, settings));
      const again = redactRecord(grown, settings);
      expect(foldConversation(again, otherPhrases)).toEqual(before);
      expect(redactRecord(again, otherPhrases)).toEqual(again);
    }),
    { numRuns: 1000 },
  );
});

it("keeps no words, and of a handoff's reason only a known code", () => {
  const record = buildRecord([
    "c: where is my parcel 4711",
    "b: Please see the size chart.",
    { handoff: { reason: "Anna asked twice" } },
    { handoff: { reason: "Tool failure" } },
  ]);
  const { messages, handoffs } = redactRecord(record, settings);
  expect(messages.map(({ text, reading }) => [text, reading])).toEqual([
    [null, { kind: "question" }],
    [null, { kind: "answer" }],
  ]);
  expect(handoffs.map(({ reason, reading }) => [reason, reading])).toEqual([
    [null, { reason: "needs_lookup", source: "rule" }],
    ["Tool failure", { reason: "tool_failure", source: "platform" }],
  ]);
});
