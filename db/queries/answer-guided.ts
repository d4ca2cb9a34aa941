/** Answers questions about guided sales: one row for each combination of dimension values. */
import { buildGuidedFigure, type GuidedMetricId } from "#app/metrics/guided-registry.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { InquiryDimension, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "../connection.ts";
import { listStores } from "./stores.ts";
import { hasClicks, sumGuided } from "./sum-guided.ts";

export type GuidedAnswer = { dimensions: string[]; figures: Partial<Record<GuidedMetricId, SalesFigure>> };

export async function answerGuided(
  db: Db,
  ids: readonly GuidedMetricId[],
  selection: SalesSelection<InquiryDimension>,
  dimensions: readonly InquiryDimension[],
): Promise<GuidedAnswer[]> {
  const stores = await listStores(db, selection.scope);
  const [rows, knowsClicks] = await Promise.all([
    sumGuided(db, selection, dimensions),
    hasClicks(
      db,
      stores.map(({ storeId }) => storeId),
    ),
  ]);
  return rows.map((row) => ({
    dimensions: row.dimensions,
    figures: Object.fromEntries(ids.map((id) => [id, buildGuidedFigure(id, row, knowsClicks)])),
  }));
}
