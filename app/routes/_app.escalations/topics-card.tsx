import { RankedBars } from "#app/components/charts/ranked-bars.tsx";
import { Change } from "#app/components/figures/change.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { isOnly, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { noFigure, type Figures } from "./report-types.ts";

type Row = { topic: string; figures: Figures; before: Figures | null };
type Props = { topics: Part<{ rows: Row[]; left: number }>; hasComparison: boolean };

/** What people were needed for: escalations by topic, how often the topic is handed over, and how many are lost. */
export function TopicsCard({ topics, hasComparison }: Props) {
  const t = useText();
  const nameOf = useValueName();
  const { search, hrefWith } = usePageState();
  return (
    <Card title={t("escalations.topics")} note={t("escalations.topics.note")}>
      <PartContent part={topics}>
        {({ rows, left }) =>
          rows.length === 0 ? (
            <p className="text-muted">{t("escalations.none")}</p>
          ) : (
            <>
              <TopicsHeader hasComparison={hasComparison} />
              <RankedBars
                label={t("escalations.topics")}
                rows={rows.map(({ topic, figures, before }) => ({
                  key: topic,
                  name: nameOf("topic", topic),
                  length:
                    (figures.escalations?.value ?? 0) / Math.max(1, rows[0]?.figures.escalations?.value ?? 1),
                  colour: "var(--bar)",
                  href: hrefWith({ filters: toggleFilter(search.filters, "topic", topic) }),
                  isActive: isOnly(search.filters, "topic", topic),
                  values: (
                    <TopicNumbers
                      topic={topic}
                      figures={figures}
                      before={before}
                      hasComparison={hasComparison}
                    />
                  ),
                }))}
              />
              {left > 0 && (
                <p className="mt-2 text-xs text-muted">{t("escalations.topics.left", { count: left })}</p>
              )}
            </>
          )
        }
      </PartContent>
    </Card>
  );
}

const widths = { count: "min-w-12", change: "min-w-16", rate: "min-w-14", lost: "min-w-12" } as const;

function TopicsHeader({ hasComparison }: { hasComparison: boolean }) {
  const t = useText();
  return (
    <div aria-hidden="true" className="mb-1 flex justify-end gap-2 text-right text-xs text-muted">
      <span className={widths.count}>{t("escalations.col.count")}</span>
      {hasComparison && <span className={widths.change}>{t("escalations.col.change")}</span>}
      <span className={widths.rate}>{t("escalations.col.rate")}</span>
      <span className={widths.lost}>{t("escalations.col.lost")}</span>
    </div>
  );
}

function TopicNumbers({ topic, figures, before, hasComparison }: Row & { hasComparison: boolean }) {
  const format = useFormat();
  const where: Filter[] = [{ dimension: "topic", operator: "is", values: [topic] }];
  const count = figures.escalations ?? noFigure;
  const rate = figures.executed_rate ?? noFigure;
  const lost = figures.outcome_handoff_lost ?? noFigure;
  return (
    <>
      <span className={`${widths.count} font-semibold`}>
        <FigureLink metric="escalations" figure={count} before={before?.escalations} where={where} />
      </span>
      {hasComparison && (
        <span className={`${widths.change} text-xs`}>
          <Change metric="escalations" figure={count} before={before?.escalations} />
        </span>
      )}
      <span className={`${widths.rate} text-xs`}>
        <FigureLink
          metric="executed_rate"
          figure={rate}
          before={before?.executed_rate}
          where={where}
          {...(rate.value === null ? {} : { text: format.share(rate.value) })}
        />
      </span>
      <span className={`${widths.lost} text-xs`}>
        <FigureLink
          metric="outcome_handoff_lost"
          figure={lost}
          before={before?.outcome_handoff_lost}
          where={where}
        />
      </span>
    </>
  );
}
