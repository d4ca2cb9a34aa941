import { Link } from "@remix-run/react";
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
  return (
    <Card title={t("escalations.topics")} note={t("escalations.topics.note")}>
      <PartContent part={topics}>
        {({ rows, left }) =>
          rows.length === 0 ? (
            <p className="text-muted">{t("escalations.none")}</p>
          ) : (
            <>
              <table className="w-full text-right">
                <thead className="text-xs text-muted">
                  <tr>
                    <th scope="col" className="pb-1 text-left font-normal first-letter:uppercase">
                      {t("dimension.topic")}
                    </th>
                    <th scope="col" className="pb-1 font-normal">
                      {t("escalations.col.count")}
                    </th>
                    {hasComparison && (
                      <th scope="col" className="hidden pb-1 font-normal sm:table-cell">
                        {t("escalations.col.change")}
                      </th>
                    )}
                    <th scope="col" className="pb-1 font-normal">
                      {t("escalations.col.rate")}
                    </th>
                    <th scope="col" className="pb-1 font-normal">
                      {t("escalations.col.lost")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <TopicRow
                      key={row.topic}
                      row={row}
                      most={rows[0]?.figures.escalations?.value ?? 1}
                      hasComparison={hasComparison}
                    />
                  ))}
                </tbody>
              </table>
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

type RowProps = { row: Row; most: number; hasComparison: boolean };

function TopicRow({ row: { topic, figures, before }, most, hasComparison }: RowProps) {
  const format = useFormat();
  const nameOf = useValueName();
  const { search, hrefWith } = usePageState();
  const where: Filter[] = [{ dimension: "topic", operator: "is", values: [topic] }];
  const count = figures.escalations ?? noFigure;
  const rate = figures.executed_rate ?? noFigure;
  const lost = figures.outcome_handoff_lost ?? noFigure;
  return (
    <tr className="border-t border-line">
      <th scope="row" className="w-full max-w-0 py-1 pr-3 text-left font-normal">
        <Link
          to={hrefWith({ filters: toggleFilter(search.filters, "topic", topic) })}
          preventScrollReset
          aria-current={isOnly(search.filters, "topic", topic) ? "true" : undefined}
          className="block hover:text-honey-ink aria-current:font-semibold"
        >
          <span className="block truncate">{nameOf("topic", topic)}</span>
          <span
            aria-hidden="true"
            className="mt-0.5 block h-1 rounded-full bg-bar"
            style={{ width: `${((count.value ?? 0) / Math.max(1, most)) * 100}%` }}
          />
        </Link>
      </th>
      <td className="pl-2 font-semibold">
        <FigureLink metric="escalations" figure={count} before={before?.escalations} where={where} />
      </td>
      {hasComparison && (
        <td className="hidden pl-3 text-xs sm:table-cell">
          <Change metric="escalations" figure={count} before={before?.escalations} />
        </td>
      )}
      <td className="pl-3 text-xs whitespace-nowrap">
        <FigureLink
          metric="executed_rate"
          figure={rate}
          before={before?.executed_rate}
          where={where}
          {...(rate.value === null ? {} : { text: format.share(rate.value) })}
        />
      </td>
      <td className="pl-3 text-xs">
        <FigureLink
          metric="outcome_handoff_lost"
          figure={lost}
          before={before?.outcome_handoff_lost}
          where={where}
        />
      </td>
    </tr>
  );
}
