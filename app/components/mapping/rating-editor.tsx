import { useId } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { RatingScale } from "#app/mapping/mapping.ts";
import { LabelledSelect } from "./labelled-select.tsx";

type Props = { rating: RatingScale; onChange: (rating: RatingScale) => void };

const rated = ["bot", "agent"] as const;

/** Which end of the scale is best, and which number a word stands for. */
export function RatingEditor({ rating, onChange }: Props) {
  const t = useText();
  const { worst, best, scores, of } = rating;
  return (
    <section>
      <h3 className="text-xs font-semibold">{t("mapping.rating")}</h3>
      <div className="mt-1 grid grid-cols-[1fr_1fr_auto] items-end gap-2">
        <Figure
          label={t("mapping.rating.worst")}
          value={worst}
          onChange={(value) => onChange({ ...rating, worst: value })}
        />
        <Figure
          label={t("mapping.rating.best")}
          value={best}
          onChange={(value) => onChange({ ...rating, best: value })}
        />
        <button
          type="button"
          className="control text-xs"
          onClick={() => onChange({ ...rating, worst: best, best: worst })}
        >
          <span aria-hidden="true">⇄</span> {t("mapping.rating.turn")}
        </button>
      </div>
      {Object.keys(scores).length > 0 && (
        <ul className="mt-2 grid grid-cols-2 gap-2">
          {Object.entries(scores).map(([word, score]) => (
            <li key={word}>
              <Figure
                label={word}
                name={t("mapping.rating.score", { word })}
                value={score}
                onChange={(value) => onChange({ ...rating, scores: { ...scores, [word]: value } })}
              />
            </li>
          ))}
        </ul>
      )}
      <LabelledSelect
        className="mt-2"
        label={t("mapping.rating.of")}
        value={of ?? ""}
        choices={[
          { value: "", label: t("mapping.rating.of.unsaid") },
          ...rated.map((value) => ({ value, label: t(`mapping.role.${value}`) })),
        ]}
        onChange={(value) => onChange({ ...rating, of: rated.find((known) => known === value) ?? null })}
      />
    </section>
  );
}

type FigureProps = { label: string; name?: string; value: number; onChange: (value: number) => void };

function Figure({ label, name, value, onChange }: FigureProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="block min-w-0 text-xs text-muted">
      <span className="block truncate">{label}</span>
      <input
        id={id}
        type="number"
        step="any"
        aria-label={name}
        className="field mt-0.5 block w-full text-xs text-ink"
        value={value}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (Number.isFinite(next)) onChange(next);
        }}
      />
    </label>
  );
}
