/** Percentiles of groups and of all groups together, from one reading of their histograms. */
import type { Db } from "#db/connection.ts";
import { readHistograms } from "#db/queries/read-histograms.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import { buildFigure, type Figure } from "#app/metrics/figure.ts";
import type { Histogram } from "#app/metrics/histogram.ts";
import type { DurationId } from "#app/metrics/parts.ts";
import type { Selection } from "#app/metrics/question.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";

type Figures = Partial<Record<MetricId, Figure>>;
type Histograms = Partial<Record<DurationId, Histogram>>;

/** `groups` by the value of a dimension that every conversation has exactly one of, and `all` of them merged. */
export async function loadPercentiles(
  db: Db,
  selection: Selection,
  ids: readonly MetricId[],
  dimension: DimensionId,
): Promise<{ groups: Map<string, Figures>; all: Figures }> {
  const rows = await readHistograms(db, listDurations(ids), selection, [dimension]);
  const build = (histograms: Histograms): Figures =>
    Object.fromEntries(ids.map((id) => [id, buildFigure(id, {}, histograms)]));
  return {
    groups: new Map(rows.map(({ dimensions, histograms }) => [dimensions[0] ?? "", build(histograms)])),
    all: build(mergeHistograms(rows.map(({ histograms }) => histograms))),
  };
}

function listDurations(ids: readonly MetricId[]): DurationId[] {
  const durations = ids.flatMap((id) => {
    const { formula } = metrics[id];
    return formula.kind === "percentile" ? [formula.duration] : [];
  });
  return [...new Set(durations)];
}

/** Adds histograms up, bucket by bucket. */
export function mergeHistograms(groups: readonly Histograms[]): Histograms {
  const merged: Histograms = {};
  for (const group of groups) {
    for (const [duration, histogram] of Object.entries(group) as [DurationId, Histogram][]) {
      const sum = (merged[duration] ??= new Map());
      for (const [bucket, n] of histogram) sum.set(bucket, (sum.get(bucket) ?? 0) + n);
    }
  }
  return merged;
}
