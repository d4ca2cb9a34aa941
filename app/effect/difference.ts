/**
 * Difference in differences of rates: how a topic changed, less how the topics nobody touched changed. Topics drift of their own,
 * so the spread of the untouched ones' changes is part of the uncertainty (DerSimonian and Laird 1986, Meta-analysis in clinical
 * trials, their moment estimate); days vary more than chance alone, so variances are widened by the dispersion seen.
 */
import { sumSpan, type Span, type TopicDays } from "./topic-days.ts";

type Spans = { before: Span; after: Span };
export type Difference = {
  /** Change of the topic less change of the others, in points as a share (0.1 is ten points). */
  lift: number;
  standardError: number;
};

/** A change and its variance. */
type Change = { change: number; variance: number };

/** Null when some span of the topic or of all others is empty. */
export function getDifference(
  treated: TopicDays,
  controls: readonly TopicDays[],
  spans: Spans,
): Difference | null {
  const dispersion = getDispersion([treated, ...controls], spans);
  const own = getChange(treated, spans, dispersion);
  const others = controls
    .map((days) => getChange(days, spans, dispersion))
    .filter((change): change is Change => change !== null);
  if (!own || others.length === 0) return null;
  const drift = getDrift(others);
  const weights = others.map(({ variance }) => 1 / (variance + drift));
  const weight = sum(weights);
  const common = sum(others.map(({ change }, index) => change * weights[index]!)) / weight;
  return {
    lift: own.change - common,
    standardError: Math.sqrt(own.variance + drift + 1 / weight),
  };
}

function getChange(days: TopicDays, { before, after }: Spans, dispersion: number): Change | null {
  const [then, now] = [sumSpan(days, before), sumSpan(days, after)];
  if (then.total === 0 || now.total === 0) return null;
  const variance = [then, now].map(({ resolved, total }) => {
    // One success and one failure more keep a rate of 0 or 1 from being certain (Agresti and Caffo 2000).
    const rate = (resolved + 1) / (total + 2);
    return (dispersion * rate * (1 - rate)) / (total + 2);
  });
  return { change: now.resolved / now.total - then.resolved / then.total, variance: sum(variance) };
}

/** Variance between the topics' true changes; 0 when chance explains all of it. */
function getDrift(changes: readonly Change[]): number {
  if (changes.length < 2) return 0;
  const weights = changes.map(({ variance }) => 1 / variance);
  const weight = sum(weights);
  const mean = sum(changes.map(({ change }, index) => change * weights[index]!)) / weight;
  const spread = sum(changes.map(({ change }, index) => weights[index]! * (change - mean) ** 2));
  const scale = weight - sum(weights.map((value) => value * value)) / weight;
  return Math.max(0, (spread - (changes.length - 1)) / scale);
}

/**
 * How much more the days of a topic vary within a span than chance would have them, beyond what all topics have in common on a
 * day (which cancels between them): Pearson's statistic by its degrees of freedom, at least 1.
 */
function getDispersion(topics: readonly TopicDays[], { before, after }: Spans): number {
  let [statistic, freedom] = [0, 0];
  for (const span of [before, after]) {
    const known = topics
      .map((days) => ({ days, ...sumSpan(days, span) }))
      .filter(({ resolved, total }) => resolved > 0 && resolved < total)
      .map(({ days, resolved, total }) => ({ days, rate: resolved / total }));
    freedom -= known.length;
    for (let day = span.from; day < span.to; day++) {
      const cells = known.flatMap(({ days, rate }) => {
        const count = days.get(day);
        return count && count.total > 0 ? [{ ...count, rate }] : [];
      });
      if (cells.length === 0) continue;
      const beyond = sum(cells.map(({ resolved, total, rate }) => resolved - rate * total));
      const common = beyond / sum(cells.map(({ total }) => total));
      for (const { resolved, total, rate } of cells) {
        statistic += (resolved - (rate + common) * total) ** 2 / (total * rate * (1 - rate));
      }
      freedom += cells.length - 1;
    }
    // The days' common parts add up to nothing over a span.
    if (known.length > 0) freedom += 1;
  }
  return freedom <= 0 ? 1 : Math.max(1, statistic / freedom);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
