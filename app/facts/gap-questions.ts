/** Which questions of a conversation the bot could not deal with (metrics.md, Knowledge): what gaps are made of. Pure. */
import type { GapReason } from "#app/gaps/gap-state.ts";
import type { Failure } from "#app/gaps/question-kind.ts";
import { classifyReason, lowConfidence } from "./classify-reason.ts";
import type { ConversationRecord, FoldSettings } from "./conversation-record.ts";
import { isIneffective, readFeedback } from "./ineffective.ts";
import {
  asksForHuman,
  buildTimeline,
  isBotSpeech,
  isHandoff,
  isQuestion,
  isSubstantive,
  type TimelineItem,
  type TimelineMessage,
} from "./timeline.ts";

/** A question by its message's id; `at` in epoch ms. */
export type GapQuestion = { id: string; at: number; text: string; reason: GapReason; failure: Failure };

/**
 * The questions with words that were missed (the bot fell back), answered ineffectively, or stood last before a handoff for a
 * knowledge reason; each once, in order, with the first of these that holds. Asking for a person is no such question.
 */
export function listGapQuestions(record: ConversationRecord, settings: FoldSettings): GapQuestion[] {
  const timeline = buildTimeline(record, settings);
  const handedOver = classifyReason(timeline, record.conversation);
  const isBeyond = handedOver?.group === "capability" || handedOver?.group === "policy";
  const before = timeline.slice(0, handedOver ? timeline.findIndex(isHandoff) : 0);
  const handedOn = before.findLast(isKnowledgeQuestion);
  const failed = new Map<TimelineMessage, { reason: GapReason; failure: Failure }>();
  const note = (
    question: TimelineMessage | undefined,
    reason: GapReason,
    failure: Omit<Failure, "isBeyondAnswers">,
  ) => {
    if (!question || failed.has(question)) return;
    const isBeyondAnswers = isBeyond && question === handedOn;
    failed.set(question, { reason, failure: { ...failure, isBeyondAnswers } });
  };
  const feedback = readFeedback(record, timeline);
  timeline.forEach((item, at) => {
    if (isBotSpeech(item) && item.kind === "fallback")
      note(findAsked(timeline, at), "missed", { entry: null, isUnsure: true });
  });
  timeline.forEach((item, at) => {
    if (isSubstantive(item) && isIneffective(timeline, at, feedback))
      note(findAsked(timeline, at), "ineffective", readAnswer(item));
  });
  if (handedOver?.group === "knowledge" && handedOn) {
    const answer = before.slice(before.indexOf(handedOn)).findLast(isSubstantive);
    const isUnsure = handedOver.reason === "no_answer" || handedOver.reason === "low_confidence";
    note(handedOn, "escalated", answer ? readAnswer(answer) : { entry: null, isUnsure });
  }
  return timeline.flatMap((item): GapQuestion[] => {
    const known = item.what === "message" ? failed.get(item) : undefined;
    if (item.what !== "message" || !known || !item.message.text?.trim()) return [];
    return [{ id: item.message.id, at: item.at, text: item.message.text, ...known }];
  });
}

const readAnswer = ({ message: { entry, confidence } }: TimelineMessage) => ({
  entry,
  isUnsure: confidence !== null && confidence < lowConfidence,
});

const isKnowledgeQuestion = (item: TimelineItem): item is TimelineMessage =>
  isQuestion(item) && !asksForHuman(item.message);

/** The last question of the customer's turn that a bot's message speaks to; none where they asked nothing in it. */
function findAsked(timeline: readonly TimelineItem[], at: number): TimelineMessage | undefined {
  const isCustomer = (item: TimelineItem) => item.what === "message" && item.message.from === "customer";
  const end = timeline.slice(0, at).findLastIndex(isCustomer);
  const begin = timeline.slice(0, end + 1).findLastIndex((item) => !isCustomer(item)) + 1;
  return timeline.slice(begin, end + 1).findLast(isKnowledgeQuestion);
}
