/** Seeded randomness: the only source of chance in the demo world, so that one seed gives the same bytes. */

export type Random = {
  /** Uniform in [0, 1). */
  next: () => number;
  /** Uniform integer in [0, limit). */
  below: (limit: number) => number;
  /** Uniform in [from, to). */
  between: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** An index of `weights`, drawn in proportion to them. */
  pickIndex: (weights: readonly number[]) => number;
  /** Log-normal with the given median; `sigma` is the deviation of the logarithm. */
  logNormal: (median: number, sigma: number) => number;
};

/** The small fast counter generator sfc32, seeded from a number and a label so that streams do not touch. */
export function createRandom(seed: number, label: string): Random {
  const mix = createMixer(`${seed}/${label}`);
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();

  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
    pickIndex: (weights) => {
      let total = 0;
      for (const weight of weights) total += weight;
      let rest = next() * total;
      for (let index = 0; index < weights.length; index += 1) {
        rest -= weights[index]!;
        if (rest < 0) return index;
      }
      return weights.length - 1;
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * normal(next)),
  };
}

/** A standard normal value by Box and Muller's transform. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Spreads a text over 32-bit words (FNV-1a, then a finalising avalanche a word). */
function createMixer(text: string): () => number {
  let state = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 16_777_619);
  }
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}
