/** The text as detectors read it, and the way back from there: one spelling for digits and signs, nothing invisible. */
import { invisible, numerals, numeralValues } from "./scan-text.ts";

export type PlainText = {
  text: string;
  /** Where in the original the character at this place of `text` begins; for its length, where the original ends. */
  origin: (index: number) => number;
};

/** Chinese numerals are digits only where as many stand together as a phone number has. */
const leastNumerals = 7;
const gap = /[\s\-·—]/;

function plainCharacter(code: number): string {
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0x3000 || code === 0xa0) return " ";
  return String.fromCharCode(code);
}

/** A text that is plain already, which most are. */
export function asPlain(text: string): PlainText {
  return { text, origin: (index) => index };
}

/** Rewrites what is odd. `pieces` parts the text into characters with their places; absent, each stands for itself. */
export function toPlain(text: string): PlainText {
  const origins: number[] = [];
  let plain = "";
  let run = 0;
  const finishRun = () => {
    if (run >= leastNumerals) plain = replaceNumerals(plain);
    run = 0;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (invisible.includes(character)) continue;
    if (numerals.includes(character)) run += 1;
    else if (run > 0 && !gap.test(character)) finishRun();
    plain += plainCharacter(text.charCodeAt(index));
    origins.push(index);
  }
  finishRun();
  origins.push(text.length);
  return { text: plain, origin: (index) => origins[index]! };
}

/** The numerals at the end of a text as digits. */
function replaceNumerals(text: string): string {
  let from = text.length;
  while (from > 0 && (numerals.includes(text[from - 1]!) || gap.test(text[from - 1]!))) from -= 1;
  let digits = "";
  for (const character of text.slice(from)) {
    const at = numerals.indexOf(character);
    digits += at < 0 ? character : numeralValues[at]!;
  }
  return text.slice(0, from) + digits;
}
