import { LiftCell } from "#app/components/training/lift-cell.tsx";
import { useFormatLift } from "#app/components/training/use-format-lift.ts";
import { VerdictWord } from "#app/components/training/verdict-word.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EditEffectReport } from "#app/reports/edit-effect.server.ts";
import { LargeFigure, NamedFigure } from "./named-figure.tsx";
import { useSigned } from "./signed-interval.tsx";

/** The verdict on an edit, its lift and interval, and what speaks for or against believing it. */
export function LiftCard({ report }: { report: EditEffectReport }) {
  const t = useText();
  const format = useFormat();
  const formatLift = useFormatLift();
  const writeAdded = useSigned(false);
  const { row, effect, added, placeboDay } = report;
  const { placebo, shrunk } = effect;
  const unknown = <span className="text-xs text-muted">{t("trainers.none")}</span>;
  const reach = Math.max(
    0.05,
    Math.abs(row.low ?? 0),
    Math.abs(row.high ?? 0),
    Math.abs(placebo?.low ?? 0),
    Math.abs(placebo?.high ?? 0),
  );
  const hasMoved = placebo !== null && placebo.low * placebo.high > 0;
  return (
    <Card title={t("edit.verdict")} note={t("training.unit.points")}>
      {row.verdict === "harmed" && (
        <p role="note" className="mb-3 rounded-md border border-bad px-3 py-2 text-bad">
          {t("edit.regression")}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <VerdictWord row={row} />
        {row.lift !== null && <LiftCell row={row} reach={reach} />}
      </div>
      <dl className="mt-3 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-3 border-t border-line pt-3">
        <NamedFigure name={t("edit.shrunk")} hint={t("edit.shrunk.hint")}>
          {shrunk === null ? unknown : <LargeFigure>{formatLift(shrunk)}</LargeFigure>}
        </NamedFigure>
        <NamedFigure name={t("edit.added")} hint={t("edit.added.hint")}>
          {added === null ? unknown : <LargeFigure>{writeAdded(added)}</LargeFigure>}
        </NamedFigure>
        <NamedFigure
          name={t("edit.placebo")}
          hint={t("edit.placebo.hint", { day: format.longDay(placeboDay) })}
          {...(placebo
            ? {
                note: `${t("training.interval", { low: formatLift(placebo.low), high: formatLift(placebo.high) })}, ${t(hasMoved ? "edit.placebo.moved" : "edit.placebo.clean")}`,
              }
            : {})}
        >
          {placebo === null ? unknown : <LargeFigure>{formatLift(placebo.lift)}</LargeFigure>}
        </NamedFigure>
      </dl>
      <p className="mt-3 text-xs text-muted">{t("training.edits.method")}</p>
    </Card>
  );
}
