/** The closed word lists of canonical events. Everything else in an event is free text. */

export const speakers = ["customer", "bot", "agent", "system"] as const;
export type Speaker = (typeof speakers)[number];

export const messageKinds = [
  "greeting",
  "answer",
  "clarify",
  "fallback",
  "transfer",
  "recommend",
  "survey",
  "question",
  "closing",
  "affirm",
  "deny",
  "note",
  "other",
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Who may say what. Agents and systems send surveys, transfers and answers too, so nothing is refused there. */
export const kindsBySpeaker: Record<Speaker, readonly MessageKind[]> = {
  bot: ["greeting", "answer", "clarify", "fallback", "transfer", "recommend", "survey", "note", "other"],
  customer: ["question", "closing", "affirm", "deny", "note", "other"],
  agent: messageKinds,
  system: messageKinds,
};

export const closers = ["customer", "bot", "agent", "timer", "rule"] as const;
export const handoffRequesters = ["customer", "bot", "rule", "agent"] as const;
export type HandoffRequester = (typeof handoffRequesters)[number];

export const ratedParts = ["bot", "agent", "answer"] as const;
export type RatedPart = (typeof ratedParts)[number];

export const blockReasons = ["bot_off", "limit", "human_only"] as const;
export type BlockReason = (typeof blockReasons)[number];

export const stages = ["pre_sale", "after_sale"] as const;
export type Stage = (typeof stages)[number];
export const knowledgeActions = ["created", "updated", "published", "retired"] as const;
export const personRoles = ["agent", "trainer"] as const;
