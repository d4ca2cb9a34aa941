import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { StoreForm } from "./store-form.tsx";

export type RetentionRow = {
  storeId: number;
  name: string;
  days: number | null;
  lastRun: { finishedAt: number; conversations: number; messages: number } | null;
  removed: number;
};

/** How long each store keeps texts, when the job last ran there and what it removed. */
export function RetentionTable({ rows, timezone }: { rows: RetentionRow[]; timezone: string }) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo(
    (): Column<RetentionRow>[] => [
      {
        key: "store",
        header: t("privacy.col.store"),
        align: "left",
        className: "w-full",
        cell: (row) => row.name,
      },
      { key: "kept", header: t("privacy.col.kept"), align: "left", cell: (row) => <DaysForm row={row} /> },
      {
        key: "run",
        header: t("privacy.col.run"),
        className: "whitespace-nowrap",
        cell: ({ lastRun }) =>
          lastRun === null ? (
            <span className="text-muted">{t("privacy.never")}</span>
          ) : (
            format.dateTime(lastRun.finishedAt, timezone)
          ),
      },
      {
        key: "removed",
        header: t("privacy.col.removed"),
        className: "whitespace-nowrap",
        cell: ({ lastRun }) =>
          lastRun &&
          t("privacy.removed", { messages: lastRun.messages, conversations: lastRun.conversations }),
      },
      { key: "all", header: t("privacy.col.removed.all"), cell: (row) => format.count(row.removed) },
    ],
    [t, format, timezone],
  );
  return (
    <DataTable
      label={t("privacy.retention")}
      columns={columns}
      rows={rows}
      getKey={({ storeId }) => String(storeId)}
      keepsHeaders
    />
  );
}

function DaysForm({ row }: { row: RetentionRow }) {
  const t = useText();
  const words = {
    save: t("privacy.retention.save"),
    saved: t("privacy.retention.saved"),
    bad: t("privacy.retention.bad"),
  };
  return (
    <StoreForm action="/settings/privacy" intent="retention" storeId={row.storeId} words={words}>
      <input
        name="days"
        inputMode="numeric"
        defaultValue={row.days ?? ""}
        key={row.days}
        placeholder={t("privacy.retention.ever")}
        aria-label={t("privacy.retention.days", { store: row.name })}
        className="field min-h-7 w-24 px-2 text-right"
      />
      <span className="text-muted">{t("privacy.retention.unit")}</span>
    </StoreForm>
  );
}
