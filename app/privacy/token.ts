/** What stands in a text for a value that was masked: `[phone kfmbtqzr]`. The same value always gives the same token. */
import { personalKinds, type PersonalKind } from "./finding.ts";

/** One for each value of four bits. No digits: nobody, and no detector, takes a token for a number. */
const letters = "bcdfghkmnpqrtvxz";
const tagLetters = 8;

const kinds = personalKinds.join("|");
const source = `\\[(${kinds}) ([${letters}]{${tagLetters}})\\]`;
const tokens = new RegExp(source, "g");

/** The token of a value, from the hexadecimal digits of its keyed hash. */
export function writeToken(kind: PersonalKind, hash: string): string {
  let tag = "";
  for (const digit of hash.slice(0, tagLetters)) tag += letters[Number.parseInt(digit, 16)]!;
  return `[${kind} ${tag}]`;
}

const whole = new RegExp(`^${source}$`);

/** Whether a text is a token and nothing else. */
export function isToken(text: string): boolean {
  return text.startsWith("[") && whole.test(text);
}

export type TokenSpan = { start: number; end: number; kind: PersonalKind; tag: string };

/** All tokens of a text, in order. */
export function findTokens(text: string): TokenSpan[] {
  if (!text.includes("[")) return [];
  return Array.from(text.matchAll(tokens), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: match[1] as PersonalKind,
    tag: match[2]!,
  }));
}
