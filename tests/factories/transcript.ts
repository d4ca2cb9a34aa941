import type { Transcript, TranscriptMessage } from "#db/queries/transcript.ts";

export const noon = Date.UTC(2026, 9, 1, 4, 0);
const minute = 60_000;

/** A message at so many minutes past noon in Shanghai. */
export function buildTranscriptMessage(
  values: Partial<TranscriptMessage> & { minute?: number; id: string; speaker: string },
): TranscriptMessage {
  const { minute: minutes = 0, ...rest } = values;
  return {
    at: noon + minutes * minute,
    sender: null,
    text: `words of ${values.id}`,
    kind: null,
    entry: null,
    confidence: null,
    matched: null,
    intent: null,
    products: null,
    isTimeInferred: false,
    reading: null,
    extra: null,
    ...rest,
  };
}

type Fact = NonNullable<Transcript["fact"]>;

/** A fact of a matured, durable bot conversation; what a test is about is given. */
export function buildFact(values: Partial<Fact> = {}): Fact {
  return {
    store_id: 1,
    conversation_id: 7,
    source: "api",
    customer: "u1",
    channel: "web",
    topic: "shipping",
    stage: null,
    is_test: false,
    started_at: noon,
    ended_at: noon + 10 * minute,
    start_day: "2026-10-01",
    start_hour: 12,
    class: "engaged",
    settlement: "durable",
    handler: "bot",
    has_question: true,
    has_human_speech: false,
    first_bot_speech_at: noon,
    first_human_speech_at: null,
    is_requested: false,
    is_executed: false,
    is_reached: false,
    is_rejected: false,
    escalated_at: null,
    escalated_day: null,
    escalated_hour: null,
    reason: null,
    reason_group: null,
    reason_source: null,
    agent: null,
    is_invited: false,
    bot_first_response_ms: 2_000,
    human_wait_ms: null,
    handle_time_ms: null,
    friction_turns: null,
    friction_ms: null,
    message_count: 2,
    opening_text: "words of q",
    is_kind_inferred: false,
    is_time_inferred: false,
    next_contact_ms: null,
    next_same_topic_ms: null,
    store_key: "hangzhou",
    store_name: "杭州旗舰店",
    recontact_hours: 72,
    standing: "durable",
    is_matured: true,
    is_returned: false,
    ...values,
  };
}

export function buildTranscript(values: Partial<Transcript> = {}): Transcript {
  return {
    conversationId: 7,
    storeId: 1,
    storeKey: "hangzhou",
    storeName: "杭州旗舰店",
    timezone: "Asia/Shanghai",
    source: "api",
    externalId: "c7",
    endedBy: null,
    stage: null,
    textRemovedAt: null,
    erasedAt: null,
    extra: null,
    fallbackPhrases: [],
    dataThrough: noon + 100 * 3_600_000,
    fact: buildFact(),
    messages: [
      buildTranscriptMessage({ id: "q", speaker: "customer", minute: 0 }),
      buildTranscriptMessage({ id: "a", speaker: "bot", minute: 1, kind: "answer" }),
    ],
    handoffs: [],
    ratings: [],
    related: [],
    ...values,
  };
}
