const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\s*:)/g;

/**
 * JSON with every number as the text it is written as: ids beyond 2^53 keep all digits, and amounts are never floats. Throws a
 * SyntaxError for what is no JSON.
 */
export function parseExactly(text: string): unknown {
  return JSON.parse(text.replace(stringOrNumber, (part) => (part.startsWith('"') ? part : `"${part}"`)));
}
