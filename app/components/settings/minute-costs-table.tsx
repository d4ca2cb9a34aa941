import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useText } from "#app/i18n/use-text.tsx";

/** `cost` is a decimal of `currency`; both null while it is not told. */
export type MinuteCostRow = {
  storeId: number;
  name: string;
  storeCurrency: string | null;
  cost: string | null;
  currency: string | null;
};

/** What a minute of a person costs in each store. */
export function MinuteCostsTable({ rows }: { rows: MinuteCostRow[] }) {
  const t = useText();
  const columns = useMemo(
    (): Column<MinuteCostRow>[] => [
      {
        key: "store",
        header: t("money.col.store"),
        align: "left",
        className: "w-full",
        cell: (row) => row.name,
      },
      { key: "cost", header: t("money.col.cost"), align: "left", cell: (row) => <CostForm row={row} /> },
    ],
    [t],
  );
  return (
    <DataTable
      label={t("money.costs")}
      columns={columns}
      rows={rows}
      getKey={({ storeId }) => String(storeId)}
    />
  );
}

function CostForm({ row }: { row: MinuteCostRow }) {
  const t = useText();
  const fetcher = useFetcher<{ isSaved: boolean }>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <fetcher.Form
      method="post"
      action="/settings/money"
      className="flex items-center gap-2 whitespace-nowrap"
    >
      <input type="hidden" name="store" value={row.storeId} />
      <input
        key={`cost ${row.cost}`}
        name="cost"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={row.cost ?? ""}
        placeholder={t("money.cost.none")}
        aria-label={t("money.cost.of", { store: row.name })}
        className="field min-h-7 w-24 px-2 text-right"
      />
      <input
        key={`currency ${row.currency}`}
        name="currency"
        maxLength={3}
        autoComplete="off"
        spellCheck={false}
        defaultValue={row.currency ?? row.storeCurrency ?? ""}
        aria-label={t("money.cost.currency", { store: row.name })}
        className="field min-h-7 w-16 px-2"
      />
      <button type="submit" name="intent" value="cost" className="control min-h-7 text-xs">
        {t("money.save")}
      </button>
      <span role="status" className={`text-xs ${answer?.isSaved === false ? "text-bad" : "text-muted"}`}>
        {answer && t(answer.isSaved ? "money.saved" : "money.bad.cost")}
      </span>
    </fetcher.Form>
  );
}
