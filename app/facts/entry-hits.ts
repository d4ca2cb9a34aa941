/** What the answers of a conversation hit, by the knowledge entry each names (metrics.md, Knowledge). Pure. */
import type { ConversationRecord, FoldSettings } from "./conversation-record.ts";
import { isBotRejected } from "./gap-questions.ts";
import { isIneffective } from "./ineffective.ts";
import { buildTimeline, isBotSpeech, isSubstantive } from "./timeline.ts";

export type ConversationHits = {
  /** One a substantive answer; `entry` null where it names none. */
  hits: { entry: string | null; isEffective: boolean }[];
  /** Answers that said they do not know. */
  misses: number;
};

export function listEntryHits(record: ConversationRecord, settings: FoldSettings): ConversationHits {
  const timeline = buildTimeline(record, settings);
  const isRejected = isBotRejected(record, timeline);
  return {
    hits: timeline.flatMap((item, at) =>
      isSubstantive(item)
        ? [{ entry: item.message.entry, isEffective: !isIneffective(timeline, at, isRejected) }]
        : [],
    ),
    misses: timeline.filter((item) => isBotSpeech(item) && item.kind === "fallback").length,
  };
}
