import { TrendChart, type TrendPoint } from "#app/components/charts/trend-chart.tsx";
import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { noFigure, type Totals } from "./report-types.ts";

type TrendMetric = "escalations" | "executed_rate";
type Props = {
  metric: TrendMetric;
  totals: Totals;
  trends: Part<{ step: "day" | "week"; trends: { metric: TrendMetric; points: TrendPoint[] }[] }>;
};

const notes = {
  escalations: "escalations.trend.volume",
  executed_rate: "escalations.trend.rate",
} as const;

/** A headline with its course, and the period compared with behind it. */
export function TrendCard({ metric, totals, trends }: Props) {
  const t = useText();
  return (
    <Card title={t(`metric.${metric}.label`)} note={t(notes[metric])}>
      <PartContent part={totals}>
        {({ now, before }) => (
          <p className="mb-1.5 pr-14">
            <FigureValue
              metric={metric}
              figure={now[metric] ?? noFigure}
              before={before?.[metric]}
              size="large"
              showsInterval
              showsChange={before !== null}
              showsCounts
            />
          </p>
        )}
      </PartContent>
      <PartContent part={trends}>
        {({ step, trends: all }) => (
          <TrendChart
            metric={metric}
            step={step}
            points={all.find((trend) => trend.metric === metric)?.points ?? []}
            height={168}
          />
        )}
      </PartContent>
    </Card>
  );
}
