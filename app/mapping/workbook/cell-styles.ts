/** Which styles of a workbook show a number as a time. */
import { createTokeniser, readAttribute } from "./xml-tokens.ts";

/** Numbers of formats that every spreadsheet knows as dates and clocks, those of East Asian versions included. */
const builtIn: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58],
]);

/** A format's code shows a time if it names a part of one outside quotes, brackets and escapes. */
function showsTime(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, "");
  return /[ymdhs年月日时分秒]/i.test(bare) && !/general/i.test(bare);
}

/** The places in `cellXfs` whose numbers are times. */
export function readTimeStyles(xml: string): ReadonlySet<number> {
  const custom = new Map<number, boolean>();
  const times = new Set<number>();
  let isInside = false;
  let place = 0;
  for (const token of createTokeniser()(xml)) {
    if (token.what === "text") continue;
    if (token.name === "cellXfs") isInside = token.what === "open";
    if (token.what === "close") continue;
    const id = Number(readAttribute(token.attributes, "numFmtId") ?? "0");
    if (token.name === "numFmt") {
      custom.set(id, showsTime(readAttribute(token.attributes, "formatCode") ?? ""));
    } else if (token.name === "xf" && isInside) {
      if (custom.get(id) ?? builtIn.has(id)) times.add(place);
      place += 1;
    }
  }
  return times;
}
