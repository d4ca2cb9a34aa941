import { catalogues } from "#app/i18n/catalogues.server.ts";
import { dimensions } from "#app/metrics/dimensions.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";

/** The registry as `GET /api/v1/metrics` shows it, in English. */
export function listRegistry(ids: readonly MetricId[]) {
  return {
    metrics: ids.map((id) => {
      const { unit, family, good, formula, matures } = metrics[id];
      return {
        id,
        label: catalogues.en[`metric.${id}.label`],
        definition: catalogues.en[`metric.${id}.definition`],
        unit,
        family,
        good,
        formula,
        matures: matures ?? false,
      };
    }),
    dimensions,
  };
}
