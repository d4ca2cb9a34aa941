import { getBucketColour } from "#app/components/sales/bucket-colour.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { buckets } from "#app/sales/credit.ts";
import type { Annotation } from "#app/reports/annotations.server.ts";
import { AnnotationLines } from "./annotations.tsx";
import type { BucketPoint } from "./bucket-chart.tsx";

type Props = { point: BucketPoint; currency: string; annotations?: readonly Annotation[] | undefined };

/** The money of one step, bucket by bucket, and what it adds up to. */
export function BucketTip({ point, currency, annotations }: Props) {
  const t = useText();
  const format = useFormat();
  const { day, buckets: amounts, total, before, isOpen, isMaturing } = point;
  return (
    <div className="floating min-w-48 px-2.5 py-2 text-xs">
      <p className="text-muted">
        {format.longDay(day)} {format.shortWeekday(day)}
      </p>
      <p className="mt-0.5 text-base font-semibold">{format.money(total, currency)}</p>
      <ul className="mt-1 space-y-0.5">
        {buckets.map((bucket) => (
          <li key={bucket} className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-[3px]" style={{ background: getBucketColour(bucket) }} />
            <span className="flex-1">{t(`sales.bucket.${bucket}`)}</span>
            <span>{format.money(amounts[bucket], currency)}</span>
          </li>
        ))}
      </ul>
      {before && (
        <p className="mt-1 text-muted">
          {t("figure.before")} {format.money(before.total, currency)}
        </p>
      )}
      <AnnotationLines annotations={annotations} />
      {isOpen && <p className="text-muted">{t("sales.trend.open")}</p>}
      {isMaturing && !isOpen && <p className="text-muted">{t("sales.trend.maturing")}</p>}
    </div>
  );
}
