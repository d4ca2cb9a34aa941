import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";
import { RenderGuard } from "#app/components/ui/render-guard.tsx";
import { useHydrated } from "#app/components/ui/use-hydrated.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { Day } from "#app/metrics/question.ts";
import type { Bucket } from "#app/sales/credit.ts";
import { AnnotationLegend } from "./annotations.tsx";
import { BucketTable } from "./bucket-table.tsx";

/** A day or week: its money by bucket as decimals, and that of the step it is compared with. */
export type BucketPoint = {
  day: Day;
  buckets: Readonly<Record<Bucket, string>>;
  total: string;
  before: { buckets: Readonly<Record<Bucket, string>>; total: string } | null;
  /** The step is not over. */
  isOpen: boolean;
  /** Refunds of its orders may well still come. */
  isMaturing: boolean;
};

export type BucketChartProps = {
  points: readonly BucketPoint[];
  step: "day" | "week";
  currency: string;
  net: boolean;
  /** Draws this bucket alone, from zero. */
  only: Bucket | null;
  /** Pixels. */
  height?: number;
};

const Plot = lazy(() => import("./bucket-plot.tsx"));

/**
 * Under its legend (`children`), money step by step as bars of the four buckets, with what it is compared with as a thin line and unfinished steps dashed.
 * The box has its height from the start; recharts is loaded after hydration. Its table is one key away.
 */
export function BucketChart({
  height = 220,
  children,
  ...props
}: BucketChartProps & { children?: ReactNode }) {
  const t = useText();
  const isHydrated = useHydrated();
  const { points } = props;
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const [showsTable, setShowsTable] = useState(false);
  const waiting = <div className="h-full" aria-label={t("chart.loading")} role="status" />;
  return (
    <figure className="relative">
      <button
        type="button"
        className="absolute -top-7 right-0 z-10 min-h-6 rounded-sm px-1.5 text-xs text-muted hover:bg-sunken hover:text-ink"
        aria-pressed={showsTable}
        onClick={() => setShowsTable(!showsTable)}
      >
        {t(showsTable ? "chart.chart" : "chart.table")}
      </button>
      {children}
      <div style={{ height }} className="chart overflow-hidden">
        {showsTable ? (
          <BucketTable {...props} />
        ) : (
          <RenderGuard fallback={<BucketTable {...props} />}>
            {isHydrated ? (
              <Suspense fallback={waiting}>
                <Plot {...props} height={height} />
              </Suspense>
            ) : (
              waiting
            )}
          </RenderGuard>
        )}
      </div>
      <AnnotationLegend days={days} />
    </figure>
  );
}
