/** A vector of length 1, or without any entries. `terms` ascend; dense vectors share one list of them. */
export type Vector = { terms: Int32Array; weights: Float32Array };

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const difference = a.terms[i]! - b.terms[j]!;
    if (difference === 0) sum += a.weights[i++]! * b.weights[j++]!;
    else if (difference < 0) i++;
    else j++;
  }
  return sum;
}

/** The direction in which some vectors point together. */
export function average(vectors: readonly Vector[]): Vector {
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors) {
    for (let at = 0; at < terms.length; at++)
      sums.set(terms[at]!, (sums.get(terms[at]!) ?? 0) + weights[at]!);
  }
  return toUnit([...sums]);
}

/** Entries as a vector of length 1; a term comes once. */
export function toUnit(entries: [term: number, weight: number][]): Vector {
  entries.sort((a, b) => a[0] - b[0]);
  const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    terms: Int32Array.from(entries, ([term]) => term),
    weights: Float32Array.from(entries, ([, weight]) => weight / length),
  };
}
