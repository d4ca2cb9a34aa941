/** A question about service and one about sales, asked in one breath: what each of them is, and whether both can be answered. */
import { dimensions, isDimension, type DimensionId, type Filter } from "#app/metrics/dimensions.ts";
import { guidedMetricIds, isGuidedMetric, type GuidedMetricId } from "#app/metrics/guided-registry.ts";
import { isMetric, metricIds, type MetricId } from "#app/metrics/registry.ts";
import { canSplit, isSalesMetric, salesMetricIds, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import {
  salesDimensions,
  type InquiryDimension,
  type SalesDimension,
  type SalesSelection,
} from "#app/sales/question.ts";

export type ApiMetricId = MetricId | SalesMetricId | GuidedMetricId;
export const apiMetricIds: readonly ApiMetricId[] = [...metricIds, ...salesMetricIds, ...guidedMetricIds];
export const isApiMetric = (text: string): text is ApiMetricId =>
  isMetric(text) || isSalesMetric(text) || isGuidedMetric(text);

/** Currency and bucket are of sales alone. */
export type ApiDimensionId = DimensionId | "currency" | "bucket";
export const apiDimensions: readonly ApiDimensionId[] = [...dimensions, "currency", "bucket"];
export const isApiDimension = (text: string): text is ApiDimensionId =>
  text === "currency" || text === "bucket" || isDimension(text);

export type ApiFilter = Omit<Filter, "dimension"> & { dimension: ApiDimensionId };
export type SalesQuery = {
  metrics: SalesMetricId[];
  dimensions: SalesDimension[];
  selection: Omit<SalesSelection, "scope">;
};

const ofSales = (dimension: ApiDimensionId): dimension is Extract<ApiDimensionId, SalesDimension> =>
  (salesDimensions as readonly string[]).includes(dimension);

/** The part of a question that is about guided sales. */
export type GuidedQuery = {
  metrics: GuidedMetricId[];
  dimensions: InquiryDimension[];
  selection: Omit<SalesSelection<InquiryDimension>, "scope">;
};

const ofGuided = (dimension: ApiDimensionId): dimension is Extract<ApiDimensionId, InquiryDimension> =>
  dimension !== "currency" && dimension !== "bucket" && ofSales(dimension);

/** Why these metrics cannot be asked for with these dimensions; undefined when they can. */
export function refuseSplit(
  metrics: readonly ApiMetricId[],
  used: readonly ApiDimensionId[],
): string | undefined {
  for (const dimension of used) {
    const wrong = metrics.find((id) => {
      if (isGuidedMetric(id)) return !ofGuided(dimension);
      return isSalesMetric(id) ? !(ofSales(dimension) && canSplit(id, dimension)) : !isDimension(dimension);
    });
    if (wrong !== undefined) return `${wrong} cannot be split or filtered by ${dimension}`;
  }
  return undefined;
}

/** The part of a question that is about sales; null when nothing is. */
export function pickSales(
  metrics: readonly ApiMetricId[],
  asked: readonly ApiDimensionId[],
  filters: readonly ApiFilter[],
  rest: Omit<SalesQuery["selection"], "filters">,
): SalesQuery | null {
  const own = metrics.filter(isSalesMetric);
  if (own.length === 0) return null;
  const ofSalesOnly = filters.flatMap(({ dimension, operator, values }) =>
    ofSales(dimension) ? [{ dimension, operator, values }] : [],
  );
  return { metrics: own, dimensions: asked.filter(ofSales), selection: { ...rest, filters: ofSalesOnly } };
}

/** The part of a question that is about guided sales; null when nothing is. */
export function pickGuided(
  metrics: readonly ApiMetricId[],
  asked: readonly ApiDimensionId[],
  filters: readonly ApiFilter[],
  rest: Omit<GuidedQuery["selection"], "filters">,
): GuidedQuery | null {
  const own = metrics.filter(isGuidedMetric);
  if (own.length === 0) return null;
  const ofGuidedOnly = filters.flatMap(({ dimension, operator, values }) =>
    ofGuided(dimension) ? [{ dimension, operator, values }] : [],
  );
  return { metrics: own, dimensions: asked.filter(ofGuided), selection: { ...rest, filters: ofGuidedOnly } };
}
