import { isRephrased } from "./classify-reason.ts";
import type { ConversationRecord } from "./conversation-record.ts";
import { listRejectedAnswers, readVerdict } from "./ratings.ts";
import { asksForHuman, isHumanSpeech, isQuestion, type TimelineItem } from "./timeline.ts";

/** What ratings say of the bot's answers. */
export type Feedback = {
  /** Only the bot took part, and its part is rated badly; with people in it, a rating may speak of them. */
  isRejected: boolean;
  /** Ids of the answers that are rated badly by themselves. */
  rejectedAnswers: ReadonlySet<string>;
};

export function readFeedback(record: ConversationRecord, timeline: readonly TimelineItem[]): Feedback {
  const { ratings, conversation } = record;
  if (ratings.length === 0) return { isRejected: false, rejectedAnswers: new Set() };
  const endedAt = Math.max(conversation?.endedAt ?? -Infinity, ...timeline.map(({ at }) => at));
  return {
    isRejected: !timeline.some(isHumanSpeech) && readVerdict(ratings, "bot", endedAt) === "rejected",
    rejectedAnswers: listRejectedAnswers(ratings, endedAt),
  };
}

/** How many of the customer's next turns tell whether an answer did. */
const tellingTurns = 2;

/**
 * Whether the answer at a place of the timeline did not do: it is rated badly by itself; within the customer's next two turns
 * they ask the same again, say that it did not help or ask for a person; or the conversation ends there and is rated badly. What
 * is said after people have spoken is said to them.
 */
export function isIneffective(
  timeline: readonly TimelineItem[],
  at: number,
  { isRejected, rejectedAnswers }: Feedback,
): boolean {
  const answer = timeline[at];
  if (answer?.what === "message" && rejectedAnswers.has(answer.message.id)) return true;
  const asked = timeline.slice(0, at).findLast(isQuestion);
  const after = timeline.slice(at + 1);
  const person = after.findIndex(isHumanSpeech);
  let turns = 0;
  let isInTurn = false;
  for (const item of person < 0 ? after : after.slice(0, person)) {
    if (item.what === "handoff") {
      if (item.handoff.requestedBy === "customer") return true;
    } else if (item.message.from !== "customer") {
      isInTurn = false;
    } else {
      if (!isInTurn) turns += 1;
      isInTurn = true;
      if (turns > tellingTurns) return false;
      if (item.kind === "deny" || asksForHuman(item.message)) return true;
      if (asked && isQuestion(item) && isRephrased(asked.message.text, item.message.text)) return true;
    }
  }
  return person < 0 && isRejected;
}
