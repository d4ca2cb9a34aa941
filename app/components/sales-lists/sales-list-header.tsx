import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { formatSalesValue, listSalesValues } from "#app/components/figures/format-sales-figure.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { hasSides } from "#app/metrics/sales-lists.ts";
import { salesMetrics } from "#app/metrics/sales-registry.ts";
import type { OrderTotal, SalesListReport } from "#app/reports/sales-list.server.ts";
import { buildQueryString } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { SalesWhere } from "./sales-where.tsx";

type Props = Omit<SalesListReport, "page">;

/** Which number the list belongs to, how many rows it has and what they add up to, and the list as a file. */
export function SalesListHeader({ list, figure, count, totals }: Props) {
  const t = useText();
  const format = useFormat();
  const { search } = usePageState();
  const mayExport = useMay("export");
  const { metric, rows, side, where } = list;
  const values = listSalesValues(figure).map((value) => formatSalesValue(metric, value, t, format));
  const isCount = salesMetrics[metric].unit === "count";
  const file = `/sales-list.csv${buildQueryString({ ...search, conversation: null })}`;
  return (
    <div>
      <h2 className="flex flex-wrap items-baseline gap-x-2.5 text-base">
        <span className="font-semibold">{t(`metric.${metric}.label`)}</span>
        <span data-list-figure className={isCount ? "sr-only" : ""}>
          {values.join(" · ")}
        </span>
        <span className="text-title font-semibold" data-list-count={count}>
          {format.count(count)}
        </span>
        <span className="text-xs text-muted">
          {t(`saleslist.rows.${rows}`, { count })}
          {hasSides(metric) && ` · ${t(`conversations.side.${side}`)}`}
        </span>
      </h2>
      {totals.map((total) => (
        <TotalLine key={total.currency} total={total} showsOrders={totals.length > 1} />
      ))}
      {where.length > 0 && <SalesWhere where={where} />}
      <p className="mt-1 text-xs text-muted">{t(`metric.${metric}.definition`)}</p>
      {mayExport && (
        <p className="mt-1 text-xs">
          <a
            href={file}
            download
            className="inline-flex min-h-6 items-center text-honey-ink underline-offset-3 hover:underline"
          >
            {t(`saleslist.export.${rows}`)}
          </a>
        </p>
      )}
    </div>
  );
}

/** Of one currency: currencies are never added. */
function TotalLine({ total, showsOrders }: { total: OrderTotal; showsOrders: boolean }) {
  const t = useText();
  const format = useFormat();
  const { currency, orders, gross, refunded, net } = total;
  const parts = [
    [t("saleslist.total.gross"), gross],
    [t("saleslist.total.refunded"), refunded],
    [t("saleslist.total.net"), net],
  ] as const;
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-xs" data-list-total={currency}>
      {showsOrders && <span>{t("saleslist.total.orders", { count: orders })}</span>}
      {parts.map(([name, amount]) => (
        <span key={name} className="whitespace-nowrap">
          <span className="text-muted">{name}</span>{" "}
          <span className="font-medium">{format.money(amount, currency)}</span>
        </span>
      ))}
    </p>
  );
}
