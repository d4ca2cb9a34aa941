import { Suspense, useMemo, useState, type ReactNode } from "react";
import { RenderGuard } from "#app/components/ui/render-guard.tsx";
import { useHydrated } from "#app/components/ui/use-hydrated.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { Day } from "#app/metrics/question.ts";
import { AnnotationLegend } from "./annotations.tsx";
import { TableToggle } from "./table-toggle.tsx";

type Props = {
  points: readonly { day: Day }[];
  /** Pixels. */
  height: number;
  /** Needs the library of charts, and is asked for only in the browser. */
  plot: ReactNode;
  /** The same numbers as rows: one key away, and shown where the plot fails. */
  table: ReactNode;
  /** Stands above the plot, as a legend does. */
  children?: ReactNode;
};

/** The box of a chart by day: its height from the start, the plot after hydration, its table, and what happened meanwhile. */
export function ChartFrame({ points, height, plot, table, children }: Props) {
  const t = useText();
  const isHydrated = useHydrated();
  const [showsTable, setShowsTable] = useState(false);
  const days = useMemo(() => points.map(({ day }) => day), [points]);
  const waiting = <div className="h-full" aria-label={t("chart.loading")} role="status" />;
  return (
    <figure className="relative">
      <TableToggle showsTable={showsTable} onChange={setShowsTable} />
      {children}
      <div style={{ height }} className="chart overflow-hidden">
        {showsTable ? (
          table
        ) : (
          <RenderGuard fallback={table}>
            {isHydrated ? <Suspense fallback={waiting}>{plot}</Suspense> : waiting}
          </RenderGuard>
        )}
      </div>
      <AnnotationLegend days={days} />
    </figure>
  );
}
