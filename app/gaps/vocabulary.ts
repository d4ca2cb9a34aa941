import { gramShare, listGrams } from "./features.ts";
import { toUnit, type Vector } from "./vector.ts";

/** Terms of a corpus with how many of its texts hold them: turns words into tf-idf vectors. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly frequencies: number[] = [];
  private texts = 0;

  /** Takes in one text's words; its terms count from the next `weigh` on. */
  learn(words: readonly string[]): void {
    this.texts++;
    for (const term of new Set([...words, ...listGrams(words).map(asGram)])) {
      const id = this.idOf(term);
      this.frequencies[id] = (this.frequencies[id] ?? 0) + 1;
    }
  }

  /** A text's vector: its words as one part, its grams as a lesser one, so that long words do not drown the others. */
  weigh(words: readonly string[]): Vector {
    return toUnit([...this.weighPart(words, 1), ...this.weighPart(listGrams(words).map(asGram), gramShare)]);
  }

  /** Entries that together have the given length. */
  private weighPart(terms: readonly string[], length: number): [term: number, weight: number][] {
    const counts = new Map<number, number>();
    for (const term of terms) {
      const id = this.idOf(term);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const weights = [...counts].map(([id, count]) => (1 + Math.log(count)) * this.rarity(id));
    const scale = length / (Math.hypot(...weights) || 1);
    return [...counts.keys()].map((id, index) => [id, weights[index]! * scale]);
  }

  private rarity(id: number): number {
    return Math.log((this.texts + 1) / ((this.frequencies[id] ?? 0) + 1)) + 1;
  }

  private idOf(term: string): number {
    let id = this.ids.get(term);
    if (id === undefined) this.ids.set(term, (id = this.ids.size));
    return id;
  }
}

/** A gram and a word of the same letters are two terms. */
function asGram(gram: string): string {
  return `~${gram}`;
}
