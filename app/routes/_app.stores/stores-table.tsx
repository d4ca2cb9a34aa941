import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { FigureCell } from "#app/components/tables/figure-cell.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { metrics } from "#app/metrics/registry.ts";
import type { StoreMetric, StoreRow } from "#app/reports/stores.server.ts";
import { StoreName } from "./store-name.tsx";
import { StoreTrend } from "./store-trend.tsx";

type Props = { rows: StoreRow[]; total: StoreRow };

const shown: readonly StoreMetric[] = [
  "conversations",
  "engaged",
  "verified_rate",
  "containment_rate",
  "escalations",
  "executed_rate",
  "outcome_handoff_lost",
  "csat",
  "bot_first_response_p50",
  "human_wait_p50",
  "human_wait_p90",
];

/** One row a store, all stores on top; every column sorts, every number opens its list. */
export function StoresTable({ rows, total }: Props) {
  const t = useText();
  const columns = useMemo(
    (): Column<StoreRow>[] => [
      {
        key: "name",
        header: t("stores.name"),
        align: "left",
        isSortable: true,
        className: "min-w-36 max-w-40 md:min-w-44 md:max-w-56",
        cell: (row) => <StoreName row={row} />,
      },
      {
        key: "trend",
        header: t("stores.trend"),
        align: "left",
        hidesOnPhone: true,
        cell: (row) => <StoreTrend row={row} />,
      },
      ...shown.map((metric): Column<StoreRow> => ({
        key: metric,
        header: t(`metric.${metric}.short`),
        title: t(`metric.${metric}.definition`),
        unit: metrics[metric].unit === "share" ? t("unit.share") : undefined,
        isSortable: true,
        // Beside the name there is room for two numbers, and the second is the one people look for.
        hidesOnPhone: metric === "engaged",
        firstDirection:
          metrics[metric].good === "down" && metrics[metric].unit === "seconds" ? "asc" : "desc",
        cell: (row) => (
          <FigureCell
            metric={metric}
            figure={row.figures[metric]}
            before={row.before?.[metric]}
            where={whereOf(row)}
            showsChange={row.before !== null}
            showsInterval={metric === "verified_rate"}
          />
        ),
      })),
    ],
    [t],
  );
  return (
    <div className="card overflow-hidden">
      <DataTable
        label={t("stores.table")}
        columns={columns}
        rows={rows}
        total={rows.length > 1 ? total : undefined}
        getKey={(row) => row.key}
        defaultSort={{ key: "conversations", direction: "desc" }}
      />
    </div>
  );
}

function whereOf(row: StoreRow): Filter[] {
  return row.key === "" ? [] : [{ dimension: "store", operator: "is", values: [row.key] }];
}
