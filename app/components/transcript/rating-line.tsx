import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RatingItem } from "#app/reports/transcript-items.ts";
import { MaskedText } from "./masked-text.tsx";

type Props = { item: RatingItem; timezone: string };

const parts = ["bot", "agent", "answer"] as const;
const colours = { good: "text-good", bad: "text-bad", middling: "" } as const;

/** A rating on its own scale, raw and normalised, of whom, and whether it was asked for. */
export function RatingLine({ item, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const { ratedPart, score, worst, best, normalised, verdict, isInvited, isSolved, comment, at } = item;
  const part = parts.find((name) => name === ratedPart);
  const words = [
    isSolved === null ? null : t(isSolved ? "transcript.rating.solved" : "transcript.rating.unsolved"),
    isInvited === null ? null : t(isInvited ? "transcript.rating.invited" : "transcript.rating.voluntary"),
    at === null ? t("transcript.notime") : format.clock(at, timezone),
  ].filter((word) => word !== null);
  return (
    <li className="mx-auto my-4 max-w-md rounded-lg border border-line px-3 py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>
          <b className="font-semibold">
            {t(part ? `transcript.rating.${part}` : "transcript.rating.unsaid")}
          </b>{" "}
          <b className={`font-semibold ${colours[verdict]}`}>{t(`transcript.rating.${verdict}`)}</b>
        </span>
        <span className="text-xs text-muted">{words.join(" · ")}</span>
      </p>
      <div className="mt-1.5 flex items-center gap-2 text-xs text-muted">
        <span>{t("transcript.rating.worst", { value: worst })}</span>
        <span aria-hidden="true" className="relative h-1 flex-1 rounded-full bg-line">
          <span
            className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-ink"
            style={{ left: `${normalised * 100}%` }}
          />
        </span>
        <span>{t("transcript.rating.best", { value: best })}</span>
        <span className="ml-2 text-ink">
          {t("transcript.rating.value", { score, normalised: normalised.toFixed(2) })}
        </span>
      </div>
      {comment && (
        <p className="mt-1.5 break-words whitespace-pre-wrap">
          <MaskedText text={t("transcript.rating.comment", { comment })} />
        </p>
      )}
    </li>
  );
}
