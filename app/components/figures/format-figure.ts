import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { Figure } from "#app/metrics/figure.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";

/** A figure as text with its unit, or "no data". */
export function formatFigure(metric: MetricId, figure: Figure, t: Translate, format: Format): string {
  return figure.value === null ? t("figure.none") : format.value(metrics[metric].unit, figure.value);
}
