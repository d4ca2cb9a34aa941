import { TrendChart, type TrendPoint } from "#app/components/charts/trend-chart.tsx";
import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { noFigure, type Totals } from "./report-types.ts";

type Props = { totals: Totals; trend: Part<{ step: "day" | "week"; volume: TrendPoint[] }> };

/** In place of the resolution trend where nothing has an outcome: conversations there still are. */
export function VolumeCard({ totals, trend }: Props) {
  const t = useText();
  return (
    <Card title={t("metric.conversations.label")} note={t("experience.cohort")}>
      <PartContent part={totals}>
        {({ now, before }) => (
          <p className="mb-1.5 pr-14">
            <FigureValue
              metric="conversations"
              figure={now.conversations ?? noFigure}
              before={before?.conversations}
              size="hero"
              showsChange={before !== null}
            />
          </p>
        )}
      </PartContent>
      <PartContent part={trend}>
        {({ step, volume }) => <TrendChart metric="conversations" points={volume} step={step} height={150} />}
      </PartContent>
    </Card>
  );
}
