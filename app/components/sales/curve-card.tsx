import { Link } from "@remix-run/react";
import { ConversionCurve } from "#app/components/charts/conversion-curve.tsx";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { conversionCurve, conversionDefinitions } from "#app/metrics/sales-registry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { noFigure, type Totals } from "./report-types.ts";

type Props = { className?: string; conversion: Part<Totals> };

/** How many inquirers have bought after so many hours, each over those for whom so many hours have passed. */
export function CurveCard({ className, conversion }: Props) {
  const t = useText();
  return (
    <Card className={className} title={t("sales.curve")} note={t("sales.curve.note")}>
      <PartContent part={conversion}>
        {({ now }) =>
          now.inquirers?.value ? (
            <>
              <ConversionCurve
                points={conversionCurve.map(({ hours, metric }) => ({
                  hours,
                  figure: now[metric] ?? noFigure,
                }))}
              />
              <CurveFigures now={now} />
              <Definitions now={now} />
            </>
          ) : (
            <p className="text-muted">{t("sales.curve.none")}</p>
          )
        }
      </PartContent>
    </Card>
  );
}

function CurveFigures({ now }: { now: Totals["now"] }) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  return (
    <ol className="grid grid-cols-4 pl-9 text-center">
      {conversionCurve.map(({ hours, metric }) => {
        const figure = now[metric] ?? noFigure;
        return (
          <li key={metric} className="min-w-0">
            <Link
              to={hrefWith({ windowHours: search.windowHours === hours ? null : hours })}
              preventScrollReset
              aria-current={search.windowHours === hours ? "true" : undefined}
              title={t("sales.window.choose")}
              className="inline-flex min-h-6 items-center rounded-sm px-1.5 text-xs text-muted hover:text-honey-ink aria-current:bg-honey-wash aria-current:font-semibold aria-current:text-ink"
            >
              {t(`sales.window.${hours}`)}
            </Link>
            <p>
              <SalesFigureLink
                metric={metric}
                figure={figure}
                className="inline-block min-h-6 leading-6 font-semibold"
              />
            </p>
            <p className="text-2xs text-muted">
              {figure.low != null && figure.high != null
                ? t("figure.between", {
                    low: format.bareShare(figure.low),
                    high: format.bareShare(figure.high),
                  })
                : ""}
            </p>
            <p className="text-2xs text-muted" title={t("sales.curve.n.hint")}>
              {figure.denominator === undefined ? "" : t("figure.n", { count: Number(figure.denominator) })}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** The same people under three definitions of who counts. */
function Definitions({ now }: { now: Totals["now"] }) {
  const t = useText();
  return (
    <div className="mt-2 border-t border-line pt-2 text-xs">
      <p className="text-2xs text-muted">{t("sales.curve.others")}</p>
      <dl aria-label={t("sales.curve.others")} className="grid grid-cols-[1fr_auto] items-center gap-x-3">
        {conversionDefinitions.map((metric) => (
          <div key={metric} className="contents">
            <dt
              className={`truncate ${metric === "conversion_rate" ? "font-medium" : "text-muted"}`}
              title={t(`metric.${metric}.definition`)}
            >
              {t(`metric.${metric}.short`)}
            </dt>
            <dd className="text-right">
              <SalesFigureLink
                metric={metric}
                figure={now[metric] ?? noFigure}
                className={`inline-block min-h-6 leading-6 ${metric === "conversion_rate" ? "font-semibold" : ""}`}
              />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
