import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { OrderTotal } from "#app/reports/sales-list.server.ts";

/** What the orders of a list add up to, a line for each currency: currencies are never added. */
export function OrderTotals({ totals }: { totals: readonly OrderTotal[] }) {
  return totals.map((total) => (
    <TotalLine key={total.currency} total={total} showsOrders={totals.length > 1} />
  ));
}

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
