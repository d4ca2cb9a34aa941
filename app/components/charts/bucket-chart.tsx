import { lazy, type ReactNode } from "react";
import type { Day } from "#app/metrics/question.ts";
import type { Bucket } from "#app/sales/credit.ts";
import { BucketTable } from "./bucket-table.tsx";
import { ChartFrame } from "./chart-frame.tsx";

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
 * Under its legend (`children`), money step by step as bars of the four buckets, with what it is compared with as a thin line and
 * unfinished steps dashed.
 */
export function BucketChart({
  height = 220,
  children,
  ...props
}: BucketChartProps & { children?: ReactNode }) {
  return (
    <ChartFrame
      points={props.points}
      height={height}
      plot={<Plot {...props} height={height} />}
      table={<BucketTable {...props} />}
    >
      {children}
    </ChartFrame>
  );
}
