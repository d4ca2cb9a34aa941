/** What a transcript shows; built from what is stored about one conversation. */
import { standings, type Outcome, type Standing } from "#app/facts/outcome.ts";
import type { ResolutionDefinition } from "#app/metrics/registry.ts";
import type { ClassifiedFact, Transcript } from "#db/queries/transcript.ts";
import {
  explainStanding,
  foreseeOutcome,
  judgeByDefinitions,
  type Judged,
  type WhyName,
} from "./explain-standing.ts";
import type { OrderStep } from "./order-steps.ts";
import { buildItems, buildRecord, type TranscriptItem } from "./transcript-items.ts";

export type Related = {
  conversationId: number;
  startedAt: number;
  openingText: string | null;
  /** After this one, before it, or at the same time. */
  when: "after" | "before" | "during";
  /** Between the end of the earlier and the start of the later one, ms; 0 when they overlap. */
  gapMs: number;
  /** It began inside the re-contact window after this one's end, or this one inside the window after its end. */
  isWithinWindow: boolean;
};

export type TranscriptFacts = {
  startedAt: number;
  endedAt: number;
  standing: Standing;
  why: WhyName;
  /** Hours of the window it was judged by. */
  windowHours: number;
  sameTopicOnly: boolean;
  /** When its window is over, epoch ms. */
  maturesAt: number;
  /** What a pending one becomes if nothing more happens. */
  foreseen: Outcome | null;
  /** To the customer's next conversation, ms; null when there is none (yet). */
  nextContactMs: number | null;
  definitions: { definition: ResolutionDefinition; isResolved: boolean | null }[];
  handler: string;
  isTest: boolean;
  customer: string | null;
  channel: string | null;
  topic: string | null;
  agent: string | null;
  reason: string | null;
  reasonGroup: string | null;
  reasonSource: string | null;
  isReached: boolean;
  botFirstResponseMs: number | null;
  humanWaitMs: number | null;
  handleTimeMs: number | null;
  frictionTurns: number | null;
  frictionMs: number | null;
  messageCount: number;
  isTimeInferred: boolean;
};

export type TranscriptReport = Pick<
  Transcript,
  | "conversationId"
  | "storeKey"
  | "storeName"
  | "timezone"
  | "source"
  | "externalId"
  | "endedBy"
  | "stage"
  | "extra"
> & {
  /** Null while the conversation has no time, and so is not counted anywhere. */
  facts: TranscriptFacts | null;
  items: TranscriptItem[];
  /** Leads to the customer's line of time; null for a customer without an id. */
  customerAddress: string | null;
  related: Related[];
};

/** What the report tells beside the conversation itself. */
type Beside = { steps: readonly OrderStep[]; customerAddress: string | null };
const nothingBeside: Beside = { steps: [], customerAddress: null };

export function buildTranscriptReport(
  transcript: Transcript,
  sameTopicOnly: boolean,
  { steps, customerAddress } = nothingBeside,
): TranscriptReport {
  const { conversationId, storeKey, storeName, timezone, source, externalId, endedBy, stage, extra, fact } =
    transcript;
  return {
    ...{ conversationId, storeKey, storeName, timezone, source, externalId, endedBy, stage, extra },
    facts: fact ? buildFacts(transcript, fact, sameTopicOnly) : null,
    items: buildItems(transcript, steps),
    customerAddress,
    related: fact ? transcript.related.map((other) => buildRelated(other, fact)) : [],
  };
}

const msPerHour = 3_600_000;

function buildFacts(transcript: Transcript, fact: ClassifiedFact, sameTopicOnly: boolean): TranscriptFacts {
  const judged: Judged = {
    standing: standings.find((known) => known === fact.standing) ?? "empty",
    settlement: fact.settlement,
    isReturned: fact.is_returned,
    isRejected: fact.is_rejected,
    isExecuted: fact.is_executed,
    hasHumanSpeech: fact.has_human_speech,
    customer: fact.customer,
    endedAt: fact.ended_at,
    ratings: buildRecord(transcript).ratings,
  };
  return {
    startedAt: fact.started_at,
    endedAt: fact.ended_at,
    standing: judged.standing,
    why: explainStanding(judged),
    windowHours: fact.recontact_hours,
    sameTopicOnly,
    maturesAt: fact.ended_at + fact.recontact_hours * msPerHour,
    foreseen: foreseeOutcome(judged),
    nextContactMs: sameTopicOnly ? fact.next_same_topic_ms : fact.next_contact_ms,
    definitions: judgeByDefinitions(judged, fact.is_matured),
    handler: fact.handler,
    isTest: fact.is_test,
    customer: fact.customer,
    channel: fact.channel,
    topic: fact.topic,
    agent: fact.agent,
    reason: fact.reason,
    reasonGroup: fact.reason_group,
    reasonSource: fact.reason_source,
    isReached: fact.is_reached,
    botFirstResponseMs: fact.bot_first_response_ms,
    humanWaitMs: fact.human_wait_ms,
    handleTimeMs: fact.handle_time_ms,
    frictionTurns: fact.friction_turns,
    frictionMs: fact.friction_ms,
    messageCount: fact.message_count,
    isTimeInferred: fact.is_time_inferred,
  };
}

function buildRelated(other: Transcript["related"][number], fact: ClassifiedFact): Related {
  const { conversationId, startedAt, endedAt, openingText } = other;
  const after = startedAt - fact.ended_at;
  const before = fact.started_at - endedAt;
  const when = after > 0 ? "after" : before > 0 ? "before" : "during";
  const gapMs = Math.max(0, after, before);
  const isWithinWindow = when !== "during" && gapMs <= fact.recontact_hours * msPerHour;
  return { conversationId, startedAt, openingText, when, gapMs, isWithinWindow };
}
