/** K-means with k-means++ seeding, for comparison: it is told how many groups there are. */
import type { Vector } from "#app/gaps/vector.ts";

const rounds = 60;

/** The best of some restarts by the sum of squared distances; the number of a group for each vector. */
export function findMeans(vectors: readonly Vector[], k: number, restarts: number): number[] {
  const random = mulberry(77);
  const dimensions = vectors.reduce((most, { terms }) => Math.max(most, (terms.at(-1) ?? -1) + 1), 1);
  let best: Attempt | undefined;
  for (let restart = 0; restart < restarts; restart++) {
    const attempt = attemptMeans(vectors, seed(vectors, k, dimensions, random));
    if (!best || attempt.spread < best.spread) best = attempt;
  }
  return best?.groups ?? [];
}

type Attempt = { groups: number[]; spread: number };

function attemptMeans(vectors: readonly Vector[], means: Float64Array[]): Attempt {
  let groups: number[] = [];
  for (let round = 0; ; round++) {
    const norms = means.map((mean) => mean.reduce((sum, value) => sum + value * value, 0));
    let spread = 0;
    const next = vectors.map((vector) => {
      const { group, distance } = findClosest(vector, means, norms);
      spread += distance;
      return group;
    });
    if (round === rounds || next.every((group, index) => group === groups[index]))
      return { groups: next, spread };
    groups = next;
    const sizes = new Uint32Array(means.length);
    for (const group of groups) sizes[group]!++;
    // An empty group keeps its mean, as nothing says where else it belongs.
    means.forEach((mean, group) => sizes[group]! > 0 && mean.fill(0));
    vectors.forEach(({ terms, weights }, index) => {
      const group = groups[index]!;
      for (let at = 0; at < terms.length; at++) means[group]![terms[at]!]! += weights[at]! / sizes[group]!;
    });
  }
}

function findClosest(
  vector: Vector,
  means: readonly Float64Array[],
  norms: readonly number[],
): { group: number; distance: number } {
  let group = 0;
  let distance = Infinity;
  means.forEach((mean, index) => {
    const candidate = measure(vector, mean, norms[index]!);
    if (candidate < distance) [group, distance] = [index, candidate];
  });
  return { group, distance };
}

/** The squared distance. */
function measure({ terms, weights }: Vector, mean: Float64Array, norm: number): number {
  let product = 0;
  let own = 0;
  for (let at = 0; at < terms.length; at++) {
    product += weights[at]! * mean[terms[at]!]!;
    own += weights[at]! * weights[at]!;
  }
  return Math.max(0, own + norm - 2 * product);
}

/** Each next mean is a vector, drawn by its squared distance from those drawn before. */
function seed(
  vectors: readonly Vector[],
  k: number,
  dimensions: number,
  random: () => number,
): Float64Array[] {
  const distances = vectors.map(() => 1);
  const means: Float64Array[] = [];
  while (means.length < k) {
    let left = random() * distances.reduce((sum, distance) => sum + distance, 0);
    let drawn = distances.findIndex((distance) => (left -= distance) < 0);
    if (drawn === -1) drawn = Math.floor(random() * vectors.length);
    const mean = new Float64Array(dimensions);
    const { terms, weights } = vectors[drawn]!;
    terms.forEach((term, at) => (mean[term] = weights[at]!));
    const norm = weights.reduce((sum, weight) => sum + weight * weight, 0);
    vectors.forEach((vector, index) => {
      const distance = measure(vector, mean, norm);
      distances[index] = means.length === 0 ? distance : Math.min(distances[index]!, distance);
    });
    means.push(mean);
  }
  return means;
}

function mulberry(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
