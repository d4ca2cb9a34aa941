const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\s*:)/g;

/**
 * JSON with every number as the text it is written as: ids beyond 2^53 keep all digits, and amounts are never floats. Throws a
 * SyntaxError for what is no JSON.
 */
export function parseExactly(text: string): unknown {
  return JSON.parse(text.replace(stringOrNumber, (part) => (part.startsWith('"') ? part : `"${part}"`)));
}

// A number begins after one of these signs; in a double, up to 15 digits are the same again.
const lossyNumber = /[[:,]\s*-?(?:[\d.]{16,}|[\d.]+[eE])/;

/**
 * JSON of which no number loses anything, at half the cost where none could: then numbers are numbers, else all of them are
 * text, as `parseExactly` has them. Either reads well with `readText`.
 */
export function parseSafely(text: string): unknown {
  return lossyNumber.test(text) ? parseExactly(text) : JSON.parse(text);
}
