import type { Figure } from "#app/metrics/figure.ts";
import { getWilsonInterval } from "#app/metrics/interval.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";

type Figures = Partial<Record<MetricId, Figure>>;

/**
 * The figures of disjoint groups together, from the sums they carry: saves asking the database for what its
 * rows add up to. Needs `verified_rate` for the pending share; means and percentiles do not add up and are left out.
 */
export function sumFigures(groups: readonly Figures[]): Figures {
  const sum = (metric: MetricId, read: (figure: Figure) => number | null | undefined) =>
    groups.reduce((total, group) => total + ((group[metric] && read(group[metric])) ?? 0), 0);
  const pending = sum("verified_rate", (figure) => figure.pending);
  const judged = pending + sum("verified_rate", (figure) => figure.denominator);
  const pendingShare = judged === 0 ? null : pending / judged;

  const ids = [...new Set(groups.flatMap((group) => Object.keys(group) as MetricId[]))];
  return Object.fromEntries(
    ids.flatMap((id): [MetricId, Figure][] => {
      const figure = sumPlain(id);
      if (!figure) return [];
      return [[id, metrics[id].matures ? { ...figure, pending, pendingShare } : figure]];
    }),
  );

  function sumPlain(id: MetricId): Figure | undefined {
    const { kind } = metrics[id].formula;
    if (kind === "count") return { value: sum(id, (figure) => figure.value) };
    if (kind !== "rate") return undefined;
    const numerator = sum(id, (figure) => figure.numerator);
    const denominator = sum(id, (figure) => figure.denominator);
    const interval = getWilsonInterval(numerator, denominator);
    return {
      value: denominator === 0 ? null : numerator / denominator,
      numerator,
      denominator,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  }
}
