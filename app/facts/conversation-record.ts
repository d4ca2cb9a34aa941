/** Everything known about one conversation: the input of the fold, from a batch or from the database. */
import type {
  ConversationEvent,
  HandoffEvent,
  MessageEvent,
  RatingEvent,
} from "#app/events/canonical-event.ts";

export type RecordedConversation = Pick<
  ConversationEvent,
  "customer" | "channel" | "startedAt" | "endedAt" | "topic" | "blocked" | "test"
>;
export type RecordedMessage = Pick<
  MessageEvent,
  | "id"
  | "at"
  | "from"
  | "sender"
  | "text"
  | "kind"
  | "entry"
  | "confidence"
  | "matched"
  | "intent"
  | "customer"
  | "channel"
  | "atInferred"
>;
export type RecordedHandoff = Pick<HandoffEvent, "id" | "at" | "requestedBy" | "executed" | "reason">;
export type RecordedRating = Pick<
  RatingEvent,
  "id" | "at" | "score" | "worst" | "best" | "of" | "invited" | "solved"
>;

export type ConversationRecord = {
  source: string;
  /** Null while only messages, handoffs or ratings have arrived. */
  conversation: RecordedConversation | null;
  messages: RecordedMessage[];
  handoffs: RecordedHandoff[];
  ratings: RecordedRating[];
};

/** What the fold needs to know of the store. */
export type FoldSettings = {
  /** IANA zone; local days and hours are its. */
  timezone: string;
  /** The store's own "I cannot answer that" wordings, beside the built-in ones. */
  fallbackPhrases: readonly string[];
};
