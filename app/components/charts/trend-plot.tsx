import { useMemo } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Figure } from "#app/metrics/figure.ts";
import { metrics } from "#app/metrics/registry.ts";
import { AnnotationMark, useAnnotations } from "./annotations.tsx";
import type { TrendPoint, TrendProps } from "./trend-chart.tsx";
import { buildTicks, pickLabels } from "./trend-scale.ts";
import { TrendTip } from "./trend-tip.tsx";

type Row = {
  day: string;
  settled: number | null;
  maturing: number | null;
  band: [number, number] | null;
  before: number | null;
  point: TrendPoint;
};

/** Loaded lazily, hence the default export: the only part of a trend that needs recharts. */
export default function TrendPlot({ metric, points, height }: TrendProps) {
  const t = useText();
  const format = useFormat();
  const { unit } = metrics[metric];
  const rows = useMemo(() => buildRows(points), [points]);
  const values = rows.flatMap((row) => [row.settled ?? row.maturing ?? [], row.before ?? [], row.band ?? []]);
  const ticks = buildTicks(Math.min(...values.flat()), Math.max(...values.flat()), unit);
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const annotations = useAnnotations(days);
  const firstMaturing = points.find(({ isMaturing }) => isMaturing)?.day;
  const formatTick = (value: number) =>
    unit === "share"
      ? `${Math.round(value * 1000) / 10} %`
      : unit === "count"
        ? format.compact(value)
        : format.value(unit, value);

  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={rows} margin={{ top: 14, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          ticks={pickLabels(days, 5)}
          tickFormatter={format.day}
          tickLine={false}
          axisLine={false}
          interval="preserveStartEnd"
          minTickGap={8}
          height={22}
        />
        <YAxis
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={formatTick}
          tickLine={false}
          axisLine={false}
          width={44}
        />
        {firstMaturing && (
          <ReferenceArea
            x1={firstMaturing}
            x2={days.at(-1)}
            fill="var(--sunken)"
            fillOpacity={0.7}
            label={{
              value: t("chart.maturing"),
              position: "insideTopRight",
              fill: "var(--muted)",
              fontSize: 11,
            }}
          />
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--edge)" }}
          content={({ active, payload }) => {
            const row: unknown = payload[0]?.payload;
            return active && isRow(row) ? (
              <TrendTip metric={metric} point={row.point} annotations={annotations.get(row.day)} />
            ) : null;
          }}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--honey)"
          fillOpacity={0.14}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="before"
          stroke="var(--edge)"
          strokeWidth={1}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="settled"
          stroke="var(--honey)"
          strokeWidth={2}
          dot={(props: DotProps) => <LonelyDot key={props.index} {...props} rows={rows} line="settled" />}
          isAnimationActive={false}
        />
        <Line
          dataKey="maturing"
          stroke="var(--honey)"
          strokeWidth={2}
          strokeDasharray="3 4"
          dot={(props: DotProps) => <LonelyDot key={props.index} {...props} rows={rows} line="maturing" />}
          isAnimationActive={false}
        />
        {[...annotations.keys()].map((day) => (
          <ReferenceLine
            key={day}
            x={day}
            stroke="var(--muted)"
            strokeOpacity={0.6}
            strokeDasharray="2 3"
            label={<AnnotationMark />}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Over fewer conversations the interval fills the chart and hides everything else. */
const leastForBand = 10;

const hasBand = ({ low, high, denominator = 0 }: Figure): boolean =>
  low != null && high != null && denominator >= leastForBand;

type DotProps = { index?: number; cx?: number; cy?: number };
type LonelyDotProps = DotProps & { rows: Row[]; line: "settled" | "maturing" };

/** A day between two days without a figure has no line to be on; it gets a dot. */
function LonelyDot({ index = 0, cx, cy, rows, line }: LonelyDotProps) {
  const isAlone = rows[index - 1]?.[line] == null && rows[index + 1]?.[line] == null;
  const isShown = isAlone && rows[index]?.[line] != null && cx !== undefined && cy !== undefined;
  return isShown ? <circle cx={cx} cy={cy} r={2.5} fill="var(--honey)" /> : <g />;
}

/** The maturing line starts at the last settled day, so that the two meet. */
function buildRows(points: TrendPoint[]): Row[] {
  return points.map((point, index) => {
    const { day, figure, before, isMaturing } = point;
    const meets = isMaturing || points[index + 1]?.isMaturing === true;
    return {
      day,
      settled: isMaturing ? null : figure.value,
      maturing: meets ? figure.value : null,
      band: hasBand(figure) ? [figure.low ?? 0, figure.high ?? 0] : null,
      before: before?.value ?? null,
      point,
    };
  });
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && "point" in value;
