/** Phone numbers as they are written in China, Taiwan, North America and Europe. */
import { isMoney, isSaidPhone, isThing } from "./cues.ts";
import { findEach, keepDigits, type Detector, type Finding } from "./finding.ts";

const end = "(?!\\d|[A-Za-z_]*\\d|_|[.,]\\d|[-/]\\d{5})";
/** What stands between the digits of a number; between groups also two of them, as in ") ". */
const gap = "[ .\\-‐-―/]?";

/** 138 1234 5678 with or without +86; letters before it may be `tel`, not part of a code. */
const chineseMobile = new RegExp(
  `(?<![\\d@#_]|\\d[.,]|[¥￥$€£])(?:(?:\\+|00)?86[ \\-)）]{0,2})?(1${gap}[3-9](?:${gap}\\d){9})${end}`,
  "g",
);
/** +49 170 …, 0044 7900 …, (+234) 70 … */
const international =
  /(?<![\d+A-Za-z@#_.]|[\dA-Za-z]-)(?:\(?\+\)? ?|\(?00)\(?([1-9](?:[ .\-/()]{0,2}\d){8,14})(?!\d|[.,]\d|[A-Za-z_]*\d)/g;
/** 010-6555 1234, 02-2345-6789, 0912-345-678, 0344 556 5650, 01 23 45 67 89 */
const trunk = new RegExp(
  `(?<![\\dA-Za-z@#_+]|\\d[.,/\\-]|[A-Za-z]-)\\(?0[1-9]\\d{0,3}\\)?(?:[ .\\-/()]{0,2}\\d){5,10}(?:(?:转|轉|ext\\.?|x|#)\\s?\\d{1,6})?${end}`,
  "gi",
);
/** (850) 266-3576, 1-800-869-3557, 8106028994 */
const american = new RegExp(
  `(?<![\\dA-Za-z@#_]|\\d[.,/\\-]|[A-Za-z]-)(?:\\+?1[ .\\-]?)?\\(?([2-9]\\d{2})\\)?([ .\\-]{0,2})([2-9]\\d{2})([ .\\-]?)(\\d{4})(?:\\s?(?:x|ext\\.?)\\s?\\d{1,5})?${end}`,
  "gi",
);
/** 400-820-8820 */
const hotline = new RegExp(
  `(?<![\\dA-Za-z@#_]|\\d[.,/\\-])([48]00)[ \\-]?(?:\\d{3}[ \\-]?\\d{4}|\\d{4}[ \\-]?\\d{3})${end}`,
  "g",
);
/** Any other number that is said to be a phone's: 62345678, 90002-89198 */
const anySaid = /(?<![\dA-Za-z@#_])\d(?:[ .-]{0,2}\d){6,13}(?!\d)/g;

const groupings = new Set(
  "11 3-4-4 4-4-3 3-3-5 3-8 7-4 4-7 5-6 6-5 3-5-3 5-3-3 2-3-3-3 2-9 3-2-2-2-2 3-2-3-3 3-3-2-3 3-4-2-2 3-3-3-2 1-1-1-1-1-1-1-1-1-1-1".split(
    " ",
  ),
);

/** Countries whose numbers are written with 00 in one piece; other digits after 00 are mostly no phone. */
const knownCountries =
  /^(?:1|2[07]|3[0-469]|35[1-9]|37[0-9]|38[0-9]|4[0134-9]|42[01]|6[0135-6]|8[1246]|85[23]|886|9[0-58])/;

function isCjk(text: string): boolean {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);
}

function groupsOf(written: string): string[] {
  return written.match(/\d+/g) ?? [];
}

function isPart(text: string, start: number, end: number): boolean {
  return isThing(text, start) || isMoney(text, start, end);
}

function build(match: RegExpExecArray, value: string): Finding {
  // A bracket that the number only closes or only opens belongs to the text.
  let [from, to] = [match.index, match.index + match[0].length];
  const opens = match[0].split("(").length - match[0].split(")").length;
  if (opens > 0 && match[0].startsWith("(")) from += 1;
  if (opens < 0 && match[0].endsWith(")")) to -= 1;
  return { kind: "phone", start: from, end: to, value };
}

function findChineseMobiles(text: string): Finding[] {
  return findEach(chineseMobile, text, (match) => {
    const digits = keepDigits(match[1]!);
    if (
      !groupings.has(
        groupsOf(match[1]!)
          .map(({ length }) => length)
          .join("-"),
      )
    )
      return null;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const code = /[A-Za-z]+$/.exec(before)?.[0];
    if (
      code !== undefined &&
      !/^(?:tel|phone|mobile|mob|cell|call|ph|t|m|p|wx|vx|v|whatsapp|wechat|n)$/i.test(code)
    )
      return null;
    return isPart(text, match.index, match.index + match[0].length) ? null : build(match, digits);
  });
}

function findInternational(text: string): Finding[] {
  return findEach(international, text, (match) => {
    const isPlus = match[0].includes("+");
    const national = keepDigits(match[1]!);
    if (national.length < (isPlus ? 9 : 10) || national.length > 15) return null;
    if (groupsOf(match[1]!).at(-1)!.length < 2) return null;
    const isOnePiece = groupsOf(match[0]).length === 1;
    if (!isPlus && isOnePiece && !knownCountries.test(national) && !isSaidPhone(text, match.index))
      return null;
    if (isPart(text, match.index, match.index + match[0].length)) return null;
    // Some write the 0 that is dialled only at home: +44 (0)20 …
    return build(
      match,
      national
        .replace(/^86(?=1[3-9]\d{9}$)/, "")
        .replace(/^8860?(?=9\d{8}$)/, "0")
        .replace(/^1(?=[2-9]\d{9}$)/, ""),
    );
  });
}

function findTrunk(text: string): Finding[] {
  return findEach(trunk, text, (match) => {
    const [number, extension = ""] = match[0].split(/转|轉|ext\.?|x|#/i) as [string, string?];
    const digits = keepDigits(number);
    const groups = groupsOf(number);
    if (digits.length < 9 || digits.length > 12) return null;
    if (groups.length > 1 && groups.slice(1).some(({ length }) => length < 2)) return null;
    const isSaid = isSaidPhone(text, match.index);
    if (groups.length === 1 && !isSaid) {
      if (digits.length === 9) return null;
      if (digits.length === 12 && !/^0[3-9]\d\d[2-9]/.test(digits)) return null;
    }
    // A day, as 01.02.2017 or 01-02-2017, has fewer digits; with a time it may have as many.
    if (/^\(?\d\d[./-]\d\d[./-](?:19|20)\d\d\b/.test(number)) return null;
    return isPart(text, match.index, match.index + match[0].length)
      ? null
      : build(match, digits + keepDigits(extension));
  });
}

function findAmerican(text: string): Finding[] {
  return findEach(american, text, (match) => {
    const isOnePiece = !/[ .()-]/.test(match[0]);
    // Ten digits in a row are a phone number among English words; among Chinese ones they are mostly not.
    if (isOnePiece && isCjk(text) && !isSaidPhone(text, match.index)) return null;
    if (match[2] === "" && match[4] === "" && !isOnePiece && !/[(+]|^1/.test(match[0])) return null;
    if (isPart(text, match.index, match.index + match[0].length)) return null;
    return build(match, match[1]! + match[3]! + match[5]!);
  });
}

function findIndianMobiles(text: string): Finding[] {
  if (isCjk(text)) return [];
  return findEach(
    /(?<![\dA-Za-z@#_]|\d[.,/-]|[A-Za-z]-)[6-9]\d{9}(?!\d|[.,]\d|[A-Za-z_]*\d)/g,
    text,
    (match) => (isPart(text, match.index, match.index + 10) ? null : build(match, match[0])),
  );
}

function findSaid(text: string): Finding[] {
  return findEach(anySaid, text, (match) => {
    if (!isSaidPhone(text, match.index)) return null;
    const digits = keepDigits(match[0]);
    return digits.length > 13 || isMoney(text, match.index, match.index + match[0].length)
      ? null
      : build(match, digits);
  });
}

function findHotlines(text: string): Finding[] {
  return findEach(hotline, text, (match) => {
    const isOnePiece = !/[ -]/.test(match[0]);
    if (isOnePiece && !isSaidPhone(text, match.index)) return null;
    return isPart(text, match.index, match.index + match[0].length)
      ? null
      : build(match, keepDigits(match[0]));
  });
}

/** In the order in which they claim what they find. */
export const phoneDetectors: readonly Detector[] = [
  findChineseMobiles,
  findInternational,
  findTrunk,
  findHotlines,
  findAmerican,
  findIndianMobiles,
  findSaid,
];
