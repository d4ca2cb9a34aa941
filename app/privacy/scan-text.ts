/** The cheap look that nearly all texts end with: which detectors could find anything at all, in one pass. */
import { codeUnitAt } from "#app/events/code-unit-at.ts";

export const clues = {
  digit: 1,
  chinese: 4,
  latin: 8,
  /** What says how a number is written: needs rewriting before detectors read it. */
  odd: 16,
  /** Characters of which every Chinese address has two or more. */
  place: 32,
  /** Characters of the words that a name follows. */
  named: 64,
  /** Characters that stand between such a word and the name. */
  colon: 128,
  /** An @ with something before it: a handle has nothing. */
  mail: 1024,
} as const;

/** Characters nobody sees between the digits of a number. */
export const invisible = "\0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";
/** Digits as Chinese writes and says them, with the value of each at its place. */
export const numerals = "〇零一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖";
export const numeralValues = "0011223456789123456789";

const at = 2;
const separator = 256;
const numeral = 512;

const classes = buildClasses();

function buildClasses(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const set = (characters: string, bits: number) => {
    for (const character of characters) table[character.charCodeAt(0)]! |= bits;
  };
  for (let code = 0x41; code <= 0x5a; code++) table[code] = table[code + 32] = clues.latin;
  for (let code = 0xc0; code <= 0x24f; code++) table[code] = clues.latin;
  for (let code = 0x4e00; code <= 0x9fff; code++) table[code] = clues.chinese;
  for (let code = 0x3040; code <= 0x30ff; code++) table[code] = clues.chinese;
  set("0123456789", clues.digit);
  // Full-width forms of ASCII; their digits are digits too.
  for (let code = 0xff01; code <= 0xff5e; code++) table[code]! |= clues.odd;
  set("０１２３４５６７８９", clues.digit);
  set("＠@", at);
  set(" \t\n\r\u00a0\u3000-‐‑‒–—―−.·()（）/－．", separator);
  set("\u00a0\u3000", clues.odd);
  set(invisible, clues.odd | separator);
  set(numerals, numeral);
  set("省市区區县縣州旗路街道巷弄号號栋棟幢楼樓室镇鎮乡鄉村里苑园園厦廈段", clues.place);
  set("姓名人", clues.named);
  set(":：", clues.colon);
  set("是为為叫改换換写寫", clues.colon);
  return table;
}

export type Scan = {
  /** `clues` found anywhere. */
  clues: number;
  /** Most digits with nothing but separators between them. */
  digits: number;
  /** Most Chinese numerals in a row. */
  numerals: number;
  /** How many characters are of those that addresses are made of. */
  places: number;
};

const rare = at | numeral;

const word = clues.latin | clues.digit;

/** A letter or digit before the @, or a blank after it as nobody writes a handle. */
function isMail(text: string, index: number): boolean {
  const before = classes[codeUnitAt(text, index - 1)] ?? 0;
  if ((before & word) !== 0) return true;
  return (before & separator) !== 0 && ((classes[codeUnitAt(text, index + 1)] ?? 0) & separator) !== 0;
}

const found: Scan = { clues: 0, digits: 0, numerals: 0, places: 0 };

/** What stands in the text. The answer is one object, used again for the next text. */
export function scanText(text: string): Scan {
  let seen = 0;
  let digits = 0;
  let mostDigits = 0;
  let words = 0;
  let lastNumeral = -9;
  let mostWords = 0;
  let places = 0;
  for (let index = 0; index < text.length; index++) {
    const bits = classes[codeUnitAt(text, index)]!;
    seen |= bits;
    if ((bits & clues.digit) !== 0) {
      digits += 1;
      if (digits > mostDigits) mostDigits = digits;
    } else if ((bits & separator) === 0) {
      digits = 0;
      if ((bits & clues.place) !== 0) places += 1;
    }
    if ((bits & rare) === 0) continue;
    if ((bits & at) !== 0) {
      if (isMail(text, index)) seen |= clues.mail;
      // The name of a handle says nothing, and may be all digits.
      else while ((classes[codeUnitAt(text, index + 1)]! & word) !== 0) index += 1;
    }
    if ((bits & numeral) !== 0) {
      words = index - lastNumeral <= 2 ? words + 1 : 1;
      lastNumeral = index;
      if (words > mostWords) mostWords = words;
    }
  }
  found.clues = seen;
  found.digits = mostDigits;
  found.numerals = mostWords;
  found.places = places;
  return found;
}
