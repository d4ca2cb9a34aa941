/** What became of a conversation: the words used by facts, measures and colours alike. */

/** The nine outcomes that partition engaged, matured conversations, in the order they are shown. */
export const outcomes = [
  "confirmed",
  "durable",
  "recontacted",
  "rejected",
  "unanswered",
  "handoff_solved",
  "handoff_unsolved",
  "handoff_lost",
  "takeover",
] as const;
export type Outcome = (typeof outcomes)[number];

/** Conversations the bot never really took part in, counted apart from the outcomes. */
export const apartClasses = ["blocked", "human_only", "unattended", "empty"] as const;
export type ApartClass = (typeof apartClasses)[number];

export const conversationClasses = ["engaged", ...apartClasses] as const;
export type ConversationClass = (typeof conversationClasses)[number];

/**
 * What is settled about an engaged conversation before anyone knows whether the customer comes back.
 * `durable` and `handoff` still split by re-contact and maturity when they are read.
 */
export const settlements = [
  "confirmed",
  "durable",
  "rejected",
  "unanswered",
  "handoff",
  "handoff_lost",
  "takeover",
] as const;
export type Settlement = (typeof settlements)[number];

/** Every value of the `outcome` dimension. */
export const standings = [...outcomes, "pending", ...apartClasses] as const;
export type Standing = (typeof standings)[number];

/** Who spoke to the customer: only the bot, only people, both, or nobody. */
export const handlers = ["bot", "mixed", "human", "none"] as const;
export type Handler = (typeof handlers)[number];
