/** The same sales under every attribution window at once: each moves orders between buckets, none changes the sum. */
import { sql } from "kysely";
import type { Bucket } from "#app/sales/credit.ts";
import type { SalesDimension, SalesSelection } from "#app/sales/question.ts";
import { creditWindows } from "#app/sales/windows.ts";
import type { Db } from "../connection.ts";
import { renderDayDimension } from "../measures/grains.ts";
import { orderRollup, salesCubes } from "../rollup/sales-cubes.ts";
import { renderFilters } from "./filters.ts";
import { renderScope } from "./scope.ts";

/** What an order can be filtered by that no conversation has to be credited for. */
export type WholeDimension = Exclude<SalesDimension, "bucket" | "channel" | "topic" | "agent">;

/** Money in minor units of the currency; hours is null under each store's own window. */
export type WindowSum = {
  hours: number | null;
  currency: string;
  bucket: Bucket;
  gross: bigint;
  refunded: bigint;
};

/** Rows for each kept window and for each store's own, by currency and bucket; those without orders are left out. */
export async function sumSalesWindows(
  db: Db,
  { scope, from, to, filters }: Omit<SalesSelection<WholeDimension>, "windowHours">,
): Promise<WindowSum[]> {
  const hasSource = filters.some(({ dimension }) => dimension === "source");
  const cube = salesCubes.find(({ keys }) => !hasSource || keys.some((key) => key === "source"))!;
  const { rows } = await sql<BandRow>`
    select r.currency, r.bucket, r.band, coalesce(r.band <= s.attribution_hours, false) as "isOwn",
      sum(r.gross)::text as gross, sum(r.refunded)::text as refunded
    from ${sql.table(orderRollup.table)} r join stores s on s.store_id = r.store_id
    where r.cube = ${cube.name} and ${renderScope(scope, "r.store_id")}
      and r.day between ${from}::date and ${to}::date and ${renderFilters(filters, renderDimension)}
    group by 1, 2, 3, 4`.execute(db);
  return [...creditWindows, null].flatMap((hours) => sumWindow(rows, hours));
}

type BandRow = {
  currency: string;
  bucket: Bucket;
  band: number | null;
  isOwn: boolean;
  gross: string;
  refunded: string;
};

function sumWindow(rows: readonly BandRow[], hours: number | null): WindowSum[] {
  const sums = new Map<string, WindowSum>();
  for (const { currency, bucket: credited, band, isOwn, gross, refunded } of rows) {
    const isInside = hours === null ? isOwn : band !== null && band <= hours;
    const bucket = isInside ? credited : "silent";
    const key = `${currency} ${bucket}`;
    const sum = sums.get(key) ?? { hours, currency, bucket, gross: 0n, refunded: 0n };
    sums.set(key, { ...sum, gross: sum.gross + BigInt(gross), refunded: sum.refunded + BigInt(refunded) });
  }
  return [...sums.values()];
}

function renderDimension(dimension: WholeDimension): string {
  switch (dimension) {
    case "store":
      return "s.key";
    case "currency":
    case "source":
      return `r.${dimension}`;
    default:
      return renderDayDimension(dimension, "r.day");
  }
}
