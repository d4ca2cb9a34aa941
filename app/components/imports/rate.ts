/** How fast something moves and how long it will still take, from what was seen of it. */
export type Sample = {
  /** Epoch ms. */
  at: number;
  done: number;
};

/** What is looked back on: long enough to be steady, short enough to follow a change. */
const windowMs = 10_000;
const shortestMs = 400;

/** Adds a sample and lets go of old ones. Something that began anew forgets what was before. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  if (last && sample.at <= last.at) return [...samples];
  return [...samples.filter(({ at }) => at > sample.at - windowMs), sample];
}

export type Estimate = {
  /** Units a second; null until enough was seen. */
  perSecond: number | null;
  /** Null while unknown: nothing moves, or there is no end to reckon with. */
  secondsLeft: number | null;
};

/** Over the samples of the last ten seconds. */
export function estimate(samples: readonly Sample[], total: number | null): Estimate {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < shortestMs) return { perSecond: null, secondsLeft: null };
  const perSecond = (1000 * (last.done - first.done)) / (last.at - first.at);
  if (total === null || perSecond <= 0) return { perSecond, secondsLeft: null };
  return { perSecond, secondsLeft: Math.max(0, total - last.done) / perSecond };
}
