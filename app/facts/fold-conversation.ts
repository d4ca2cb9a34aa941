/**
 * The fold: all events of one conversation → one fact row. The only place that decides what happened in a conversation;
 * a pure function of the set of events, so order, repetition and batches cannot matter (metrics.md, Exact rules).
 */
import { getLocalTime } from "#app/time/local-day.ts";
import { classifyReason } from "./classify-reason.ts";
import type { ConversationFact } from "./conversation-fact.ts";
import type { ConversationRecord, FoldSettings } from "./conversation-record.ts";
import { measureDurations, measureFriction } from "./durations.ts";
import type { ConversationClass, Handler, Settlement } from "./outcome.ts";
import { listRatingFacts, readVerdict } from "./ratings.ts";
import {
  buildTimeline,
  isBotSpeech,
  isHandoff,
  isHumanSpeech,
  isQuestion,
  isSubstantive,
  type TimelineItem,
} from "./timeline.ts";

const openingLength = 160;

/** Folds a conversation; undefined while it has no start yet, and so waits uncounted. */
export function foldConversation(
  record: ConversationRecord,
  settings: FoldSettings,
): ConversationFact | undefined {
  const timeline = buildTimeline(record, settings);
  const span = findSpan(record, timeline);
  if (!span) return undefined;
  const { startedAt, endedAt } = span;
  const messages = timeline.filter((item) => item.what === "message");
  const handoffs = timeline.filter(isHandoff);
  const human = timeline.filter(isHumanSpeech);
  const question = timeline.find(isQuestion);
  const botSpeech = timeline.find(isBotSpeech);
  const hasBotSpeech = botSpeech !== undefined;
  const firstHandoff = timeline.findIndex(isHandoff);
  const isReached = firstHandoff >= 0 && timeline.slice(firstHandoff).some(isHumanSpeech);

  const conversationClass = classify(question !== undefined, hasBotSpeech, human.length > 0, record);
  const settlement = conversationClass === "engaged" ? settle(timeline, record, endedAt) : null;
  const executed = handoffs.find(({ handoff }) => handoff.executed);
  const reason = classifyReason(timeline, record.conversation);
  const start = getLocalTime(settings.timezone, startedAt);
  const escalated = executed ? getLocalTime(settings.timezone, executed.at) : undefined;
  const isTimeInferred = record.messages.some((message) => message.atInferred);
  const ratings = listRatingFacts(record.ratings, endedAt);

  return {
    source: record.source,
    customer: record.conversation?.customer ?? findFirst(messages, ({ message }) => message.customer),
    channel: record.conversation?.channel ?? findFirst(messages, ({ message }) => message.channel),
    topic: record.conversation?.topic ?? findFirst(messages, ({ message }) => message.intent),
    stage: record.conversation?.stage ?? null,
    isTest: record.conversation?.test ?? false,
    startedAt,
    endedAt,
    startDay: start.day,
    startHour: start.hour,
    class: conversationClass,
    settlement,
    handler: nameHandler(hasBotSpeech, human.length > 0),
    hasQuestion: question !== undefined,
    hasHumanSpeech: human.length > 0,
    firstBotSpeechAt: botSpeech?.at ?? null,
    firstHumanSpeechAt: human[0]?.at ?? null,
    isRequested: handoffs.length > 0,
    isExecuted: executed !== undefined,
    isReached,
    isRejected: settlement === "handoff" && readVerdict(record.ratings, "agent", endedAt) === "rejected",
    escalatedAt: executed?.at ?? null,
    escalatedDay: escalated?.day ?? null,
    escalatedHour: escalated?.hour ?? null,
    reason: reason?.reason ?? null,
    reasonGroup: reason?.group ?? null,
    reasonSource: reason?.source ?? null,
    agent: findFirst(human, ({ message }) => message.sender),
    isInvited:
      messages.some(({ kind }) => kind === "survey") ||
      record.ratings.some(({ invited }) => invited === true),
    ...(isTimeInferred ? noDurations : measureDurations(timeline)),
    ...measureFriction(timeline, isTimeInferred),
    messageCount: messages.length,
    openingText: question?.message.text?.slice(0, openingLength) ?? null,
    isKindInferred: messages.some(({ isInferred, message }) => isInferred && message.from === "bot"),
    isTimeInferred,
    ratings,
  };
}

const noDurations = { botFirstResponseMs: null, humanWaitMs: null, handleTimeMs: null };

function findSpan(record: ConversationRecord, timeline: readonly TimelineItem[]) {
  const times = timeline.flatMap((item) => (item.what === "message" ? [item.at] : []));
  const { startedAt, endedAt } = record.conversation ?? { startedAt: null, endedAt: null };
  if (startedAt === null && times.length === 0) return undefined;
  const start = Math.min(startedAt ?? Infinity, ...times.slice(0, 1));
  return { startedAt: start, endedAt: Math.max(endedAt ?? start, start, ...times.slice(-1)) };
}

function findFirst<T>(items: readonly T[], read: (item: T) => string | null): string | null {
  for (const item of items) {
    const value = read(item);
    if (value !== null) return value;
  }
  return null;
}

function nameHandler(hasBot: boolean, hasHuman: boolean): Handler {
  if (hasBot) return hasHuman ? "mixed" : "bot";
  return hasHuman ? "human" : "none";
}

function classify(
  hasQuestion: boolean,
  hasBot: boolean,
  hasHuman: boolean,
  record: ConversationRecord,
): ConversationClass {
  if (!hasQuestion) return "empty";
  if (hasBot) return "engaged";
  if (record.conversation?.blocked) return "blocked";
  return hasHuman ? "human_only" : "unattended";
}

function settle(timeline: readonly TimelineItem[], record: ConversationRecord, endedAt: number): Settlement {
  const handoff = timeline.findIndex(isHandoff);
  const human = timeline.findIndex(isHumanSpeech);
  if (human >= 0 && (handoff < 0 || human < handoff)) return "takeover";
  if (handoff >= 0) return human >= 0 ? "handoff" : "handoff_lost";
  const verdict = readVerdict(record.ratings, "bot", endedAt) ?? readLastWord(timeline);
  if (verdict) return verdict;
  const lastQuestion = timeline.findLastIndex(isQuestion);
  return timeline.slice(lastQuestion + 1).some(isSubstantive) ? "durable" : "unanswered";
}

/** "Solved" or "not solved" as the customer's last such message, if it comes after the last substantive answer. */
function readLastWord(timeline: readonly TimelineItem[]): "confirmed" | "rejected" | undefined {
  const answer = timeline.findLastIndex(isSubstantive);
  if (answer < 0) return undefined;
  const word = timeline.findLast(
    (item, index) =>
      index > answer &&
      item.what === "message" &&
      item.message.from === "customer" &&
      (item.kind === "affirm" || item.kind === "deny"),
  );
  return word?.what === "message" ? (word.kind === "affirm" ? "confirmed" : "rejected") : undefined;
}
