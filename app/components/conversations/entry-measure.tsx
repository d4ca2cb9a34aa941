import { badScore, goodScore } from "#app/facts/ratings.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import type { DurationId } from "#app/metrics/parts.ts";
import type { ConversationEntry } from "#app/reports/conversation-entry.ts";

/** The duration a list is about: that of its number, else the wait for a person. */
export function getListDuration(metric: MetricId | null): DurationId {
  const formula = metric && metrics[metric].formula;
  return formula && formula.kind === "percentile" ? formula.duration : "human_wait";
}

const columns = {
  bot_first_response: "botFirstResponseMs",
  human_wait: "humanWaitMs",
  handle_time: "handleTimeMs",
} as const satisfies Record<DurationId, keyof ConversationEntry>;

type Props = { entry: ConversationEntry; duration: DurationId };

/** The one duration of a row, or nothing where it did not happen. */
export function EntryDuration({ entry, duration }: Props) {
  const t = useText();
  const format = useFormat();
  const ms = entry[columns[duration]];
  if (ms === null) return null;
  return (
    <span className="whitespace-nowrap" title={t(`conversations.duration.${duration}`)}>
      {format.duration(ms / 1000)}
    </span>
  );
}

const ratedParts = ["bot", "agent", "answer"] as const;

/** A rating on the scale 0–1, and whom it is about. */
export function EntryRating({ entry: { score, ratedPart } }: { entry: ConversationEntry }) {
  const t = useText();
  if (score === null) return null;
  const part = ratedParts.find((name) => name === ratedPart);
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span className={score >= goodScore ? "text-good" : score <= badScore ? "text-bad" : ""}>
        <span aria-hidden="true" className="mr-1">
          {score >= goodScore ? "▲" : score <= badScore ? "▼" : "•"}
        </span>
        {score.toFixed(2)}
      </span>
      <span className="text-2xs text-muted">
        {t(part ? `transcript.rated.${part}` : "transcript.rated.unsaid")}
      </span>
    </span>
  );
}
