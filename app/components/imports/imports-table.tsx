import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { ImportStatus } from "./import-status.tsx";

export type ImportRow = {
  importId: number;
  origin: string;
  name: string;
  format: string;
  status: string;
  error: string | null;
  accepted: number;
  duplicate: number;
  quarantined: number;
  conversations: number;
  startedAt: number;
  finishedAt: number | null;
};

type Props = { rows: ImportRow[]; timezone: string };

const origins = ["cli", "api", "upload", "demo"] as const;

/** One row an import: where it came from, what was taken, repeated and set aside, when and how fast. */
export function ImportsTable({ rows, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo((): Column<ImportRow>[] => {
    const nameOrigin = (origin: string) => {
      const known = origins.find((name) => name === origin);
      return known ? t(`imports.origin.${known}`) : origin;
    };
    return [
      {
        key: "name",
        header: t("imports.col.name"),
        align: "left",
        className: "w-full max-w-0 min-w-60",
        cell: (row) => (
          <>
            <Link
              to={`/imports/${row.importId}`}
              className="block min-h-5 truncate font-medium hover:text-honey-ink"
              title={row.name}
            >
              {row.name}
            </Link>
            <span className="text-xs text-muted">
              {nameOrigin(row.origin)} · {row.format}
            </span>
          </>
        ),
      },
      {
        key: "status",
        header: t("imports.col.status"),
        align: "left",
        className: "max-w-60",
        cell: (row) => (
          <>
            <ImportStatus status={row.status} />
            {row.error && (
              <span className="block truncate text-xs text-muted" title={row.error}>
                {row.error}
              </span>
            )}
          </>
        ),
      },
      { key: "accepted", header: t("imports.col.accepted"), cell: (row) => format.count(row.accepted) },
      { key: "duplicate", header: t("imports.col.duplicate"), cell: (row) => format.count(row.duplicate) },
      {
        key: "quarantined",
        header: t("imports.col.quarantined"),
        cell: (row) =>
          row.quarantined === 0 ? (
            <span className="text-muted">0</span>
          ) : (
            <Link to={`/imports/${row.importId}`} className="figure-link font-semibold text-bad">
              {format.count(row.quarantined)}
            </Link>
          ),
      },
      {
        key: "conversations",
        header: t("imports.col.conversations"),
        cell: (row) => format.count(row.conversations),
      },
      {
        key: "started",
        header: t("imports.col.started"),
        className: "whitespace-nowrap text-xs",
        cell: (row) => format.dateTime(row.startedAt, timezone),
      },
      {
        key: "took",
        header: t("imports.col.took"),
        className: "whitespace-nowrap text-xs",
        cell: (row) =>
          row.finishedAt === null ? "–" : format.duration((row.finishedAt - row.startedAt) / 1000),
      },
    ];
  }, [t, format, timezone]);
  return (
    <DataTable
      label={t("imports.title")}
      columns={columns}
      rows={rows}
      getKey={({ importId }) => String(importId)}
      keepsHeaders
    />
  );
}
