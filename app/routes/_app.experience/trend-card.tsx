import { TrendChart, type TrendPoint } from "#app/components/charts/trend-chart.tsx";
import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";
import { noFigure, type Totals } from "./report-types.ts";

type Props = { totals: Totals; trend: Part<{ step: "day" | "week"; points: TrendPoint[] }> };

/** The headline under the chosen definition, with its course. */
export function TrendCard({ totals, trend }: Props) {
  const t = useText();
  const { search } = usePageState();
  const metric = search.definition;
  return (
    <Card title={t(`metric.${metric}.label`)} note={t("experience.cohort")}>
      <PartContent part={totals}>
        {({ now, before }) => (
          <p className="mb-1.5 pr-14">
            <FigureValue
              metric={metric}
              figure={now[metric] ?? noFigure}
              before={before?.[metric]}
              size="hero"
              showsInterval
              showsChange={before !== null}
              showsCounts
            />
          </p>
        )}
      </PartContent>
      <PartContent part={trend}>
        {({ step, points }) => <TrendChart metric={metric} points={points} step={step} height={150} />}
      </PartContent>
    </Card>
  );
}
