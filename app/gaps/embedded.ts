import { Best, type Neighbour } from "./term-index.ts";
import type { Vector } from "./vector.ts";

/** Vectors for texts, in their order and all of one length, as an embeddings endpoint answers them. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/**
 * Makes vectors of embeddings: what all texts have in common is taken off, or any two would look alike. `common` is the mean
 * of those that were there first.
 */
export function centre(embeddings: readonly Float32Array[], common: Float32Array): Vector[] {
  const terms = Int32Array.from(common, (_, index) => index);
  return embeddings.map((embedding) => {
    if (embedding.length !== common.length) {
      throw new Error(`an embedding of ${embedding.length} numbers among those of ${common.length}`);
    }
    const weights = embedding.map((value, index) => value - common[index]!);
    const length = Math.hypot(...weights) || 1;
    return { terms, weights: weights.map((value) => value / length) };
  });
}

export function findMean(embeddings: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(embeddings[0]?.length ?? 0);
  for (const embedding of embeddings) {
    mean.forEach((_, index) => (mean[index]! += (embedding[index] ?? 0) / embeddings.length));
  }
  return mean;
}

/** Below this many vectors all are compared. */
const cellsFrom = 4_000;
const cellsLookedAt = 12;

/**
 * Finds the embeddings most like one. Many are kept in cells, each around one of them; the nearest cells are looked at, so a
 * neighbour behind a border can be missed.
 */
export class CellIndex {
  readonly vectors: Vector[] = [];
  private readonly cells: { heart: Vector; at: number[] }[] = [];

  /** The first vectors decide on the cells; more can be added. */
  constructor(vectors: readonly Vector[]) {
    const count = vectors.length < cellsFrom ? 1 : Math.ceil(Math.sqrt(vectors.length));
    for (let cell = 0; cell < count && vectors.length > 0; cell++) {
      this.cells.push({ heart: vectors[Math.floor((cell * vectors.length) / count)]!, at: [] });
    }
    for (const vector of vectors) this.add(vector);
  }

  add(vector: Vector): number {
    if (this.cells.length === 0) this.cells.push({ heart: vector, at: [] });
    const at = this.vectors.push(vector) - 1;
    this.cells[this.rankCells(vector, 1)[0]!.at]!.at.push(at);
    return at;
  }

  /** The `count` most similar with a similarity above 0, most similar first, ties by position; without `except`. */
  findNearest(vector: Vector, count: number, except = -1): Neighbour[] {
    const best = new Best(count);
    for (const { at: cell } of this.rankCells(vector, cellsLookedAt)) {
      for (const at of this.cells[cell]!.at) {
        const similarity = at === except ? 0 : multiply(vector, this.vectors[at]!);
        if (similarity > 0) best.offer(at, similarity);
      }
    }
    return best.list();
  }

  private rankCells(vector: Vector, count: number): Neighbour[] {
    const best = new Best(count);
    this.cells.forEach(({ heart }, cell) =>
      best.offer(cell, this.cells.length > 1 ? multiply(vector, heart) : 1),
    );
    return best.list();
  }
}

function multiply({ weights: a }: Vector, { weights: b }: Vector): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
