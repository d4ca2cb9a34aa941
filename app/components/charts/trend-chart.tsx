import { lazy, Suspense, useMemo, useState } from "react";
import { RenderGuard } from "#app/components/ui/render-guard.tsx";
import { useHydrated } from "#app/components/ui/use-hydrated.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import type { Day } from "#app/metrics/question.ts";
import type { MetricId } from "#app/metrics/registry.ts";
import { AnnotationLegend } from "./annotations.tsx";
import { TrendTable } from "./trend-table.tsx";

/** One day: its figure, the figure of the day it is compared with, and whether its window is still open. */
export type TrendPoint = { day: Day; figure: Figure; before?: Figure; isMaturing: boolean };
export type TrendProps = {
  metric: MetricId;
  points: TrendPoint[];
  /** What a point stands for: a day, or the week that begins on it. */
  step?: "day" | "week";
  /** Pixels. */
  height?: number;
};

const Plot = lazy(() => import("./trend-plot.tsx"));

/**
 * A trend by day with its interval, the comparison behind it and maturing days dashed. The box has its
 * height from the start; recharts is loaded after hydration. Its table is one key away. What happened meanwhile is marked.
 */
export function TrendChart(props: TrendProps) {
  const t = useText();
  const isHydrated = useHydrated();
  const [showsTable, setShowsTable] = useState(false);
  const { metric, points, step = "day", height = 180 } = props;
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const hasData = points.some(({ figure }) => figure.value !== null);
  if (!hasData) {
    return (
      <p className="grid place-items-center text-muted" style={{ height }}>
        {t("chart.empty")}
      </p>
    );
  }
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
      <div style={{ height }} className="chart overflow-hidden">
        {showsTable ? (
          <TrendTable metric={metric} points={points} step={step} />
        ) : (
          <RenderGuard fallback={<TrendTable metric={metric} points={points} step={step} />}>
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
