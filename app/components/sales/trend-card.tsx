import { Link } from "@remix-run/react";
import { BucketChart, type BucketPoint } from "#app/components/charts/bucket-chart.tsx";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getBucketMetric } from "#app/metrics/bucket-metric.ts";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { getBucketColour } from "./bucket-colour.ts";
import type { Totals } from "./report-types.ts";
import { useOwnChoice } from "./use-own-choice.ts";

type Props = {
  className?: string;
  totals: Part<Totals>;
  trend: Part<{ step: "day" | "week"; points: BucketPoint[] }>;
  currency: string;
};

/** The four buckets step by step; together they are what the stores sold. */
export function SalesTrendCard({ className, totals, trend, currency }: Props) {
  const t = useText();
  const { net } = usePageState().search;
  const only = useOwnChoice("only", buckets).value;
  const step = trend.ok ? trend.data.step : "day";
  const isCompared = trend.ok && trend.data.points.some(({ before }) => before !== null);
  return (
    <Card
      className={className}
      title={t("sales.trend")}
      note={
        <span className="pr-14">
          {t(`sales.trend.note.${step}`)}
          {isCompared && ` · ${t("sales.trend.line")}`}
        </span>
      }
    >
      <PartContent part={trend}>
        {({ points }) => (
          <BucketChart {...{ points, step, currency, net, only }} height={248}>
            <PartContent part={totals}>{({ now }) => <Legend {...{ now, currency, net }} />}</PartContent>
          </BucketChart>
        )}
      </PartContent>
    </Card>
  );
}

type LegendProps = { now: Totals["now"]; currency: string; net: boolean };

/** A name shows its bucket alone, an amount opens its orders; the last is what they add up to. */
function Legend({ now, currency, net }: LegendProps) {
  const t = useText();
  const format = useFormat();
  const { value: only, hrefOf } = useOwnChoice("only", buckets);
  const totalMetric = net ? "gmv_net" : "gmv";
  const total = pickCurrency(now[totalMetric], currency);
  const shareOf = (bucket: Bucket) => {
    const { value } = pickCurrency(now[getBucketMetric(bucket, net)], currency);
    return Number(total.value) > 0 ? format.share(Number(value) / Number(total.value)) : "";
  };
  return (
    <ul className="mb-1 grid grid-cols-2 gap-x-3 gap-y-1 sm:grid-cols-5">
      {buckets.map((bucket) => (
        <li key={bucket} className="min-w-0">
          <Link
            to={hrefOf(only === bucket ? null : bucket)}
            preventScrollReset
            aria-current={only === bucket ? "true" : undefined}
            title={t(`metric.gmv_${bucket}.definition`)}
            className={`flex min-h-6 items-center gap-1.5 rounded-sm font-medium hover:text-honey-ink aria-current:text-honey-ink aria-current:underline ${only !== null && only !== bucket ? "text-muted" : ""}`}
          >
            <span
              aria-hidden="true"
              className="size-2.5 shrink-0 rounded-[3px]"
              style={{ background: getBucketColour(bucket) }}
            />
            <span className="truncate">{t(`sales.bucket.${bucket}`)}</span>
          </Link>
          <span className="flex flex-wrap items-baseline gap-x-1.5 pl-4 whitespace-nowrap">
            <SalesFigureLink
              metric={getBucketMetric(bucket, net)}
              figure={pickCurrency(now[getBucketMetric(bucket, net)], currency)}
              className="inline-block min-h-6 leading-6"
            />
            <span className="text-xs text-muted">{shareOf(bucket)}</span>
          </span>
        </li>
      ))}
      <li className="min-w-0 border-line sm:border-l sm:pl-3">
        <span className="flex min-h-6 items-center text-muted">{t("sales.trend.sum")}</span>
        <SalesFigureLink
          metric={totalMetric}
          figure={total}
          className="inline-block min-h-6 leading-6 font-semibold whitespace-nowrap"
        />
      </li>
    </ul>
  );
}
