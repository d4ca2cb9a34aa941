/** A conversation in the order it happened: messages, handoffs, ratings and the customer's orders, with what was inferred said so. */
import type { MessageKind, Speaker } from "#app/events/vocabulary.ts";
import { speakers } from "#app/events/vocabulary.ts";
import { badScore, goodScore, normaliseScore } from "#app/facts/ratings.ts";
import { buildTimeline } from "#app/facts/timeline.ts";
import type { ConversationRecord } from "#app/facts/conversation-record.ts";
import type { RatedPart } from "#app/events/vocabulary.ts";
import type {
  Transcript,
  TranscriptHandoff,
  TranscriptMessage,
  TranscriptRating,
} from "#db/queries/transcript.ts";

import type { OrderStep } from "./order-steps.ts";

type Extra = Record<string, unknown> | null;

export type MessageItem = {
  what: "message";
  id: string;
  at: number;
  speaker: Speaker;
  sender: string | null;
  text: string | null;
  kind: MessageKind | null;
  /** We derived the kind; the source did not say. */
  isKindInferred: boolean;
  entry: string | null;
  confidence: number | null;
  matched: boolean | null;
  intent: string | null;
  products: string[];
  isTimeInferred: boolean;
  /** Why there is no text any more: gone with its customer, or older than the store keeps texts. */
  gone: "erased" | "retained" | null;
  extra: Extra;
};

export type HandoffItem = {
  what: "handoff";
  id: string;
  at: number;
  requestedBy: string | null;
  isExecuted: boolean;
  /** The source's own words. */
  words: string | null;
  target: string | null;
  /** First or only one: the moment the escalation's facts belong to. */
  isFirst: boolean;
};

export type RatingItem = {
  what: "rating";
  id: string;
  /** Null where the source gives no time; it then stands at the end. */
  at: number | null;
  ratedPart: string | null;
  score: number;
  worst: number;
  best: number;
  /** 0–1. */
  normalised: number;
  verdict: "good" | "bad" | "middling";
  isInvited: boolean | null;
  isSolved: boolean | null;
  comment: string | null;
};

/**
 * A step of an order of the customer, and what this conversation has to do with it: it is credited to this or another one, was
 * there before this began (and so never is), or is credited to none.
 */
export type OrderItem = OrderStep & { relation: "this" | "other" | "before" | "none" };

export type TranscriptItem = (MessageItem | HandoffItem | RatingItem | OrderItem) & {
  /** Since the item before, in ms; null for the first and where a time is missing or inferred. */
  gapMs: number | null;
};

const ranks: Readonly<Record<string, number>> = {
  customer: 0,
  handoff: 1,
  bot: 2,
  agent: 3,
  system: 4,
  rating: 5,
  order: 6,
};

/** The rows of a conversation as the fold takes them. */
export function buildRecord({ source, messages, handoffs, ratings }: Transcript): ConversationRecord {
  return {
    source,
    conversation: null,
    messages: messages.map((message) => ({
      ...message,
      from: readSpeaker(message),
      kind: message.kind as MessageKind | null,
      customer: null,
      channel: null,
      atInferred: message.isTimeInferred,
    })),
    handoffs: handoffs.map(({ id, at, isExecuted, reason }) => ({
      id,
      at,
      requestedBy: null,
      executed: isExecuted,
      reason,
    })),
    ratings: ratings.map(({ ratedPart, isInvited, isSolved, ...rating }) => ({
      ...rating,
      of: ratedPart as RatedPart | null,
      invited: isInvited,
      solved: isSolved,
    })),
  };
}

/** Everything that happened, in the order the rules read it; notes stand where they were written. */
export function buildItems(transcript: Transcript, steps: readonly OrderStep[] = []): TranscriptItem[] {
  const { timezone, fallbackPhrases, messages, handoffs, ratings } = transcript;
  const timeline = buildTimeline(buildRecord(transcript), { timezone, fallbackPhrases });
  const kinds = new Map(
    timeline.flatMap((item) => (item.what === "message" ? [[item.message.id, item] as const] : [])),
  );
  const items = [
    ...messages.map((message) => ({
      ...buildMessage(message, kinds.get(message.id)),
      gone: explainGone(message, transcript),
    })),
    ...handoffs.map((handoff, index) => buildHandoff(handoff, index === 0)),
    ...ratings.map(buildRating),
    ...steps.map((step) => ({ ...step, relation: relate(step, transcript) })),
  ].sort(compareItems);
  return items.map((item, index) => ({ ...item, gapMs: getGap(items[index - 1], item) }));
}

type Item = MessageItem | HandoffItem | RatingItem | OrderItem;

function relate(
  { conversationId, createdAt }: OrderStep,
  transcript: Pick<Transcript, "conversationId" | "fact">,
): OrderItem["relation"] {
  if (conversationId === transcript.conversationId) return "this";
  if (transcript.fact && createdAt <= transcript.fact.started_at) return "before";
  return conversationId === null ? "none" : "other";
}

const readSpeaker = ({ speaker }: TranscriptMessage): Speaker =>
  speakers.find((known) => known === speaker) ?? "system";

/** Only a text that was there once has left a reading. */
function explainGone(
  { text, reading }: TranscriptMessage,
  { erasedAt }: Pick<Transcript, "erasedAt">,
): MessageItem["gone"] {
  if (text !== null || reading === null) return null;
  return erasedAt === null ? "retained" : "erased";
}

function buildMessage(
  message: TranscriptMessage,
  derived: { kind: MessageKind; isInferred: boolean } | undefined,
): Omit<MessageItem, "gone"> {
  const { id, at, sender, text, entry, confidence, matched, intent, products, isTimeInferred, extra } =
    message;
  return {
    what: "message",
    id,
    at,
    speaker: readSpeaker(message),
    sender,
    text,
    kind: derived?.kind ?? (message.kind as MessageKind | null),
    isKindInferred: derived?.isInferred ?? false,
    entry,
    confidence,
    matched,
    intent,
    products: products ?? [],
    isTimeInferred,
    extra,
  };
}

function buildHandoff(handoff: TranscriptHandoff, isFirst: boolean): HandoffItem {
  const { reason, ...rest } = handoff;
  return { what: "handoff", ...rest, words: reason, isFirst };
}

function buildRating(rating: TranscriptRating): RatingItem {
  const normalised = Math.min(1, Math.max(0, normaliseScore(rating)));
  const verdict = normalised >= goodScore ? "good" : normalised <= badScore ? "bad" : "middling";
  return { what: "rating", ...rating, normalised, verdict };
}

function compareItems(a: Item, b: Item): number {
  const rank = (item: Item) => ranks[item.what === "message" ? item.speaker : item.what] ?? 9;
  const time = (item: Item) => item.at ?? Infinity;
  if (time(a) !== time(b)) return time(a) - time(b);
  return rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const isUntimed = (item: Item) => item.at === null || (item.what === "message" && item.isTimeInferred);

function getGap(before: Item | undefined, item: Item): number | null {
  if (!before || isUntimed(before) || isUntimed(item)) return null;
  return (item.at ?? 0) - (before.at ?? 0);
}
