/** What every number of sales is over the page's period, and the same orders by bucket in every way they are counted. */
import type { Db } from "#db/connection.ts";
import { answerGuided } from "#db/queries/answer-guided.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import { guidedMetricIds, type GuidedMetricId } from "#app/metrics/guided-registry.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { canSplit, salesMetricIds, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";

type Figures = Partial<Record<SalesMetricId, SalesFigure>>;

export type SalesDefinitions = {
  now: Figures;
  /** Buckets without any order are left out. */
  byBucket: Partial<Record<Bucket, Figures>>;
  guided: Partial<Record<GuidedMetricId, SalesFigure>>;
  /** Filters of the page that orders know nothing of. */
  leftOut: DimensionId[];
};

const splittable = salesMetricIds.filter((id) => canSplit(id, "bucket"));

export async function loadSalesDefinitions(db: Db, frame: PageFrame): Promise<SalesDefinitions> {
  const { selection, leftOut } = buildSalesFrame(frame);
  const [[all], rows, [guided]] = await Promise.all([
    answerSales(db, salesMetricIds, selection, []),
    answerSales(db, splittable, selection, ["bucket"]),
    answerGuided(db, guidedMetricIds, selection, []),
  ]);
  return {
    now: all?.figures ?? {},
    byBucket: Object.fromEntries(rows.map(({ dimensions, figures }) => [dimensions[0], figures])),
    guided: guided?.figures ?? {},
    leftOut,
  };
}
