import { dot, type Vector } from "./vector.ts";

export type Neighbour = { at: number; similarity: number };

/**
 * Finds the vectors most like one, by the terms they share. Reads lists of rare terms first and no more than
 * `readAtMost` entries once there is something to choose from: what is alike only in words of everywhere is hardly alike. What was found is compared exactly.
 */
export class TermIndex {
  readonly vectors: Vector[] = [];
  private readonly holders: { at: number[]; weights: number[] }[] = [];
  private scores = new Float64Array(1024);

  constructor(private readonly readAtMost = 5_000) {}

  add(vector: Vector): number {
    const at = this.vectors.push(vector) - 1;
    vector.terms.forEach((term, index) => {
      const list = (this.holders[term] ??= { at: [], weights: [] });
      list.at.push(at);
      list.weights.push(vector.weights[index]!);
    });
    return at;
  }

  /** The `count` most similar, most similar first, ties by position; without `except`. */
  findNearest(vector: Vector, count: number, except = -1): Neighbour[] {
    if (this.scores.length < this.vectors.length) this.scores = new Float64Array(this.vectors.length * 2);
    const { touched, isWhole } = this.addUp(vector, 3 * count);
    const best = new Best(isWhole ? count : 3 * count);
    for (const at of touched) {
      if (at !== except) best.offer(at, this.scores[at]!);
      this.scores[at] = 0;
    }
    if (isWhole) return best.list();
    const exact = new Best(count);
    for (const { at } of best.list()) exact.offer(at, dot(vector, this.vectors[at]!));
    return exact.list();
  }

  private addUp({ terms, weights }: Vector, enough: number): { touched: number[]; isWhole: boolean } {
    const lists = [...terms]
      .map((term, index) => ({ holders: this.holders[term], weight: weights[index]! }))
      .sort((a, b) => (a.holders?.at.length ?? 0) - (b.holders?.at.length ?? 0));
    const touched: number[] = [];
    let left = this.readAtMost;
    let isWhole = true;
    for (const { holders, weight } of lists) {
      if (!holders) continue;
      if (holders.at.length > left && touched.length >= enough) {
        isWhole = false;
        break;
      }
      left -= holders.at.length;
      for (let index = 0; index < holders.at.length; index++) {
        const at = holders.at[index]!;
        if (this.scores[at] === 0) touched.push(at);
        this.scores[at]! += weight * holders.weights[index]!;
      }
    }
    return { touched, isWhole };
  }
}

/** The largest of what it is offered, in order. */
export class Best {
  private readonly kept: Neighbour[] = [];

  constructor(private readonly count: number) {}

  offer(at: number, similarity: number): void {
    const { kept, count } = this;
    const last = kept.at(-1);
    if (kept.length === count && last && !isBefore(at, similarity, last)) return;
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
