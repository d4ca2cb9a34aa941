/** What the answers of a conversation hit, by the knowledge entry each names (metrics.md, Knowledge). Pure. */
import type { ConversationRecord, FoldSettings } from "./conversation-record.ts";
import { isIneffective, readFeedback } from "./ineffective.ts";
import { buildTimeline, isBotSpeech, isQuestion, isSubstantive, type TimelineMessage } from "./timeline.ts";

export type Hit = {
  /** Null where the answer names none. */
  entry: string | null;
  isEffective: boolean;
  answer: TimelineMessage;
  /** What the customer had asked last; none where the bot spoke first. */
  question: TimelineMessage | undefined;
};

export type ConversationHits = {
  /** One a substantive answer, in order. */
  hits: Hit[];
  /** Answers that said they do not know. */
  misses: number;
};

export function listEntryHits(record: ConversationRecord, settings: FoldSettings): ConversationHits {
  const timeline = buildTimeline(record, settings);
  const feedback = readFeedback(record, timeline);
  return {
    hits: timeline.flatMap((item, at): Hit[] =>
      isSubstantive(item)
        ? [
            {
              entry: item.message.entry,
              isEffective: !isIneffective(timeline, at, feedback),
              answer: item,
              question: timeline.slice(0, at).findLast(isQuestion),
            },
          ]
        : [],
    ),
    misses: timeline.filter((item) => isBotSpeech(item) && item.kind === "fallback").length,
  };
}
