/** What was sold by product, with what is of no product, so that the rows add up to the GMV. */
import type { Db } from "#db/connection.ts";
import { sumProducts, type ProductLine, type ProductSum } from "#db/queries/sum-products.ts";
import { sumSales, type SalesSum } from "#db/queries/sum-sales.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { buckets, type Bucket } from "#app/sales/credit.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";

/** Money as decimals of the currency. */
export type ProductRow = {
  line: ProductLine | "refunded";
  store: string | null;
  product: string | null;
  name: string | null;
  /** Null where the row is of no single product. */
  orders: number | null;
  pieces: number | null;
  products: number;
  buckets: Record<Bucket, string>;
  total: string;
};

/** One currency; its rows add up to the total, bucket by bucket. */
export type ProductsOfCurrency = { currency: string; rows: ProductRow[]; total: string; orders: number };
export type ProductsReport = { net: boolean; currencies: ProductsOfCurrency[] };

const shown = 10;

/** Refunds are told for whole orders, so net figures have them in a row of their own. */
export async function loadProducts(db: Db, frame: PageFrame): Promise<ProductsReport> {
  const { selection } = buildSalesFrame(frame);
  const [sold, sums] = await Promise.all([
    sumProducts(db, selection, { limit: shown }),
    sumSales(db, selection, [], ["orders", "gross", "refunded"]),
  ]);
  return buildProducts(sold, sums, frame.search.net);
}

export function buildProducts(
  sold: readonly ProductSum[],
  sums: readonly SalesSum<"orders" | "gross" | "refunded">[],
  net: boolean,
): ProductsReport {
  const currencies = [...new Set(sums.map(({ currency }) => currency))].map((currency) => {
    const digits = countMinorDigits(currency);
    const write = (minor: bigint) => formatMinorUnits(minor, digits);
    const own = sums.filter((sum) => sum.currency === currency);
    const lines = sold.filter((row) => row.currency === currency);
    const read = (bucket: Bucket, part: "gross" | "refunded") =>
      own.reduce((total, sum) => (sum.bucket === bucket ? total + sum.sums[part] : total), 0n);
    const rows = lines.map(({ line, store, product, name, orders, pieces, products, gross }): ProductRow => ({
      ...{ line, store, product, name, products },
      orders: line === "other" ? null : orders,
      pieces: line === "item" || line === "other" ? Number(pieces) : null,
      ...writeBuckets((bucket) => gross[bucket], write),
    }));
    const refunds = writeBuckets((bucket) => -read(bucket, "refunded"), write);
    if (net && buckets.some((bucket) => read(bucket, "refunded") !== 0n))
      rows.push({
        line: "refunded",
        store: null,
        product: null,
        name: null,
        orders: null,
        pieces: null,
        products: 0,
        ...refunds,
      });
    const total = buckets.reduce(
      (sum, bucket) => sum + read(bucket, "gross") - (net ? read(bucket, "refunded") : 0n),
      0n,
    );
    const orders = own.reduce((count, sum) => count + Number(sum.sums.orders), 0);
    return { currency, rows, total: write(total), orders };
  });
  return {
    net,
    currencies: currencies.toSorted((a, b) => b.orders - a.orders || (a.currency < b.currency ? -1 : 1)),
  };
}

function writeBuckets(read: (bucket: Bucket) => bigint, write: (minor: bigint) => string) {
  const all = buckets.map((bucket) => [bucket, read(bucket)] as const);
  return {
    buckets: Object.fromEntries(all.map(([bucket, minor]) => [bucket, write(minor)])) as Record<
      Bucket,
      string
    >,
    total: write(all.reduce((sum, [, minor]) => sum + minor, 0n)),
  };
}
