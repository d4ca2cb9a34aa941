import { useMemo } from "react";
import { Change } from "#app/components/figures/change.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MetricId } from "#app/metrics/registry.ts";
import { AnnotationLines, useAnnotations } from "./annotations.tsx";
import type { TrendPoint } from "./trend-chart.tsx";

type Props = { metric: MetricId; points: TrendPoint[]; step: "day" | "week" };

/** The same days as rows, newest first; every number opens the list of its day. */
export function TrendTable({ metric, points, step }: Props) {
  const t = useText();
  const format = useFormat();
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const annotations = useAnnotations(days);
  const label = t(`metric.${metric}.label`);
  return (
    <ScrollRegion label={t("table.scroll", { name: label })} className="h-full">
      <table className="w-full text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t(`dimension.${step}`)}
            </th>
            <th scope="col" className="font-normal">
              {t(`metric.${metric}.short`)}
            </th>
            <th scope="col" className="font-normal">
              {t("chart.interval")}
            </th>
            <th scope="col" className="font-normal">
              {t("chart.before")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ day, figure, before, isMaturing }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
                {format.day(day)}{" "}
                {step === "day" && <span className="text-muted">{format.shortWeekday(day)}</span>}
                {isMaturing && <span className="ml-2 text-muted">{t("chart.maturing")}</span>}
                <AnnotationLines annotations={annotations.get(day)} />
              </th>
              <td>
                <FigureLink
                  metric={metric}
                  figure={figure}
                  before={before}
                  where={[{ dimension: step, operator: "is", values: [day] }]}
                />
              </td>
              <td className="text-muted">
                {figure.low != null && figure.high != null
                  ? t("figure.between", {
                      low: format.bareShare(figure.low),
                      high: format.bareShare(figure.high),
                    })
                  : ""}
              </td>
              <td>
                <Change metric={metric} figure={figure} before={before} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
