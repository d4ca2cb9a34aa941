/** Which knowledge entry a question is asking for: words and grams by tf-idf, Chinese and English; pure and local. */
import { segment } from "#app/gaps/segment.ts";
import { TermIndex } from "#app/gaps/term-index.ts";
import { Vocabulary } from "#app/gaps/vocabulary.ts";

/** What an entry is asked by. */
export type AskedEntry = {
  entry: string;
  question: string;
  variants: readonly string[];
  topic?: string | null;
};

/** `score`: cosine of the question and the entry's most similar wording, 0 to 1. */
export type Match = { entry: string; score: number };

export type Matcher = {
  /** The entry that answers a question; null where none is similar enough. */
  match: (text: string) => Match | null;
  /** The `count` entries most similar to a text, however little; best first, ties by entry. */
  rank: (text: string, count: number) => Match[];
};

/** From this similarity on a question is an entry's. Chosen on labelled questions; see the README's decision on matching. */
export const matchThreshold = 0.5;

/** Wordings looked at before entries are told apart: an entry may have many of them. */
const wordingsRead = 64;

/** Builds a matcher over entries as they are; the same entries in any order give the same matcher. */
export function buildMatcher(entries: readonly AskedEntry[]): Matcher {
  const wordings = entries
    .toSorted((a, b) => (a.entry < b.entry ? -1 : 1))
    .flatMap(({ entry, question, variants }) =>
      [question, ...variants].map((text) => ({ entry, words: segment(text) })),
    )
    .filter(({ words }) => words.length > 0);
  const vocabulary = new Vocabulary();
  for (const { words } of wordings) vocabulary.learn(words);
  const index = new TermIndex();
  for (const { words } of wordings) index.add(vocabulary.weigh(words));
  const known = new Map<string, readonly Match[]>();

  function list(text: string): readonly Match[] {
    const words = segment(text);
    const key = words.join(" ");
    const before = known.get(key);
    if (before) return before;
    const best = new Map<string, number>();
    for (const { at, similarity } of index.findNearest(vocabulary.weigh(words), wordingsRead)) {
      const { entry } = wordings[at]!;
      best.set(entry, Math.max(best.get(entry) ?? 0, similarity));
    }
    const matches = [...best].map(([entry, score]) => ({ entry, score: Math.min(1, score) }));
    matches.sort((a, b) => b.score - a.score || (a.entry < b.entry ? -1 : 1));
    known.set(key, matches);
    return matches;
  }

  return {
    match(text) {
      const [first] = list(text);
      return first && first.score >= matchThreshold ? first : null;
    },
    rank: (text, count) => list(text).slice(0, count),
  };
}
