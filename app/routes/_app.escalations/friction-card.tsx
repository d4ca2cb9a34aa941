import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { Card, PartContent } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { noFigure, type Totals } from "./report-types.ts";

type Props = { totals: Totals; className?: string };

const rows = [
  "friction_turns",
  "friction_seconds",
  "human_wait_p50",
  "human_wait_p90",
  "reply_30s_rate",
  "reply_3min_rate",
  "waiting",
] as const;

/** What it takes to get a person: messages and seconds from the first ask, the wait, and who still waits. */
export function FrictionCard({ totals, className = "" }: Props) {
  const t = useText();
  return (
    <Card title={t("escalations.friction")} note={t("escalations.friction.note")} className={className}>
      <PartContent part={totals}>
        {({ now, before }) => (
          <dl className="divide-y divide-line">
            {rows.map((metric) => (
              <div key={metric} className="flex flex-wrap items-baseline justify-between gap-x-3 py-1">
                <dt>{t(`metric.${metric}.label`)}</dt>
                <dd className="text-right">
                  <FigureValue
                    metric={metric}
                    figure={now[metric] ?? noFigure}
                    before={before?.[metric]}
                    showsChange={before !== null}
                    className="font-semibold"
                  />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </PartContent>
    </Card>
  );
}
