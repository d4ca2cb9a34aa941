import { useNavigate } from "@remix-run/react";
import { useMemo } from "react";
import {
  Bar,
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
import { getBucketColour } from "#app/components/sales/bucket-colour.ts";
import { useSalesListHref } from "#app/components/sales/use-sales-list-href.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getBucketMetric } from "#app/metrics/bucket-metric.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import { AnnotationMark, useAnnotations } from "./annotations.tsx";
import type { BucketChartProps, BucketPoint } from "./bucket-chart.tsx";
import { BucketTip } from "./bucket-tip.tsx";
import { buildTicks, pickLabels } from "./trend-scale.ts";

/** Heights only: amounts are read from the point. */
type Row = Readonly<Record<Bucket, number>> & { day: string; before: number | null; point: BucketPoint };

/** Loaded lazily, hence the default export: the only part of the chart that needs recharts. */
export default function BucketPlot({ points, step, currency, net, only, height }: BucketChartProps) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const hrefOf = useSalesListHref();
  const rows = useMemo(() => points.map((point) => toRow(point, only)), [points, only]);
  const shown: readonly Bucket[] = only === null ? buckets : [only];
  const tops = rows.map((row) => shown.reduce((sum, bucket) => sum + Math.max(0, row[bucket]), 0));
  const highest = Math.max(...tops, ...rows.map(({ before }) => before ?? 0));
  const top = highest > 0 ? highest * 1.04 : 1;
  const ticks = buildTicks(0, highest, "count").filter((tick) => tick <= top);
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const annotations = useAnnotations(days);
  const firstMaturing = points.find(({ isMaturing, isOpen }) => isMaturing && !isOpen)?.day;

  function open(bucket: Bucket, day: string) {
    const href = hrefOf({
      rows: "orders",
      metric: getBucketMetric(bucket, net),
      side: "numerator",
      where: [
        { dimension: step, operator: "is", values: [day] },
        { dimension: "currency", operator: "is", values: [currency] },
      ],
    });
    if (href !== undefined) navigate(href, { preventScrollReset: true });
  }

  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={rows}
        margin={{ top: 14, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        stackOffset="sign"
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          ticks={pickLabels(days, 6)}
          tickFormatter={format.day}
          tickLine={false}
          axisLine={false}
          interval="preserveStartEnd"
          minTickGap={8}
          height={22}
        />
        <YAxis
          domain={[(lowest: number) => Math.min(0, lowest), top]}
          ticks={ticks}
          tickFormatter={(value: number) => format.compactMoney(value, currency)}
          tickLine={false}
          axisLine={false}
          width={58}
        />
        {firstMaturing !== undefined && (
          <ReferenceArea
            x1={firstMaturing}
            x2={days.at(-1)}
            fill="var(--sunken)"
            fillOpacity={0.7}
            label={{
              value: t("sales.trend.maturing"),
              position: "insideTopRight",
              fill: "var(--muted)",
              fontSize: 11,
            }}
          />
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--sunken)", fillOpacity: 0.8 }}
          content={({ active, payload }) => {
            const row: unknown = payload[0]?.payload;
            return active && isRow(row) ? (
              <BucketTip point={row.point} currency={currency} annotations={annotations.get(row.day)} />
            ) : null;
          }}
        />
        {shown.map((bucket) => (
          <Bar
            key={bucket}
            dataKey={bucket}
            stackId="money"
            fill={getBucketColour(bucket)}
            maxBarSize={34}
            isAnimationActive={false}
            cursor="pointer"
            shape={(props: ShapeProps) => <Piece {...props} />}
            onClick={(_, index) => open(bucket, days[index] ?? "")}
          />
        ))}
        <Line
          dataKey="before"
          stroke="var(--muted)"
          strokeWidth={1}
          dot={false}
          activeDot={false}
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

type ShapeProps = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string;
  payload?: unknown;
};

/** A bucket's piece of a bar; of a step that is not over, dashed and paler. */
function Piece({ x = 0, y = 0, width = 0, height = 0, fill, payload }: ShapeProps) {
  const isOpen = isRow(payload) && payload.point.isOpen;
  const [top, size] = height < 0 ? [y + height, -height] : [y, height];
  if (size < 0.1) return <g />;
  if (!isOpen) return <rect x={x} y={top} width={width} height={Math.max(0.5, size - 1)} fill={fill} />;
  return (
    <rect
      x={x + 0.5}
      y={top + 0.5}
      width={Math.max(0, width - 1)}
      height={Math.max(0.5, size - 1.5)}
      fill={fill}
      fillOpacity={0.35}
      stroke={fill}
      strokeDasharray="2 2"
    />
  );
}

function toRow(point: BucketPoint, only: Bucket | null): Row {
  const { day, buckets: amounts, before } = point;
  const beforeText = only === null ? before?.total : before?.buckets[only];
  const heights = Object.fromEntries(buckets.map((bucket) => [bucket, Number(amounts[bucket])]));
  return {
    ...(heights as Record<Bucket, number>),
    day,
    before: beforeText === undefined ? null : Number(beforeText),
    point,
  };
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && "point" in value;
