import type { ConversationEntry } from "#app/reports/conversation-entry.ts";

/** A row of a list; what a test does not name is an answered bot conversation in Hangzhou. */
export function buildConversationEntry(values: Partial<ConversationEntry> = {}): ConversationEntry {
  return {
    conversationId: 1,
    storeKey: "hangzhou",
    storeName: "杭州旗舰店",
    source: "api",
    customer: "u1",
    channel: "web",
    topic: "shipping",
    isTest: false,
    startedAt: Date.UTC(2026, 10, 1, 16, 30),
    standing: "durable",
    handler: "bot",
    isRequested: false,
    isExecuted: false,
    reason: null,
    reasonSource: null,
    agent: null,
    messageCount: 4,
    openingText: "When will it ship?",
    botFirstResponseMs: 1_500,
    humanWaitMs: null,
    handleTimeMs: null,
    isTimeInferred: false,
    ratedPart: null,
    score: null,
    timezone: "Asia/Shanghai",
    ...values,
  };
}
