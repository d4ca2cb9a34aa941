import { useValueName } from "#app/components/page/use-value-name.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { CustomerReport } from "#app/reports/customer-report.ts";

type Props = { report: CustomerReport };

/** Who it is, with which store, and what it comes to: one total for each currency. */
export function CustomerHeader({ report }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { customer, storeKey, source, conversations, orders, totals, isCut } = report;
  return (
    <header className="mb-3">
      <h1 className="text-title font-semibold tracking-[-0.01em]">
        {t("customer.title")} <span className="break-all">{customer}</span>
      </h1>
      <p className="flex flex-wrap gap-x-3 text-muted">
        <span>
          {nameOf("store", storeKey)} · {source}
        </span>
        <span>{t("customer.conversations", { count: conversations })}</span>
        <span>{t("customer.orders", { count: orders })}</span>
      </p>
      {totals?.map(({ currency, orders: paid, gross, refunded, net }) => (
        <p key={currency} className="mt-1 flex flex-wrap gap-x-4 text-xs">
          <span>{t("customer.paid", { count: paid })}</span>
          {(
            [
              ["saleslist.total.gross", gross],
              ["saleslist.total.refunded", refunded],
              ["saleslist.total.net", net],
            ] as const
          ).map(([key, amount]) => (
            <span key={key} className="whitespace-nowrap">
              <span className="text-muted">{t(key)}</span>{" "}
              <span className="font-medium">{format.money(amount, currency)}</span>
            </span>
          ))}
        </p>
      ))}
      {isCut && <p className="mt-1 text-xs text-muted">{t("customer.cut")}</p>}
    </header>
  );
}
