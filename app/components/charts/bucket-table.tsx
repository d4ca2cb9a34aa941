import { useMemo } from "react";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getBucketMetric } from "#app/metrics/bucket-metric.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import { buckets } from "#app/sales/credit.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import { AnnotationLines, useAnnotations } from "./annotations.tsx";
import type { BucketChartProps, BucketPoint } from "./bucket-chart.tsx";

/** The same steps as rows, newest first; every number opens the orders of its step. */
export function BucketTable({ points, step, currency, net, only }: BucketChartProps) {
  const t = useText();
  const format = useFormat();
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const annotations = useAnnotations(days);
  const shown = only === null ? buckets : [only];
  const number = (metric: SalesMetricId, value: string, day: string) => {
    const where: SalesFilter[] = [{ dimension: step, operator: "is", values: [day] }];
    return <SalesFigureLink metric={metric} figure={{ value, currency }} where={where} />;
  };
  const note = ({ isOpen, isMaturing }: BucketPoint) =>
    isOpen ? t("sales.trend.open") : isMaturing ? t("sales.trend.maturing") : "";
  return (
    <ScrollRegion label={t("table.scroll", { name: t("sales.trend") })} className="h-full">
      <table className="w-full text-right text-xs">
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t(`dimension.${step}`)}
            </th>
            {shown.map((bucket) => (
              <th key={bucket} scope="col" className="pl-3 font-normal">
                {t(`sales.bucket.${bucket}`)}
              </th>
            ))}
            <th scope="col" className="pl-3 font-normal">
              {t("chart.total")}
            </th>
            <th scope="col" className="pl-3 font-normal">
              {t("chart.before")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.day} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
                {format.day(point.day)}{" "}
                {step === "day" && <span className="text-muted">{format.shortWeekday(point.day)}</span>}
                <span className="ml-2 text-muted">{note(point)}</span>
                <AnnotationLines annotations={annotations.get(point.day)} />
              </th>
              {shown.map((bucket) => (
                <td key={bucket} className="pl-3 whitespace-nowrap">
                  {number(getBucketMetric(bucket, net), point.buckets[bucket], point.day)}
                </td>
              ))}
              <td className="pl-3 font-medium whitespace-nowrap">
                {number(net ? "gmv_net" : "gmv", point.total, point.day)}
              </td>
              <td className="pl-3 whitespace-nowrap text-muted">
                {point.before ? format.money(point.before.total, currency) : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
