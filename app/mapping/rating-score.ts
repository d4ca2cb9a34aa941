/** Scores of a mapped file: words by the mapping's numbers, numbers as they are. */
import { FieldFault } from "#app/sources/orders/fields.ts";
import type { MappedRow } from "./mapped-row.ts";
import type { Mapping } from "./mapping.ts";
import { readYes } from "./yes-words.ts";

export type Score = { score: number; worst: number; best: number; of: "bot" | "agent" | null };

const number = /^[+-]?\d{1,9}(?:\.\d{1,6})?$/;
/** What stands where nobody rated. */
const unrated = /^(?:-+|\/|无|未评价|未评|没有评价|未參評|未参评|n\/?a|none|null|not rated|unrated)$/i;

/** The row's score on the mapping's scale; null where nobody rated. A word or number off the scale is a fault. */
export function readScore(row: MappedRow, { rating }: Pick<Mapping, "rating">): Score | null {
  const word = row.text("score");
  if (word === null || !rating) return null;
  const { worst, best, scores, unrated: none = [], of } = rating;
  if (none.includes(word)) return null;
  const told = Object.hasOwn(scores, word) ? scores[word]! : number.test(word) ? Number(word) : null;
  if (told === null) {
    if (unrated.test(word)) return null;
    throw new FieldFault(row.name("score"), "not a score that the mapping knows");
  }
  if (told < Math.min(worst, best) || told > Math.max(worst, best)) {
    throw new FieldFault(row.name("score"), "outside its scale");
  }
  return { score: told, worst, best, of };
}

/** Yes, no, or null where nothing is said. */
export function readFlag(row: MappedRow, field: "solved" | "matched"): boolean | null {
  const word = row.text(field);
  if (word === null) return null;
  const told = readYes(word);
  if (told === null) throw new FieldFault(row.name(field), "neither yes nor no");
  return told;
}
