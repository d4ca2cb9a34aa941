import { Change } from "#app/components/figures/change.tsx";
import { formatFigure } from "#app/components/figures/format-figure.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MetricId } from "#app/metrics/registry.ts";
import type { Annotation } from "#app/reports/annotations.server.ts";
import { AnnotationLines } from "./annotations.tsx";
import type { TrendPoint } from "./trend-chart.tsx";

type Props = { metric: MetricId; point: TrendPoint; annotations?: readonly Annotation[] | undefined };

export function TrendTip({ metric, point, annotations }: Props) {
  const t = useText();
  const format = useFormat();
  const { day, figure, before, isMaturing } = point;
  return (
    <div className="floating min-w-40 px-2.5 py-2 text-xs">
      <p className="text-muted">
        {format.longDay(day)} {format.shortWeekday(day)}
      </p>
      <p className="mt-0.5 flex items-baseline justify-between gap-3">
        <b className="text-base font-semibold">{formatFigure(metric, figure, t, format)}</b>
        {before && <Change metric={metric} figure={figure} before={before} />}
      </p>
      {figure.low != null && figure.high != null && (
        <p className="text-muted">
          {t("figure.between", { low: format.bareShare(figure.low), high: format.share(figure.high) })}
          {", "}
          {t("figure.n", { count: figure.denominator ?? 0 })}
        </p>
      )}
      {before && (
        <p className="text-muted">
          {t("figure.before")} {formatFigure(metric, before, t, format)}
        </p>
      )}
      <AnnotationLines annotations={annotations} />
      {isMaturing && (
        <p className="text-muted">
          {t("chart.maturing")} · {t("figure.pending")} {format.count(figure.pending ?? 0)}
        </p>
      )}
    </div>
  );
}
