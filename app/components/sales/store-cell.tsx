import { formatSalesValue, listSalesValues } from "#app/components/figures/format-sales-figure.ts";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { SalesChange } from "#app/components/figures/sales-figure-value.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import { noFigure } from "./report-types.ts";
import type { StoreRow } from "./stores-card.tsx";

type Props = { row: StoreRow; metric: SalesMetricId; showsPeers: boolean };

/** A store's number, below it quietly what the other stores have on average, or the change. */
export function StoreCell({ row, metric, showsPeers }: Props) {
  const t = useText();
  const format = useFormat();
  const figure = row.figures[metric] ?? noFigure;
  const where: SalesFilter[] =
    row.key === "" ? [] : [{ dimension: "store", operator: "is", values: [row.key] }];
  if (listSalesValues(figure).every(({ value }) => value === null)) {
    return (
      <span className="text-muted" title={t("figure.none")}>
        –<span className="sr-only">{t("figure.none")}</span>
      </span>
    );
  }
  const isShare = salesMetrics[metric].unit === "share";
  const text =
    isShare && figure.value !== null && figure.totals === undefined
      ? format.bareShare(Number(figure.value))
      : undefined;
  const peers = row.peers?.[metric];
  return (
    <span className="flex flex-col items-end whitespace-nowrap">
      <SalesFigureLink
        metric={metric}
        figure={figure}
        before={row.before?.[metric]}
        where={where}
        {...(text === undefined ? {} : { text })}
      />
      <span className="figure-note">
        {showsPeers ? (
          peers && (
            <span title={t("sales.stores.peers.hint")}>
              <span aria-hidden="true">⌀ </span>
              <span className="sr-only">{t("sales.stores.peers")} </span>
              {listSalesValues(peers)
                .map((value) =>
                  isShare && value.value !== null
                    ? format.bareShare(Number(value.value))
                    : value.value !== null && value.currency !== undefined
                      ? format.compactMoney(value.value, value.currency)
                      : formatSalesValue(metric, value, t, format),
                )
                .join(" · ")}
            </span>
          )
        ) : (
          <SalesChange metric={metric} figure={figure} before={row.before?.[metric]} />
        )}
      </span>
    </span>
  );
}
