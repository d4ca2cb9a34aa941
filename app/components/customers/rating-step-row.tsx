import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { RatingStep } from "#app/reports/customer-report.ts";
import { usePageState } from "#app/search/use-page-state.ts";

const parts = ["bot", "agent", "answer"] as const;
const colours = { good: "text-good", bad: "text-bad", middling: "" } as const;
const marks = { good: "▲", bad: "▼", middling: "•" } as const;

/** A rating of the line, on the scale 0–1. */
export function RatingStepRow({ step }: { step: RatingStep }) {
  const t = useText();
  const { hrefWith } = usePageState();
  const { ratedPart, verdict, normalised, comment, conversationId } = step;
  const part = parts.find((name) => name === ratedPart) ?? "unsaid";
  return (
    <>
      <span className="min-w-0">
        <a
          data-light
          data-row
          href={hrefWith({ conversation: conversationId })}
          className="-outline-offset-2 after:absolute after:inset-0"
        >
          {t(`transcript.rating.${part}`)}
        </a>{" "}
        <span className={colours[verdict]}>
          <span aria-hidden="true">{marks[verdict]} </span>
          {t(`transcript.rating.${verdict}`)}
        </span>
        {comment !== null && (
          <span className="block text-xs break-words text-muted">
            <MaskedText text={t("transcript.rating.comment", { comment })} />
          </span>
        )}
      </span>
      <span className="text-xs text-muted">{normalised.toFixed(2)}</span>
    </>
  );
}
