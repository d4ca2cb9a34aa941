import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { noFigure, type Figures, type Totals } from "./report-types.ts";

type ByHandler = { handler: "bot" | "mixed" | "human"; now: Figures };
type Props = { className?: string; totals: Totals; parts: Part<ByHandler[]> };

/** CSAT of all, then of who handled it: bot, both, people; DSAT beside it, and how many answered. */
export function SatisfactionCard({ className, totals, parts }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <Card className={className} title={t("experience.satisfaction")} note={t("metric.csat.short")}>
      <PartContent part={totals}>
        {({ now, before }) =>
          now.rated?.value ? (
            <>
              <FigureValue
                metric="csat"
                figure={now.csat ?? noFigure}
                before={before?.csat}
                size="large"
                showsInterval
                showsChange={before !== null}
              />
              <PartContent part={parts}>{(rows) => <Trio rows={rows} />}</PartContent>
              <p className="mt-2 flex flex-wrap justify-between gap-x-3 border-t border-line pt-2 text-xs text-muted">
                <span>{t("experience.satisfaction.invited")}</span>
                <span className="text-ink">
                  <FigureLink metric="rated_invited" figure={now.rated_invited ?? noFigure} />
                  {" / "}
                  {format.count((now.rated.value ?? 0) - (now.rated_invited?.value ?? 0))}
                </span>
              </p>
              <p className="mt-1 flex flex-wrap justify-between gap-x-3 text-xs text-muted">
                <span>{t("experience.satisfaction.funnel")}</span>
                <span className="text-ink">
                  <FigureLink metric="rated" figure={now.rated} />
                  {" / "}
                  <FigureLink metric="invited" figure={now.invited ?? noFigure} />
                  {" / "}
                  <FigureLink metric="eligible" figure={now.eligible ?? noFigure} />
                </span>
              </p>
            </>
          ) : (
            <p className="text-muted">{t("experience.satisfaction.none")}</p>
          )
        }
      </PartContent>
    </Card>
  );
}

function Trio({ rows }: { rows: ByHandler[] }) {
  const t = useText();
  return (
    <table className="mt-1.5 w-full">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col">
            <span className="sr-only">{t("dimension.handler")}</span>
          </th>
          <th scope="col" className="pb-0.5 text-right font-normal">
            {t("metric.csat.short")}
          </th>
          <th scope="col" className="pb-0.5 text-right font-normal">
            {t("metric.dsat.short")}
          </th>
          <th scope="col" className="pb-0.5 text-right font-normal">
            {t("metric.rated.short")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ handler, now }) => {
          const where: Filter[] = [{ dimension: "handler", operator: "is", values: [handler] }];
          const share = now.csat?.value ?? 0;
          return (
            <tr key={handler} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                <span className="whitespace-nowrap">{t(`handler.${handler}`)}</span>
                <span aria-hidden="true" className="mt-0.5 block h-1 rounded-full bg-sunken">
                  <span
                    className="block h-1 rounded-full"
                    style={{ width: `${share * 100}%`, background: `var(--handler-${handler})` }}
                  />
                </span>
              </th>
              <td className="py-1 text-right">
                <FigureLink metric="csat" figure={now.csat ?? noFigure} where={where} />
              </td>
              <td className="py-1 text-right text-muted">
                <FigureLink metric="dsat" figure={now.dsat ?? noFigure} where={where} marksFew={false} />
              </td>
              <td className="py-1 text-right text-muted">
                <FigureLink metric="rated" figure={now.rated ?? noFigure} where={where} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
