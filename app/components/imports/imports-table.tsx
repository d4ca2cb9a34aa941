import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { findStanding, isMoving, listWishes, type ImportRow } from "./import-row.ts";
import { useRates } from "./use-rates.ts";

type Props = {
  rows: ImportRow[];
  timezone: string;
  /** Epoch ms when the rows were read. */
  now: number;
};

const origins = ["cli", "api", "upload", "demo", "connection"] as const;

/** One row an import: where it came from, how it stands, what was taken, repeated and set aside. */
export function ImportsTable({ rows, timezone, now }: Props) {
  const t = useText();
  const format = useFormat();
  const rates = useRates(rows);
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
        className: "w-full max-w-0 min-w-40 md:min-w-52",
        cell: (row) => (
          <>
            <Link
              to={`/imports/${row.importId}`}
              className="block min-h-5 truncate font-medium hover:text-honey-ink"
              title={row.name}
            >
              {row.name}
            </Link>
            <span className="text-xs whitespace-nowrap text-muted">
              {[
                nameOrigin(row.origin),
                row.format === "unknown" ? null : row.format,
                row.bytesTotal === null ? null : format.bytes(row.bytesTotal),
              ]
                .filter((text) => text !== null)
                .join(" · ")}
            </span>
          </>
        ),
      },
      {
        key: "status",
        header: t("imports.col.status"),
        align: "left",
        className: "align-top",
        cell: (row) => (
          <div className="w-52">
            <ImportProgress row={row} standing={findStanding(row, now)} rates={rates.get(row.importId)} />
          </div>
        ),
      },
      {
        key: "actions",
        header: t("imports.col.actions"),
        className: "whitespace-nowrap",
        cell: (row) => {
          // What takes data away is asked for on the import's own page.
          const wishes = listWishes(row, findStanding(row, now)).filter((wish) => wish !== "undo");
          if (row.status === "checked") return <SeeReport row={row} />;
          return (
            <div className="min-w-20">
              <ImportActions row={row} wishes={wishes} isSmall />
            </div>
          );
        },
      },
      {
        key: "accepted",
        header: t("imports.col.accepted"),
        cell: (row) => <Count row={row} value={row.accepted} />,
      },
      {
        key: "duplicate",
        header: t("imports.col.duplicate"),
        cell: (row) => <Count row={row} value={row.duplicate} />,
      },
      {
        key: "quarantined",
        header: t("imports.col.quarantined"),
        cell: (row) =>
          row.quarantined === 0 || row.status === "undone" ? (
            <Count row={row} value={row.quarantined} />
          ) : (
            <Link to={`/imports/${row.importId}`} className="figure-link font-semibold text-bad">
              {format.count(row.quarantined)}
            </Link>
          ),
      },
      {
        key: "conversations",
        header: t("imports.col.conversations"),
        // Counted at the end: until then nobody knows.
        cell: (row) =>
          isMoving(row) ? (
            <span className="text-muted">–</span>
          ) : (
            <Count row={row} value={row.conversations} />
          ),
      },
      {
        key: "started",
        header: t("imports.col.started"),
        className: "whitespace-nowrap text-xs",
        cell: (row) => format.dateTime(row.startedAt, timezone),
      },
    ];
  }, [t, format, timezone, rates, now]);
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

/** What an undone import had brought is no longer there: its counts are struck through. */
function Count({ row, value }: { row: ImportRow; value: number }) {
  const format = useFormat();
  if (row.status === "undone") return <s className="text-muted">{format.count(value)}</s>;
  return value === 0 ? <span className="text-muted">0</span> : <>{format.count(value)}</>;
}

function SeeReport({ row }: { row: ImportRow }) {
  const t = useText();
  return (
    <Link
      to={`/imports/${row.importId}`}
      className="control min-h-7 border-edge bg-honey-wash px-2 text-xs font-medium"
    >
      {t("imports.report.see")}
    </Link>
  );
}
