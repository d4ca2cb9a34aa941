import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ProductRow, ProductsOfCurrency, ProductsReport } from "#app/reports/sales-products.server.ts";
import { BucketBar } from "./bucket-bar.tsx";
import { ofCurrency } from "./report-types.ts";

type Props = {
  products: Part<ProductsReport>;
  /** The one whose products are shown; the one with the most orders where nothing was sold in it. */
  currency: string | null;
  className?: string;
};

/** What was sold by product, who spoke before it, and what is of no product: the rows add up to the GMV. */
export function ProductsCard({ products, currency, className }: Props) {
  const t = useText();
  const format = useFormat();
  const all = products.ok ? products.data.currencies : [];
  const shown = all.find((one) => one.currency === currency) ?? all[0];
  const note = shown && t("products.note", { total: format.money(shown.total, shown.currency) });
  const isItemless = shown?.rows.every(({ line }) => line !== "item") ?? false;
  return (
    <Card title={t("products.title")} note={isItemless ? undefined : note} className={className}>
      <PartContent part={products}>
        {({ net }) =>
          !shown ? (
            <p className="text-muted">{t("products.none")}</p>
          ) : isItemless ? (
            <p className="text-muted">{t("products.itemless")}</p>
          ) : (
            <ProductsTable {...shown} net={net} />
          )
        }
      </PartContent>
    </Card>
  );
}

function ProductsTable({ currency, rows, total, orders, net }: ProductsOfCurrency & { net: boolean }) {
  const t = useText();
  const format = useFormat();
  const named = rows.filter(({ line }) => line === "item");
  const widest = Math.max(...named.map((row) => Number(row.total)), 0);
  const showsStores = new Set(named.map(({ store }) => store)).size > 1;
  return (
    <ScrollRegion label={t("table.scroll", { name: t("products.title") })}>
      <table className="w-full text-right">
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-1 text-left font-normal">
              {t("products.col.product")}
            </th>
            <th scope="col" className="w-1/4 max-sm:hidden" aria-hidden="true" />
            <th scope="col" className="pl-3 font-normal">
              {t("products.col.money")}
            </th>
            <th
              scope="col"
              className="pl-3 font-normal whitespace-nowrap"
              title={t("products.col.service.hint")}
            >
              {t("products.col.service")}
            </th>
            <th scope="col" className="pl-3 font-normal" title={t("products.col.orders.hint")}>
              {t("products.col.orders")}
            </th>
            <th scope="col" className="pl-3 font-normal">
              {t("products.col.pieces")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.product === null ? `(${row.line})` : `${row.store} ${row.product}`}
              className="border-b border-line last:border-0"
            >
              <th scope="row" className="max-w-56 py-1 text-left font-normal">
                <ProductName row={row} showsStore={showsStores} />
              </th>
              <td className="pl-3 max-sm:hidden">
                {row.line === "item" && Number(row.total) > 0 && (
                  <BucketBar amounts={row.buckets} full={widest} />
                )}
              </td>
              <td className="pl-3 whitespace-nowrap">{format.money(row.total, currency)}</td>
              <td className="pl-3 text-muted">{describeService(row)}</td>
              <td className="pl-3">
                <Orders row={row} currency={currency} />
              </td>
              <td className="pl-3">
                {row.pieces === null
                  ? ""
                  : format.value(Number.isInteger(row.pieces) ? "count" : "turns", row.pieces)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot className="border-t border-edge font-medium">
          <tr>
            <th scope="row" className="py-1 text-left font-medium">
              {t("products.sum")}
            </th>
            <td className="max-sm:hidden" />
            <td className="pl-3 whitespace-nowrap">
              <SalesFigureLink
                metric={net ? "gmv_net" : "gmv"}
                figure={{ value: total, currency }}
                where={[ofCurrency(currency)]}
              />
            </td>
            <td />
            <td className="pl-3">
              <SalesFigureLink metric="orders" figure={{ value: orders }} where={[ofCurrency(currency)]} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );

  function describeService({ line, total: money, buckets }: ProductRow): string {
    const whole = Number(money);
    if (line === "below" || line === "refunded" || whole <= 0) return "";
    return format.share((whole - Number(buckets.silent)) / whole);
  }
}

type NameProps = { row: ProductRow; showsStore: boolean };

function ProductName({ row: { line, store, product, name, products }, showsStore }: NameProps) {
  const t = useText();
  const nameOf = useValueName();
  if (line === "item") {
    return (
      <span className="block truncate" title={name ? `${name} · ${product}` : (product ?? "")}>
        {name ?? product}
        {showsStore && store !== null && (
          <span className="ml-1.5 text-xs text-muted">{nameOf("store", store)}</span>
        )}
      </span>
    );
  }
  if (line === "other") return <span className="text-muted">{t("products.other", { count: products })}</span>;
  return (
    <span className="text-muted" title={t(`products.${line}.hint`)}>
      {t(`products.${line}`)}
      <span className="sr-only">: {t(`products.${line}.hint`)}</span>
    </span>
  );
}

/** A product's number of orders opens them. */
function Orders({ row: { line, store, product, orders }, currency }: { row: ProductRow; currency: string }) {
  const format = useFormat();
  if (orders === null) return null;
  if (line !== "item" || product === null || store === null) return format.count(orders);
  return (
    <SalesFigureLink
      metric="orders"
      figure={{ value: orders }}
      where={[
        ofCurrency(currency),
        { dimension: "store", operator: "is", values: [store] },
        { dimension: "product", operator: "is", values: [product] },
      ]}
    />
  );
}
