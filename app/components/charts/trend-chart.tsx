import { lazy } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import type { Day } from "#app/metrics/question.ts";
import type { MetricId } from "#app/metrics/registry.ts";
import { ChartFrame } from "./chart-frame.tsx";
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

/** A trend by day with its interval, the comparison behind it and maturing days dashed. What happened meanwhile is marked. */
export function TrendChart(props: TrendProps) {
  const t = useText();
  const { metric, points, step = "day", height = 180 } = props;
  if (!points.some(({ figure }) => figure.value !== null)) {
    return (
      <p className="grid place-items-center text-muted" style={{ height }}>
        {t("chart.empty")}
      </p>
    );
  }
  return (
    <ChartFrame
      points={points}
      height={height}
      plot={<Plot {...props} height={height} />}
      table={<TrendTable metric={metric} points={points} step={step} />}
    />
  );
}
