import { catalogues } from "#app/i18n/catalogues.server.ts";
import { guidedMetrics, isGuidedMetric } from "#app/metrics/guided-registry.ts";
import { metrics } from "#app/metrics/registry.ts";
import { doesMature, isSalesMetric, salesMetrics } from "#app/metrics/sales-registry.ts";
import { apiDimensions, type ApiMetricId } from "./split-query.ts";

/** The registry as `GET /api/v1/metrics` shows it, in English. */
export function listRegistry(ids: readonly ApiMetricId[]) {
  return {
    metrics: ids.map((id) => {
      const { unit, family, good, formula } = isGuidedMetric(id)
        ? guidedMetrics[id]
        : isSalesMetric(id)
          ? salesMetrics[id]
          : metrics[id];
      return {
        id,
        label: catalogues.en[`metric.${id}.label`],
        definition: catalogues.en[`metric.${id}.definition`],
        unit,
        family,
        good,
        formula,
        matures: isGuidedMetric(id)
          ? true
          : isSalesMetric(id)
            ? doesMature(id)
            : (metrics[id].matures ?? false),
      };
    }),
    dimensions: apiDimensions,
  };
}
