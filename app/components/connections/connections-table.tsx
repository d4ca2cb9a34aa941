import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ConnectionEntry, PlatformChoice } from "./connection-view.ts";
import { HealthMark } from "./health-mark.tsx";
import { ShareCell } from "./share-cell.tsx";
import { Unknown } from "./unknown.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Props = {
  rows: ConnectionEntry[];
  platforms: PlatformChoice[];
  timezone: string;
  /** Epoch ms when the rows were read. */
  now: number;
};

const counted = ["taken", "duplicate", "quarantined", "refused"] as const;
const tied = ["unlinkable", "inferred"] as const;

/** One row a connection: how it stands, when it last sent, how far it lags, and what came of it in 30 days. */
export function ConnectionsTable({ rows, platforms, timezone, now }: Props) {
  const t = useText();
  const format = useFormat();
  const wordFault = useFaultWords();
  const columns = useMemo((): Column<ConnectionEntry>[] => {
    const titles = new Map(platforms.map(({ id, title }) => [id, title]));
    return [
      {
        key: "name",
        header: t("connections.col.name"),
        align: "left",
        className: "w-full max-w-0 min-w-44 md:min-w-52",
        cell: ({ connectionId, name, storeName, platform, kind }) => (
          <>
            <Link
              to={`/imports/connections?connection=${connectionId}`}
              preventScrollReset
              className="block truncate font-medium hover:text-honey-ink"
            >
              {name}
            </Link>
            <span className="block truncate text-xs text-muted">
              {[storeName, titles.get(platform) ?? platform, t(`connections.kind.${kind}`)].join(" · ")}
            </span>
          </>
        ),
      },
      {
        key: "health",
        header: t("connections.col.health"),
        align: "left",
        cell: (row) => (
          <div className="max-w-40 min-w-28 md:max-w-60">
            <HealthMark connection={row} now={now} />
            {row.lastError !== null && row.state !== "paused" && (
              <span className="block truncate text-xs text-muted" title={wordFault(row.lastError)}>
                {wordFault(row.lastError)}
              </span>
            )}
          </div>
        ),
      },
      {
        key: "contact",
        header: t("connections.col.contact"),
        className: "whitespace-nowrap text-xs",
        cell: ({ lastContactAt }) =>
          lastContactAt === null ? <Unknown /> : format.shortTime(lastContactAt, timezone),
      },
      {
        key: "lag",
        header: t("connections.col.lag"),
        title: t("connections.col.lag.title"),
        className: "whitespace-nowrap",
        cell: ({ lastLagMs }) => (lastLagMs === null ? <Unknown /> : format.duration(lastLagMs / 1000)),
      },
      ...counted.map((key) => ({
        key,
        header: t(`connections.col.${key}`),
        title: t(`connections.col.${key}.title`),
        cell: ({ counts, connectionId }: ConnectionEntry) => {
          if (!counts) return <Unknown />;
          if (counts[key] === 0) return <span className="text-muted">0</span>;
          return (
            <Link
              to={`/imports/connections?connection=${connectionId}`}
              preventScrollReset
              className={`figure-link ${key === "quarantined" || key === "refused" ? "font-semibold text-bad" : ""}`}
            >
              {format.count(counts[key])}
            </Link>
          );
        },
      })),
      ...tied.map((part) => ({
        key: part,
        header: t(`connections.part.${part}`),
        title: t(`connections.part.${part}.title`),
        unit: t("unit.share"),
        cell: ({ storeId, sources, shares }: ConnectionEntry) => (
          <ShareCell
            share={shares[part]}
            opens={listSources(part, storeId, sources)}
            unknown={t(`connections.part.${part}.unknown`)}
          />
        ),
      })),
    ];
  }, [t, format, wordFault, platforms, timezone, now]);
  return (
    <DataTable
      label={t("connections.title")}
      columns={columns}
      rows={rows}
      getKey={({ connectionId }) => connectionId}
      keepsHeaders
    />
  );
}

function listSources(part: string, storeId: number, sources: readonly string[]): URLSearchParams {
  return new URLSearchParams([
    ["part", part],
    ["store", String(storeId)],
    ...sources.map((source) => ["source", source]),
  ]);
}
