import { Link } from "@remix-run/react";
import { useState } from "react";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { pickCurrency } from "#app/metrics/pick-currency.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import { isOnly, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { BucketBar } from "./bucket-bar.tsx";
import { noFigure, type TopicRow } from "./report-types.ts";

type Props = { className?: string; topics: Part<TopicRow[]>; currency: string };

const most = 7;

/** What conversations about each topic sell, and how many of those who asked buy. */
export function TopicsCard({ className, topics, currency }: Props) {
  const t = useText();
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Card className={className} title={t("sales.topics")} note={t("sales.topics.note")}>
      <PartContent part={topics}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-muted">{t("sales.topics.none")}</p>
          ) : (
            <>
              <Topics rows={showsAll ? rows : rows.slice(0, most)} all={rows} currency={currency} />
              {rows.length > most && (
                <button
                  type="button"
                  aria-expanded={showsAll}
                  className="mt-1.5 min-h-6 self-start rounded-sm text-xs text-honey-ink underline-offset-3 hover:underline"
                  onClick={() => setShowsAll(!showsAll)}
                >
                  {showsAll ? t("sales.topics.fewer") : t("sales.topics.all", { count: rows.length })}
                </button>
              )}
            </>
          )
        }
      </PartContent>
    </Card>
  );
}

type TopicsProps = { rows: readonly TopicRow[]; all: readonly TopicRow[]; currency: string };

function Topics({ rows, all, currency }: TopicsProps) {
  const t = useText();
  const nameOf = useValueName();
  const { search, hrefWith } = usePageState();
  const metric = search.net ? "service_gmv_net" : "service_gmv";
  const amountOf = ({ figures }: TopicRow) => Number(pickCurrency(figures[metric], currency).value ?? 0);
  const widest = Math.max(...all.map(amountOf));
  return (
    <ol
      aria-label={t("sales.topics")}
      className="grid grid-cols-[minmax(0,8rem)_minmax(2.5rem,1fr)_auto_auto] items-center gap-x-3 gap-y-px"
    >
      <li aria-hidden="true" className="contents text-xs text-muted">
        <span className="col-start-3 text-right">{t(`metric.${metric}.short`)}</span>
        <span className="text-right">{t("metric.conversion_rate.short")}</span>
      </li>
      {rows.map((row) => {
        const where: SalesFilter[] = [{ dimension: "topic", operator: "is", values: [row.topic] }];
        const known = pickCurrency(row.figures[metric], currency);
        // Nothing sold after a conversation about it in this currency: an amount, not a gap.
        const money = known.value === null ? { value: row.buckets.bot, currency } : known;
        return (
          <li key={row.topic} className="group col-span-4 grid grid-cols-subgrid items-center">
            <Link
              to={hrefWith({ filters: toggleFilter(search.filters, "topic", row.topic) })}
              preventScrollReset
              aria-current={isOnly(search.filters, "topic", row.topic) ? "true" : undefined}
              className="col-span-2 grid min-h-6.5 grid-cols-subgrid items-center rounded-sm aria-current:font-semibold"
            >
              <span className="truncate group-hover:text-honey-ink" title={nameOf("topic", row.topic)}>
                {nameOf("topic", row.topic)}
              </span>
              <BucketBar amounts={{ ...row.buckets, silent: "0" }} full={widest} />
            </Link>
            <span className="text-right whitespace-nowrap">
              <SalesFigureLink metric={metric} figure={money} where={where} />
            </span>
            <span className="text-right whitespace-nowrap text-muted">
              <SalesFigureLink
                metric="conversion_rate"
                figure={row.figures.conversion_rate ?? noFigure}
                where={where}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
