import type {
  ConversationRecord,
  RecordedConversation,
  RecordedHandoff,
  RecordedMessage,
  RecordedRating,
} from "#app/facts/conversation-record.ts";

/** 5 October 2026, 09:00 in Shanghai. */
export const nine = Date.UTC(2026, 9, 5, 1);

type Line = string | [string, Partial<RecordedMessage>];
type Step = Line | { handoff: Partial<RecordedHandoff> };

const speakers = { c: "customer", b: "bot", a: "agent", s: "system" } as const;

/**
 * A record from short lines, a second apart: "c:question where is it" is a customer message of that kind,
 * "b:" leaves the kind out. A pair adds fields; `{handoff}` is a handoff event.
 */
export function buildRecord(
  steps: readonly Step[],
  {
    ratings = [],
    conversation = null,
  }: { ratings?: Partial<RecordedRating>[]; conversation?: Partial<RecordedConversation> | null } = {},
): ConversationRecord {
  const record: ConversationRecord = {
    source: "api",
    conversation: null,
    messages: [],
    handoffs: [],
    ratings: [],
  };
  if (conversation) {
    const nothing = {
      customer: null,
      channel: null,
      startedAt: null,
      endedAt: null,
      topic: null,
      stage: null,
      blocked: null,
      test: null,
    };
    record.conversation = { ...nothing, ...conversation };
  }
  steps.forEach((step, index) => {
    const at = nine + index * 1000;
    if (typeof step === "object" && "handoff" in step) {
      record.handoffs.push({
        id: `h${index}`,
        at,
        requestedBy: null,
        executed: true,
        reason: null,
        ...step.handoff,
      });
      return;
    }
    const [line, more] = typeof step === "string" ? [step, {}] : step;
    record.messages.push({ ...parseLine(line), id: `m${index}`, at, ...more });
  });
  record.ratings = ratings.map((rating, index) => ({
    id: `r${index}`,
    at: null,
    score: 5,
    worst: 1,
    best: 5,
    of: null,
    invited: null,
    solved: null,
    message: null,
    ...rating,
  }));
  return record;
}

function parseLine(line: string): Omit<RecordedMessage, "id" | "at"> {
  const [, speaker, kind, text] = /^([cbas]):(\w*) ?(.*)$/.exec(line)!;
  return {
    from: speakers[speaker as keyof typeof speakers],
    kind: kind === "" ? null : (kind as RecordedMessage["kind"]),
    text: text === "" ? null : text!,
    sender: speaker === "a" ? "li" : null,
    entry: null,
    confidence: null,
    matched: null,
    intent: null,
    customer: null,
    channel: null,
    atInferred: false,
  };
}
