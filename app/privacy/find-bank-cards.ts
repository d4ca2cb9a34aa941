/** Payment cards by their issuer's range and Luhn's check digit, and IBANs by theirs. */
import { isSaidBankCard, isThing } from "./cues.ts";
import { findEach, type Detector, type Finding } from "./finding.ts";

const cards = /(?<![\dA-Za-z@#_.])\d(?:[ -]?\d){12,18}(?![\d_A-Za-z]|[.]\d)/g;
const ibans = /(?<![A-Za-z\d])[A-Z]{2}\d\d(?: ?[A-Z\d]){11,30}(?![A-Za-z\d])/g;

type Range = {
  prefix: RegExp;
  lengths: readonly number[];
  /** Too like other numbers to be taken without a word. */ isWeak?: true;
};

const ranges: readonly Range[] = [
  { prefix: /^62|^81/, lengths: [16, 17, 18, 19] },
  { prefix: /^4/, lengths: [16] },
  { prefix: /^4/, lengths: [13, 19], isWeak: true },
  { prefix: /^5[1-5]|^222[1-9]|^22[3-9]|^2[3-6]|^27[01]|^2720/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^6011|^64[4-9]|^65/, lengths: [16] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { prefix: /^3(?:0[0-5]|[689])/, lengths: [14], isWeak: true },
  { prefix: /^9558/, lengths: [16, 19] },
  { prefix: /^60|^9[0-68]|^5[06-8]|^6/, lengths: [15, 16, 17, 18, 19], isWeak: true },
];

export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = +digits[digits.length - 1 - place]!;
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: rearranged and with letters as numbers, the remainder by 97 is 1. */
export function isIban(value: string): boolean {
  if (value.length < 15 || value.length > 34) return false;
  const turned = value.slice(4) + value.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** Digits of one card stand together, in groups of four and more, or each by itself. */
function isGrouped(written: string): boolean {
  const groups = written.split(/[ -]/);
  return (
    groups.length === written.replace(/[ -]/g, "").length ||
    groups.every(({ length }, index) => length >= (index < groups.length - 1 ? 4 : 2))
  );
}

function readCard(text: string, match: RegExpExecArray): Finding | null {
  const isSaid = isSaidBankCard(text, match.index);
  // The longest beginning of the match that is a card: what follows a blank may be another number.
  for (let written = match[0]; written.length >= 13; written = written.slice(0, -1).trimEnd()) {
    const next = text[match.index + written.length] ?? "";
    if (/\d/.test(next)) continue;
    const digits = written.replace(/[ -]/g, "");
    const isKnown = ranges.some(
      ({ prefix, lengths, isWeak }) =>
        (isSaid || !isWeak) && lengths.includes(digits.length) && prefix.test(digits),
    );
    if (!isKnown || !isLuhn(digits) || !isGrouped(written)) continue;
    if (!isSaid && isThing(text, match.index)) return null;
    return { kind: "bank-card", start: match.index, end: match.index + written.length, value: digits };
  }
  return null;
}

export const bankCardDetectors: readonly Detector[] = [
  (text) => findEach(cards, text, (match) => readCard(text, match)),
  (text) =>
    findEach(ibans, text, (match) => {
      for (let written = match[0]; written.length >= 15; written = written.slice(0, -1).trimEnd()) {
        const value = written.replace(/ /g, "");
        const next = text[match.index + written.length] ?? "";
        if (/[A-Za-z\d]/.test(next) || !isIban(value)) continue;
        return { kind: "bank-card", start: match.index, end: match.index + written.length, value };
      }
      return null;
    }),
];
