import { dot, type Vector } from "./vector.ts";

export type Neighbour = { at: number; similarity: number };

/**
 * Finds the vectors most like one, by the terms they share. Reads lists of rare terms first and no more than
 * `readAtMost` entries once there is something to choose from: what is alike only in words of everywhere is hardly alike. What was found is compared exactly.
 */
export class TermIndex {
  readonly vectors: Vector[] = [];
  private readonly holders: (Holders | undefined)[] = [];
  private scores = new Float32Array(1024);
  private touched = new Uint32Array(1024);

  constructor(private readonly readAtMost = 5_000) {}

  add(vector: Vector): number {
    const at = this.vectors.push(vector) - 1;
    vector.terms.forEach((term, index) => {
      (this.holders[term] ??= new Holders()).add(at, vector.weights[index]!);
    });
    return at;
  }

  /** The `count` most similar, most similar first, ties by position; without `except`. */
  findNearest(vector: Vector, count: number, except = -1): Neighbour[] {
    if (this.scores.length < this.vectors.length) {
      this.scores = new Float32Array(this.vectors.length * 2);
      this.touched = new Uint32Array(this.vectors.length * 2);
    }
    // A few more than wanted: which words were read, and how sums were rounded, decides nothing then.
    const candidates = new Best(3 * count);
    const { scores, touched } = this;
    const length = this.addUp(vector, 3 * count);
    for (let index = 0; index < length; index++) {
      const at = touched[index]!;
      if (at !== except) candidates.offer(at, scores[at]!);
      scores[at] = 0;
    }
    const best = new Best(count);
    for (const { at } of candidates.list()) best.offer(at, dot(vector, this.vectors[at]!));
    return best.list();
  }

  /** Sums what vectors share with this one; answers how many were touched. */
  private addUp({ terms, weights }: Vector, enough: number): number {
    const { scores, touched } = this;
    const lists: { holders: Holders; weight: number }[] = [];
    terms.forEach((term, index) => {
      const holders = this.holders[term];
      if (holders) lists.push({ holders, weight: weights[index]! });
    });
    lists.sort((a, b) => a.holders.length - b.holders.length);
    let length = 0;
    let left = this.readAtMost;
    for (const { holders, weight } of lists) {
      if (holders.length > left && length >= enough) break;
      left -= holders.length;
      const { at, weights: shares, length: end } = holders;
      for (let index = 0; index < end; index++) {
        const holder = at[index]!;
        if (scores[holder] === 0) touched[length++] = holder;
        scores[holder]! += weight * shares[index]!;
      }
    }
    return length;
  }
}

/** The vectors that hold a term, and how much of it; grows. */
class Holders {
  at = new Uint32Array(2);
  weights = new Float32Array(2);
  length = 0;

  add(at: number, weight: number): void {
    if (this.length === this.at.length) {
      const [olderAt, olderWeights] = [this.at, this.weights];
      this.at = new Uint32Array(2 * this.length);
      this.weights = new Float32Array(2 * this.length);
      this.at.set(olderAt);
      this.weights.set(olderWeights);
    }
    this.at[this.length] = at;
    this.weights[this.length++] = weight;
  }
}

/** The largest of what it is offered, in order. */
export class Best {
  private readonly kept: Neighbour[] = [];

  constructor(private readonly count: number) {}

  offer(at: number, similarity: number): void {
    const { kept, count } = this;
    if (kept.length === count && !isBefore(at, similarity, kept[count - 1]!)) return;
    let place = kept.length;
    while (place > 0 && isBefore(at, similarity, kept[place - 1]!)) place--;
    kept.splice(place, 0, { at, similarity });
    if (kept.length > count) kept.pop();
  }

  list(): Neighbour[] {
    return this.kept;
  }
}

function isBefore(at: number, similarity: number, other: Neighbour): boolean {
  return similarity > other.similarity || (similarity === other.similarity && at < other.at);
}
