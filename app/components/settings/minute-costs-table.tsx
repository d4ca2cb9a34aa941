import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { StoreForm } from "./store-form.tsx";

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
  const words = { save: t("money.save"), saved: t("money.saved"), bad: t("money.bad.cost") };
  return (
    <StoreForm action="/settings/money" intent="cost" storeId={row.storeId} words={words}>
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
    </StoreForm>
  );
}
