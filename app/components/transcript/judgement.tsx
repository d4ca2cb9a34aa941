import { StandingChip } from "#app/components/conversations/standing-chip.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { TranscriptFacts } from "#app/reports/transcript-report.ts";

type Props = { facts: TranscriptFacts | null; timezone: string };

/** The outcome with the rule that decided it, and what the six definitions would call it. */
export function Judgement({ facts, timezone }: Props) {
  const t = useText();
  if (!facts) return <p className="rounded-md bg-sunken px-3 py-2">{t("transcript.untimed")}</p>;
  return (
    <section aria-label={t("transcript.outcome")} className="rounded-lg bg-sunken px-3 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="text-base font-semibold">
          <StandingChip standing={facts.standing} />
        </b>
        <span>
          <WhySentence facts={facts} timezone={timezone} />
        </span>
      </p>
      <Verdicts facts={facts} />
    </section>
  );
}

function WhySentence({ facts, timezone }: { facts: TranscriptFacts; timezone: string }) {
  const t = useText();
  const format = useFormat();
  const { why, windowHours, nextContactMs, maturesAt, foreseen, sameTopicOnly } = facts;
  const values = {
    window: t(sameTopicOnly ? "transcript.window.topic" : "transcript.window", { hours: windowHours }),
    gap: nextContactMs === null ? "" : format.duration(nextContactMs / 1000),
    until: format.dateTime(maturesAt, timezone),
    foreseen: foreseen ? t(`outcome.${foreseen}`) : "",
  };
  return <>{t(`transcript.why.${why}`, values)}</>;
}

/** Yes or no for each definition, as word and mark. */
function Verdicts({ facts: { definitions } }: { facts: TranscriptFacts }) {
  const t = useText();
  const isJudged = definitions.some(({ isResolved }) => isResolved !== null);
  if (!isJudged) return <p className="mt-1.5 text-xs text-muted">{t("transcript.unjudged")}</p>;
  return (
    <div className="mt-2 text-xs">
      <h3 className="text-muted">{t("transcript.definitions")}</h3>
      <ul className="mt-1 grid grid-cols-2 gap-x-4 gap-y-0.5 sm:grid-cols-3">
        {definitions.map(({ definition, isResolved }) => (
          <li key={definition} className="flex items-baseline gap-1.5">
            <span aria-hidden="true" className={isResolved ? "text-good" : "text-muted"}>
              {isResolved ? "✓" : "✕"}
            </span>
            <span className={definition === "verified_rate" ? "font-semibold" : ""}>
              {t(`metric.${definition}.short`)}
            </span>
            <span className="text-muted">
              {t(isResolved ? "transcript.resolved" : "transcript.unresolved")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
