import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { BucketBar } from "./bucket-bar.tsx";
import type { SalesFigures, Totals } from "./report-types.ts";
import { StoreCell } from "./store-cell.tsx";
import { SalesStoreName } from "./store-name.tsx";
import { useOwnChoice } from "./use-own-choice.ts";

type Mix = Record<Bucket, number> | null;
export type StoreRow = {
  /** Empty for all stores together. */
  key: string;
  name: string;
  region: string | null;
  platform: string | null;
  figures: SalesFigures;
  before: SalesFigures | null;
  peers: SalesFigures | null;
  mix: Mix;
};

type Props = {
  stores: Part<{ rows: StoreRow[]; mix: Mix }>;
  totals: Part<Totals>;
  conversion: Part<Totals>;
  metrics: readonly SalesMetricId[];
};

/** The stores beside each other, all together on top; each number beside the average of the others, or the change. */
export function StoresCard({ stores, totals, conversion, metrics }: Props) {
  const t = useText();
  const canCompare = totals.ok && totals.data.before !== null;
  const hasPeers = stores.ok && stores.data.rows.some(({ peers }) => peers !== null);
  const beside = useOwnChoice("beside", ["change"]);
  const showsPeers = hasPeers && !(canCompare && beside.value === "change");
  const choices = [
    { key: "peers", href: beside.hrefOf(null), isActive: showsPeers },
    { key: "change", href: beside.hrefOf("change"), isActive: !showsPeers },
  ] as const;
  return (
    <Card
      title={t("sales.stores")}
      note={
        hasPeers &&
        canCompare && (
          <span className="flex gap-3">
            {t("sales.stores.beside")}
            {choices.map(({ key, href, isActive }) => (
              <Link
                key={key}
                to={href}
                preventScrollReset
                replace
                aria-current={isActive ? "true" : undefined}
                className="min-h-6 rounded-sm hover:text-ink aria-current:font-medium aria-current:text-ink aria-current:underline aria-current:underline-offset-3"
              >
                {t(`sales.stores.${key}`)}
              </Link>
            ))}
          </span>
        )
      }
    >
      <PartContent part={stores}>
        {({ rows, mix }) => (
          <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card border-t border-line">
            <StoresTable
              rows={rows}
              total={{
                ...{ key: "", name: "", region: null, platform: null, peers: null, mix },
                figures: { ...(totals.ok && totals.data.now), ...(conversion.ok && conversion.data.now) },
                before: canCompare
                  ? { ...totals.data.before, ...(conversion.ok && conversion.data.before) }
                  : null,
              }}
              metrics={metrics}
              showsPeers={showsPeers}
            />
          </div>
        )}
      </PartContent>
    </Card>
  );
}

type TableProps = {
  rows: StoreRow[];
  total: StoreRow;
  metrics: readonly SalesMetricId[];
  showsPeers: boolean;
};

function StoresTable({ rows, total, metrics, showsPeers }: TableProps) {
  const t = useText();
  const { net } = usePageState().search;
  const columns = useMemo(
    (): Column<StoreRow>[] => [
      {
        key: "name",
        header: t("stores.name"),
        align: "left",
        isSortable: true,
        className: "min-w-36 max-w-40 md:min-w-44 md:max-w-56",
        cell: (row) => <SalesStoreName row={row} />,
      },
      {
        key: "mix",
        header: t("sales.stores.mix"),
        align: "left",
        className: "min-w-28",
        cell: ({ mix }) => (mix ? <BucketBar amounts={mix} full={1} height="h-2.5" /> : null),
      },
      ...metrics.map((metric): Column<StoreRow> => ({
        key: metric,
        header: t(`metric.${metric}.short`),
        title: t(`metric.${metric}.definition`),
        unit: salesMetrics[metric].unit === "share" ? t("unit.share") : undefined,
        isSortable: true,
        firstDirection: "desc",
        cell: (row) => <StoreCell row={row} metric={metric} showsPeers={showsPeers} />,
      })),
    ],
    [t, metrics, showsPeers],
  );
  return (
    <DataTable
      label={t("sales.stores")}
      columns={columns}
      rows={rows}
      total={rows.length > 1 ? total : undefined}
      getKey={(row) => row.key}
      defaultSort={{ key: net ? "service_gmv_net" : "service_gmv", direction: "desc" }}
    />
  );
}
