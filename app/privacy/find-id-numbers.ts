/** Numbers that a state gives to a person, where their own check digits or the words before them say so. */
import { isSaidIdCard, isThing } from "./cues.ts";
import { findEach, keepDigits, type Detector, type Finding } from "./finding.ts";

const chinese = /(?<!\d)[1-8](?:[ \-.]?\d){16}[ \-.]?[\dXx](?![\dA-Za-z])/g;
const oldChinese = /(?<![\dA-Za-z])[1-8]\d{14}(?![\dA-Za-z])/g;
const taiwanese = /(?<![A-Za-z\d])[A-Za-z][ -]?[1289](?:[ -]?\d){8}(?![A-Za-z\d])/g;
const american = /(?<![\w#@./-])(\d{3})([ -])(\d{2})\2(\d{4})(?![\w-])/g;
const saidAmerican = /(?:\bssn\b|social security(?: number| no\.?| #)?)\s*(?:is)?\s*[:#]?\s*(\d{9})(?!\d)/gi;
const spanish = /(?<![A-Za-z\d-])[XYZ]?-?(?:\d[ .-]?){7,8}[- ]?[A-Z](?![A-Za-z\d])/g;
const french =
  /(?<![\dA-Za-z])[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d(?![\dA-Za-z])/g;

const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(
    " ",
  ),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isDay(text: string): boolean {
  const [year, month, day] = [+text.slice(0, 4), +text.slice(4, 6), +text.slice(6, 8)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1880 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** GB 11643: region, birthday, serial number, check character. */
export function isChineseId(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !provinces.has(number.slice(0, 2)) || !isDay(number.slice(6, 14)))
    return false;
  const sum = weights.reduce((total, weight, index) => total + weight * +number[index]!, 0);
  return "10X98765432"[sum % 11] === number[17];
}

/** The letter stands for two digits; weights 1, 9 … 1, 1 give a multiple of ten. */
export function isTaiwaneseId(number: string): boolean {
  const letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(number[0]!) + 10;
  if (letter < 10 || !/^[A-Z][1289]\d{8}$/.test(number)) return false;
  const digits = [Math.floor(letter / 10), letter % 10, ...Array.from(number.slice(1), Number)];
  const factors = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  return factors.reduce((total, factor, index) => total + factor * digits[index]!, 0) % 10 === 0;
}

function isAmericanId(area: string, group: string, serial: string): boolean {
  return !/^(?:000|666|9\d\d)$/.test(area) && group !== "00" && serial !== "0000";
}

function isSpanishId(number: string): boolean {
  const digits = number.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  return digits.length === 8 && "TRWAGMYFPDXBNJZSQVHLCKE"[+digits % 23] === number.at(-1);
}

function isFrenchId(number: string): boolean {
  const body = number.slice(0, 13).replace("2A", "19").replace("2B", "18");
  return 97 - Number(BigInt(body) % 97n) === +number.slice(13);
}

function finding(match: RegExpExecArray, value: string): Finding {
  return { kind: "id-card", start: match.index, end: match.index + match[0].length, value };
}

function bare(match: RegExpExecArray): string {
  return match[0].replace(/[^0-9A-Za-z]/g, "").toUpperCase();
}

function findChecked(pattern: RegExp, isValid: (number: string) => boolean): Detector {
  return (text) =>
    findEach(pattern, text, (match) => {
      const value = bare(match);
      return isValid(value) ? finding(match, value) : null;
    });
}

/** The same for numbers whose check digit is right by chance too often. */
function findUnlessThing(pattern: RegExp, isValid: (number: string) => boolean): Detector {
  return (text) =>
    findEach(pattern, text, (match) => {
      const value = bare(match);
      return isValid(value) && !isThing(text, match.index) ? finding(match, value) : null;
    });
}

/** Identity card and social security numbers, in the order in which they claim what they find. */
export const idDetectors: readonly Detector[] = [
  findChecked(chinese, isChineseId),
  // Without a check digit, the words before it have to say what it is.
  (text) =>
    findEach(oldChinese, text, (match) => {
      const isCard = provinces.has(match[0].slice(0, 2)) && isDay(`19${match[0].slice(6, 12)}`);
      return isCard && isSaidIdCard(text, match.index) ? finding(match, match[0]) : null;
    }),
  findUnlessThing(taiwanese, isTaiwaneseId),
  (text) =>
    findEach(american, text, (match) =>
      isAmericanId(match[1]!, match[3]!, match[4]!) && !isThing(text, match.index)
        ? finding(match, keepDigits(match[0]))
        : null,
    ),
  (text) =>
    findEach(saidAmerican, text, (match) => {
      const start = match.index + match[0].length - 9;
      return { kind: "id-card", start, end: start + 9, value: match[1]! };
    }),
  findUnlessThing(spanish, isSpanishId),
  findChecked(french, isFrenchId),
];
