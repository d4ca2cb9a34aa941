/** Everything known about one conversation: the input of the fold, from a batch or from the database. */
import type {
  ConversationEvent,
  HandoffEvent,
  MessageEvent,
  RatingEvent,
} from "#app/events/canonical-event.ts";
import type { MessageKind } from "#app/events/vocabulary.ts";
import type { Reason, ReasonSource } from "./reason.ts";

/** Everything the fold takes from the text of one message; see `redactRecord`. */
export type MessageReading = {
  /** Its kind by its wording alone, where the source gives none. */
  kind: MessageKind;
  /** A customer who asks for a person. */
  asks?: boolean;
};
export type HandoffReading = { reason: Reason; source: ReasonSource };

export type RecordedConversation = Pick<
  ConversationEvent,
  "customer" | "channel" | "startedAt" | "endedAt" | "topic" | "stage" | "blocked" | "test"
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
> & {
  /** What the rules read from its text, once the text is gone. */
  reading?: MessageReading | null;
};
export type RecordedHandoff = Pick<HandoffEvent, "id" | "at" | "requestedBy" | "executed" | "reason"> & {
  /** What it was classified as, once the texts before it are gone. */
  reading?: HandoffReading | null;
};
export type RecordedRating = Pick<
  RatingEvent,
  "id" | "at" | "score" | "worst" | "best" | "of" | "invited" | "solved" | "message"
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
