import type { RatedPart, Stage } from "#app/events/vocabulary.ts";
import type { ConversationClass, Handler, Settlement } from "./outcome.ts";
import type { Reason, ReasonGroup, ReasonSource } from "./reason.ts";

/** The latest rating of one rated part of a conversation; score normalised so that 0 is worst and 1 is best. */
export type RatingFact = {
  ratedPart: RatedPart | null;
  score: number;
  solved: boolean | null;
  isInvited: boolean;
};

/**
 * What happened in one conversation, independent of any re-contact window and of how far the data reaches.
 * Instants are epoch ms, durations ms (null: did not happen, or the source recorded no times), days store-local.
 */
export type ConversationFact = {
  source: string;
  customer: string | null;
  channel: string | null;
  topic: string | null;
  /** What the source says the customer came for. */
  stage: Stage | null;
  isTest: boolean;
  startedAt: number;
  endedAt: number;
  startDay: string;
  startHour: number;
  class: ConversationClass;
  settlement: Settlement | null;
  handler: Handler;
  hasQuestion: boolean;
  hasHumanSpeech: boolean;
  /** When each first said anything to the customer: an order placed before that owes them nothing. */
  firstBotSpeechAt: number | null;
  firstHumanSpeechAt: number | null;
  isRequested: boolean;
  isExecuted: boolean;
  isReached: boolean;
  /** Rejected by the customer, for handed-off conversations; a bot-only rejection is a settlement. */
  isRejected: boolean;
  escalatedAt: number | null;
  escalatedDay: string | null;
  escalatedHour: number | null;
  reason: Reason | null;
  reasonGroup: ReasonGroup | null;
  reasonSource: ReasonSource | null;
  /** First person who replied. */
  agent: string | null;
  isInvited: boolean;
  botFirstResponseMs: number | null;
  humanWaitMs: number | null;
  handleTimeMs: number | null;
  /** Customer messages and ms from the first ask for a person to the transfer. */
  frictionTurns: number | null;
  frictionMs: number | null;
  messageCount: number;
  openingText: string | null;
  isKindInferred: boolean;
  isTimeInferred: boolean;
  ratings: RatingFact[];
};
