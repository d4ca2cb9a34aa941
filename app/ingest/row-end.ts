import { delimiters, type Delimiter } from "#app/sources/csv-row.ts";

const quote = 0x22;
const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;

/**
 * Where the row that begins at `from` ends: the place of its line feed, or -1 if the bytes end before it does. A quote opens
 * a cell only at the cell's beginning, or after the `=` that Excel is told with to keep an id as text. In UTF-8 and in
 * GB18030 alike, no byte looked for here is ever a part of another character. Null: the delimiter is not known yet.
 */
export function findRowEnd(
  bytes: Buffer,
  from: number,
  delimiter: Delimiter | null,
): { end: number; isInQuotes: boolean } {
  const lineEnd = bytes.indexOf(lineFeed, from);
  if (!bytes.subarray(from, lineEnd === -1 ? bytes.length : lineEnd).includes(quote)) {
    return { end: lineEnd, isInQuotes: false };
  }
  const separators = (delimiter === null ? delimiters : [delimiter]).map((text) => text.charCodeAt(0));
  let isCellStart = true;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === lineFeed) return { end: at, isInQuotes: false };
    const opensAt = byte === equals ? at + 1 : at;
    if (isCellStart && bytes[opensAt] === quote) {
      at = findClosingQuote(bytes, opensAt + 1);
      if (at === -1) return { end: -1, isInQuotes: true };
      isCellStart = false;
    } else isCellStart = separators.includes(byte) || (isCellStart && byte === blank);
  }
  return { end: -1, isInQuotes: false };
}

/** The quote that is not one of two in a row. */
function findClosingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(quote, from); at !== -1; at = bytes.indexOf(quote, at + 2)) {
    if (bytes[at + 1] !== quote) return at;
  }
  return -1;
}

/** The row's bytes without the CR of a CRLF. */
export function trimRowEnd(bytes: Buffer): Buffer {
  return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
}
