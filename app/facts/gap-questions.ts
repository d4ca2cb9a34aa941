/** Which questions of a conversation the bot could not deal with (metrics.md, Knowledge): what gaps are made of. Pure. */
import type { GapReason } from "#app/gaps/gap-state.ts";
import { classifyReason } from "./classify-reason.ts";
import type { ConversationRecord, FoldSettings } from "./conversation-record.ts";
import { isIneffective } from "./ineffective.ts";
import { readVerdict } from "./ratings.ts";
import {
  asksForHuman,
  buildTimeline,
  isBotSpeech,
  isHandoff,
  isHumanSpeech,
  isQuestion,
  isSubstantive,
  type TimelineItem,
  type TimelineMessage,
} from "./timeline.ts";

/** A question by its message's id; `at` in epoch ms. */
export type GapQuestion = { id: string; at: number; text: string; reason: GapReason };

/**
 * The questions with words that were missed (the bot fell back), answered ineffectively, or stood last before a handoff for a
 * knowledge reason; each once, in order, with the first of these that holds. Asking for a person is no such question.
 */
export function listGapQuestions(record: ConversationRecord, settings: FoldSettings): GapQuestion[] {
  const timeline = buildTimeline(record, settings);
  const reasons = new Map<TimelineMessage, GapReason>();
  const note = (question: TimelineMessage | undefined, reason: GapReason) => {
    if (question && !reasons.has(question)) reasons.set(question, reason);
  };
  const isRejected = isBotRejected(record, timeline);
  timeline.forEach((item, at) => {
    if (isBotSpeech(item) && item.kind === "fallback") note(findAsked(timeline, at), "missed");
  });
  timeline.forEach((item, at) => {
    if (isSubstantive(item) && isIneffective(timeline, at, isRejected))
      note(findAsked(timeline, at), "ineffective");
  });
  if (classifyReason(timeline, record.conversation)?.group === "knowledge") {
    const handoff = timeline.findIndex(isHandoff);
    note(timeline.slice(0, handoff).findLast(isKnowledgeQuestion), "escalated");
  }
  return timeline.flatMap((item): GapQuestion[] => {
    const reason = item.what === "message" ? reasons.get(item) : undefined;
    if (item.what !== "message" || !reason || !item.message.text?.trim()) return [];
    return [{ id: item.message.id, at: item.at, text: item.message.text, reason }];
  });
}

const isKnowledgeQuestion = (item: TimelineItem): item is TimelineMessage =>
  isQuestion(item) && !asksForHuman(item.message);

/** The last question of the customer's turn that a bot's message speaks to; none where they asked nothing in it. */
function findAsked(timeline: readonly TimelineItem[], at: number): TimelineMessage | undefined {
  const isCustomer = (item: TimelineItem) => item.what === "message" && item.message.from === "customer";
  const end = timeline.slice(0, at).findLastIndex(isCustomer);
  const begin = timeline.slice(0, end + 1).findLastIndex((item) => !isCustomer(item)) + 1;
  return timeline.slice(begin, end + 1).findLast(isKnowledgeQuestion);
}

/** A bad rating of what only the bot had a part in; with people in it, it may speak of them. */
function isBotRejected(record: ConversationRecord, timeline: readonly TimelineItem[]): boolean {
  if (timeline.some(isHumanSpeech)) return false;
  const endedAt = Math.max(record.conversation?.endedAt ?? -Infinity, ...timeline.map(({ at }) => at));
  return readVerdict(record.ratings, "bot", endedAt) === "rejected";
}
