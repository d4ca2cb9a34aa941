import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { listSalesValues } from "#app/components/figures/format-sales-figure.ts";
import { getBucketColour } from "#app/components/sales/bucket-colour.ts";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";

type Figures = Partial<Record<SalesMetricId, SalesFigure>>;
type Props = { now: Figures; byBucket: Partial<Record<Bucket, Figures>> };

/** A way of counting: its measure of single buckets and of all orders, and of service; null where there is none. */
type Column = { head: MessageKey; all: SalesMetricId | null; service: SalesMetricId };

const columns: readonly Column[] = [
  { head: "definitions.sales.table.gross", all: "gmv", service: "service_gmv" },
  { head: "definitions.sales.table.net", all: "gmv_net", service: "service_gmv_net" },
  { head: "definitions.sales.table.net15", all: null, service: "service_gmv_net_15" },
  { head: "definitions.sales.table.net30", all: null, service: "service_gmv_net_30" },
  { head: "metric.orders.short", all: "orders", service: "service_orders" },
  { head: "metric.average_order.short", all: "average_order", service: "service_average_order" },
  { head: "metric.refund_rate.short", all: "refund_rate", service: "service_refund_rate" },
];

/** The same orders in every way they are counted: one row a bucket, one column a way, and what they add up to. */
export function SalesTable({ now, byBucket }: Props) {
  const t = useText();
  const cell = "px-2.5 py-1.5";
  const label = t("definitions.sales.table");
  return (
    <ScrollRegion label={t("table.scroll", { name: label })} className="-mx-4 px-4">
      <table className="w-full border-separate border-spacing-0 text-right" aria-label={label}>
        <thead className="align-bottom text-xs">
          <tr>
            <th scope="col" className={`${cell} text-left font-normal whitespace-nowrap text-muted`}>
              {t("definitions.sales.table.who")}
            </th>
            {columns.map(({ head, service }) => (
              <th key={head} scope="col" className={cell}>
                <a href={`#${service}`} className="font-semibold hover:text-honey-ink">
                  {t(head)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket}>
              <th
                scope="row"
                className={`${cell} border-t border-line text-left align-top font-normal whitespace-nowrap`}
              >
                <span
                  aria-hidden="true"
                  className="mr-1.5 inline-block size-2.5 rounded-[3px]"
                  style={{ background: getBucketColour(bucket) }}
                />
                {t(`sales.bucket.${bucket}`)}
              </th>
              {columns.map(({ head, all, service }) => (
                <td key={head} className={`${cell} border-t border-line align-top`}>
                  <Value metric={all ?? service} figures={byBucket[bucket]} bucket={bucket} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          {(["service", "all"] as const).map((row) => (
            <tr key={row}>
              <th
                scope="row"
                className={`${cell} border-t border-edge text-left align-top whitespace-nowrap`}
              >
                {t(`definitions.sales.table.${row}`)}
              </th>
              {columns.map((column) => (
                <td key={column.head} className={`${cell} border-t border-edge align-top`}>
                  <Value metric={column[row]} figures={now} />
                </td>
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

type ValueProps = { metric: SalesMetricId | null; figures: Figures | undefined; bucket?: Bucket };

/** One number of a row, and how many orders are too young for it. */
function Value({ metric, figures, bucket }: ValueProps) {
  const t = useText();
  const figure = metric && figures?.[metric];
  if (!metric || !figure) return <span className="font-normal text-muted">–</span>;
  const values = listSalesValues(figure);
  const pending = values.reduce((sum, value) => sum + (value.pending ?? 0), 0);
  if (pending === 0 && values.every(({ value }) => value === null))
    return <span className="font-normal text-muted">–</span>;
  return (
    <>
      <SalesFigureLink
        metric={metric}
        figure={figure}
        className="items-end"
        {...(bucket ? { where: [{ dimension: "bucket", operator: "is", values: [bucket] }] } : {})}
      />
      {pending > 0 && (
        <span className="block text-2xs font-normal whitespace-nowrap text-muted">
          {t("definitions.sales.table.pending", { count: pending })}
        </span>
      )}
    </>
  );
}
