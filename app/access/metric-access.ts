import {
  guidedMetricIds,
  guidedMetrics,
  isGuidedMetric,
  type GuidedMetricId,
} from "#app/metrics/guided-registry.ts";
import { metricIds, metrics, type Metric, type MetricId } from "#app/metrics/registry.ts";
import {
  isSalesMetric,
  salesMetricIds,
  salesMetrics,
  type SalesMetricId,
} from "#app/metrics/sales-registry.ts";
import { mayDo, type Principal } from "./principal.ts";

type AnyMetricId = MetricId | SalesMetricId | GuidedMetricId;

/** Whether somebody may ask for a metric: what service sells is for those who see money. */
export function mayAsk(principal: Principal | null, { isMoney }: Pick<Metric, "isMoney">): boolean {
  return principal !== null && (isMoney !== true || mayDo(principal, "money"));
}

/** The first of these metrics that is not for whoever asks. */
export function findRefusedMetric(
  principal: Principal | null,
  ids: readonly AnyMetricId[],
): AnyMetricId | undefined {
  return ids.find((id) => !mayAsk(principal, getMetric(id)));
}

export function listAllowedMetrics(principal: Principal | null): AnyMetricId[] {
  return [...metricIds, ...salesMetricIds, ...guidedMetricIds].filter((id) =>
    mayAsk(principal, getMetric(id)),
  );
}

function getMetric(id: AnyMetricId): Pick<Metric, "isMoney"> {
  if (isGuidedMetric(id)) return guidedMetrics[id];
  return isSalesMetric(id) ? salesMetrics[id] : metrics[id];
}
