import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getChange, isEnough, type Figure } from "#app/metrics/figure.ts";
import type { Quality } from "#app/metrics/quality.ts";
import { metrics, resolutionDefinitions, type MetricId } from "#app/metrics/registry.ts";
import { Change } from "./change.tsx";
import { useDefinitions } from "./definitions-context.tsx";
import { formatFigure } from "./format-figure.ts";
import { DetailRows } from "./figure-parts.tsx";
import { QualityRows } from "./quality-rows.tsx";

type Props = { metric: MetricId; figure: Figure; before?: Figure; quality?: Quality | null };

/** Everything there is to know about one number. Spans only: it may stand inside a sentence. */
export function FigureDetails({ metric, figure, before, quality = null }: Props) {
  const t = useText();
  const format = useFormat();
  const shell = useShell();
  const { unit, matures, inferred } = metrics[metric];
  const rows: [string, string][] = [];

  if (figure.numerator !== undefined) {
    rows.push([t("figure.numerator"), formatSum(unit, figure.numerator)]);
  }
  if (figure.denominator !== undefined) {
    rows.push([t("figure.denominator"), format.count(figure.denominator)]);
  }
  if (figure.low != null && figure.high != null) {
    const interval = { low: format.bareShare(figure.low), high: format.share(figure.high) };
    rows.push([t("figure.interval"), t("figure.between", interval)]);
  }
  if (figure.pending !== undefined) {
    const share = figure.pendingShare ? ` (${format.share(figure.pendingShare)})` : "";
    rows.push([t("figure.pending"), format.count(figure.pending) + share]);
  }
  if (matures) {
    const hours = shell.recontactHours;
    const window = hours === null ? t("figure.ownwindow") : t("figure.hours", { hours });
    rows.push([t("figure.window"), window]);
  }
  if (before) rows.push([t("figure.before"), formatFigure(metric, before, t, format)]);
  rows.push([t("figure.zone"), shell.timezone ?? t("figure.zone.each")]);
  if (shell.dataThrough !== null) {
    rows.push([t("figure.through"), format.dateTime(shell.dataThrough, shell.timezone ?? "UTC")]);
  }

  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{t(`metric.${metric}.label`)}</span>
        <span className="font-semibold">{formatFigure(metric, figure, t, format)}</span>
      </span>
      <span className="mt-0.5 flex justify-between gap-3 text-muted">
        <span>
          {!isEnough(figure) && t("figure.few")}
          {inferred && t("figure.inferred")}
        </span>
        {getChange(metric, figure, before) !== null && (
          <Change metric={metric} figure={figure} before={before} />
        )}
      </span>
      <span className="mt-1.5 block text-muted">{t(`metric.${metric}.definition`)}</span>
      <DetailRows rows={rows} />
      <QualityRows quality={quality} />
      <OtherDefinitions metric={metric} />
    </>
  );

  function formatSum(sumUnit: typeof unit, sum: number): string {
    return sumUnit === "seconds" ? format.duration(sum) : format.count(sum);
  }
}

function OtherDefinitions({ metric }: { metric: MetricId }) {
  const t = useText();
  const format = useFormat();
  const definitions = useDefinitions();
  const isResolution = resolutionDefinitions.some((id) => id === metric);
  if (!isResolution || !definitions) return null;
  return (
    <span className="mt-2 block border-t border-line pt-2">
      <span className="block text-muted">{t("figure.others")}</span>
      {resolutionDefinitions.map((id) => (
        <span key={id} className={`flex justify-between gap-3 ${id === metric ? "font-semibold" : ""}`}>
          <span>{t(`metric.${id}.short`)}</span>
          <span>{formatFigure(id, definitions[id] ?? { value: null }, t, format)}</span>
        </span>
      ))}
    </span>
  );
}
