/** A number as it is shown anywhere, and the arithmetic from counters to it. */
import { bucketRatio, estimateQuantile, type Histogram } from "./histogram.ts";
import { getWilsonInterval } from "./interval.ts";
import { outcomeParts, type DurationId, type PartId } from "./parts.ts";
import { metrics, type AnswerCount, type MetricId } from "./registry.ts";

/** Sums of parts; an absent part counts zero. */
export type Counters = Partial<Record<PartId, number>>;

export type AnswerCounts = Record<AnswerCount, number>;

export type Figure = {
  /** Share 0–1, count, seconds, turns or agents; null when there is no data to say anything. */
  value: number | null;
  /** Rates, means and percentiles only. */
  numerator?: number;
  denominator?: number;
  /** 95 % Wilson interval of a rate. */
  low?: number | null;
  high?: number | null;
  /** Engaged conversations whose re-contact window is still open, for figures that mature. */
  pending?: number;
  /** pending / (pending + matured). */
  pendingShare?: number | null;
};

/** Below this denominator a rate says "not enough data". */
export const enoughData = 30;

export function isEnough(figure: Figure): boolean {
  return figure.denominator === undefined || figure.denominator >= enoughData;
}

const sum = (counters: Counters, parts: readonly PartId[]): number =>
  parts.reduce((total, part) => total + (counters[part] ?? 0), 0);

/** Works a metric out of its counters (and histogram, for percentiles). */
export function buildFigure(
  id: MetricId,
  counters: Counters,
  histograms: Partial<Record<DurationId, Histogram>> = {},
): Figure {
  const { formula, matures } = metrics[id];
  const figure = buildPlainFigure(formula, counters, histograms);
  if (!matures) return figure;
  const pending = counters.pending ?? 0;
  const judged = pending + sum(counters, outcomeParts);
  return { ...figure, pending, pendingShare: judged === 0 ? null : pending / judged };
}

function buildPlainFigure(
  formula: (typeof metrics)[MetricId]["formula"],
  counters: Counters,
  histograms: Partial<Record<DurationId, Histogram>>,
): Figure {
  switch (formula.kind) {
    case "count":
      return { value: sum(counters, formula.parts) };
    case "answer_rate":
      // Parts do not tell; who answers a question counts answers one by one.
      return { value: null };
    case "agent_equivalents":
      // Sums do not tell; who answers a question works it out store by store and topic by topic.
      return { value: null, denominator: sum(counters, formula.parts) };
    case "rate":
    case "peak_rate":
      return buildRate(sum(counters, formula.numerator), sum(counters, formula.denominator));
    case "mean": {
      const total = counters[formula.sum] ?? 0;
      const denominator = counters[formula.count] ?? 0;
      return { value: denominator === 0 ? null : total / denominator, numerator: total, denominator };
    }
    case "percentile": {
      const histogram = histograms[formula.duration] ?? new Map<number, number>();
      const denominator = [...histogram.values()].reduce((total, n) => total + n, 0);
      const ms = estimateQuantile(histogram, formula.quantile);
      return { value: ms === null ? null : ms / 1000, denominator };
    }
  }
}

/** The figure of a rate of answers. */
export function buildAnswerRate(id: MetricId, answers: AnswerCounts): Figure {
  const { formula } = metrics[id];
  if (formula.kind !== "answer_rate") throw new Error(`${id} is no rate of answers`);
  const denominator = formula.denominator.reduce((total, name) => total + answers[name], 0);
  return buildRate(answers[formula.numerator], denominator);
}

/** A share with its interval; no value without anything it is of. */
export function buildRate(numerator: number, denominator: number): Figure {
  const interval = getWilsonInterval(numerator, denominator);
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** Signed change against a basis: points for shares, relative otherwise; null when there is no basis. */
export function getChange(id: MetricId, now: Figure, before: Figure | undefined): number | null {
  if (!before || now.value === null || before.value === null) return null;
  if (metrics[id].unit === "share") return now.value - before.value;
  if (before.value === 0) return null;
  const change = now.value / before.value - 1;
  // A percentile is known to one bucket: a step to the next is no change that was measured.
  const isWithinBucket =
    metrics[id].formula.kind === "percentile" && Math.abs(change) < bucketRatio - 1 + 1e-9;
  return isWithinBucket ? 0 : change;
}
