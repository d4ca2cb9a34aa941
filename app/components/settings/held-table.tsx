import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export type HeldRow = {
  storeId: number;
  storeName: string;
  conversations: number;
  messages: number;
  orders: number;
  clicks: number;
  from: number | null;
  to: number | null;
};

/** What is held of a customer, store by store. */
export function HeldTable({ rows, timezone }: { rows: HeldRow[]; timezone: string }) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo((): Column<HeldRow>[] => {
    const counts = ["conversations", "messages", "orders", "clicks"] as const;
    const time = (ms: number | null) => (ms === null ? "" : format.dateTime(ms, timezone));
    return [
      {
        key: "store",
        header: t("privacy.col.store"),
        align: "left",
        className: "w-full",
        cell: (row) => row.storeName,
      },
      ...counts.map((name) => ({
        key: name,
        header: t(`privacy.col.${name}`),
        cell: (row: HeldRow) => format.count(row[name]),
      })),
      {
        key: "from",
        header: t("privacy.col.from"),
        className: "whitespace-nowrap",
        cell: (row) => time(row.from),
      },
      { key: "to", header: t("privacy.col.to"), className: "whitespace-nowrap", cell: (row) => time(row.to) },
    ];
  }, [t, format, timezone]);
  return (
    <DataTable
      label={t("privacy.customer.held")}
      columns={columns}
      rows={rows}
      getKey={({ storeId }) => String(storeId)}
    />
  );
}
