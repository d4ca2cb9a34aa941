import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Rate } from "#app/money/convert.ts";

const keyOf = ({ currency, reportingCurrency, holdsFrom }: Rate) =>
  `${currency} ${reportingCurrency} ${holdsFrom}`;

/** The rates by currency, the latest first, each to be removed. */
export function RatesTable({ rates }: { rates: Rate[] }) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo(
    (): Column<Rate>[] => [
      { key: "currency", header: t("money.col.currency"), align: "left", cell: ({ currency }) => currency },
      {
        key: "rate",
        header: t("money.col.rate"),
        className: "whitespace-nowrap",
        cell: ({ rate, reportingCurrency }) => `${rate} ${reportingCurrency}`,
      },
      {
        key: "from",
        header: t("money.col.from"),
        className: "whitespace-nowrap",
        cell: ({ holdsFrom }) => format.longDay(holdsFrom),
      },
      { key: "remove", header: "", cell: (rate) => <RemoveRate rate={rate} /> },
    ],
    [t, format],
  );
  return <DataTable label={t("money.rates")} columns={columns} rows={rates} getKey={keyOf} />;
}

function RemoveRate({ rate: { currency, reportingCurrency, holdsFrom } }: { rate: Rate }) {
  const t = useText();
  const format = useFormat();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/settings/money">
      <input type="hidden" name="currency" value={currency} />
      <input type="hidden" name="reporting" value={reportingCurrency} />
      <input type="hidden" name="from" value={holdsFrom} />
      <button
        type="submit"
        name="intent"
        value="drop"
        disabled={fetcher.state !== "idle"}
        className="control min-h-7 text-xs"
        aria-label={t("money.remove", { currency, day: format.longDay(holdsFrom) })}
      >
        {t("money.col.remove")}
      </button>
    </fetcher.Form>
  );
}
