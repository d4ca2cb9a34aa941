import { isHan } from "./segment.ts";

/** What characters count beside words; neither matters alone. See the README's decision on gaps. */
export const gramShare = 0.4;
const gramLength = 4;

/**
 * The parts of a text's words that survive other spellings and other cuts: pairs of neighbouring Chinese characters, and
 * four letters in a row of longer words, the ends marked.
 */
export function listGrams(words: readonly string[]): string[] {
  const grams: string[] = [];
  let han = "";
  for (const word of words) {
    if (isHan(word)) han += word;
    else if (word.length > gramLength && !word.startsWith("<")) {
      const marked = `^${word}$`;
      for (let at = 0; at + gramLength <= marked.length; at++) grams.push(marked.slice(at, at + gramLength));
    }
  }
  const characters = [...han];
  for (let at = 0; at + 1 < characters.length; at++) grams.push(characters[at]! + characters[at + 1]!);
  return grams;
}
