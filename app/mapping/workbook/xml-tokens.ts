/** The few parts of XML that a workbook is written in, piece by piece. Names come without their prefix. */

export type XmlToken =
  | { what: "open"; name: string; attributes: string }
  | { what: "close"; name: string }
  | { what: "text"; text: string };

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What is longer between two tags than anything a cell may hold (32,767 characters, each spelt out) is no workbook. */
const longestToken = 1024 * 1024;

export class NotXml extends Error {}

/** Takes text in pieces and gives the tokens that are complete. Document types are refused: they can make much out of little. */
export function createTokeniser(): (piece: string) => XmlToken[] {
  let rest = "";
  return (piece) => {
    const text = rest + piece;
    const tokens: XmlToken[] = [];
    let at = 0;
    while (at < text.length) {
      const token = readToken(text, at);
      if (!token) break;
      at = token.end;
      tokens.push(...token.tokens);
    }
    rest = text.slice(at);
    if (rest.length > longestToken) throw new NotXml();
    return tokens;
  };
}

type Step = { end: number; tokens: XmlToken[] };

function readToken(text: string, at: number): Step | null {
  if (text[at] !== "<") {
    const end = text.indexOf("<", at);
    return end === -1 ? null : { end, tokens: [{ what: "text", text: decodeXml(text.slice(at, end)) }] };
  }
  if (text.startsWith("<!--", at)) return readUntil(text, at, "-->");
  if (text.startsWith("<![CDATA[", at)) {
    const found = readUntil(text, at, "]]>");
    return found && { ...found, tokens: [{ what: "text", text: text.slice(at + 9, found.end - 3) }] };
  }
  if (text.startsWith("<?", at)) return readUntil(text, at, "?>");
  if (text.startsWith("<!DOCTYPE", at)) throw new NotXml();
  const close = findTagEnd(text, at);
  return close === -1 ? null : { end: close + 1, tokens: readTag(text.slice(at + 1, close)) };
}

function readUntil(text: string, at: number, mark: string): Step | null {
  const found = text.indexOf(mark, at);
  return found === -1 ? null : { end: found + mark.length, tokens: [] };
}

/** The `>` that stands in no quotes. */
function findTagEnd(text: string, from: number): number {
  let end = text.indexOf(">", from);
  let quote = text.indexOf('"', from);
  while (end !== -1 && quote !== -1 && quote < end) {
    const closing = text.indexOf('"', quote + 1);
    if (closing === -1) return -1;
    if (closing > end) end = text.indexOf(">", closing);
    quote = text.indexOf('"', closing + 1);
  }
  return end;
}

function readTag(tag: string): XmlToken[] {
  const match = /^(\/?)(?:[\w.-]+:)?([\w.-]+)([\s\S]*?)(\/?)$/.exec(tag);
  if (!match) throw new NotXml();
  const [, closes, name = "", attributes = "", isEmpty] = match;
  if (closes) return [{ what: "close", name }];
  const open: XmlToken = { what: "open", name, attributes };
  return isEmpty ? [open, { what: "close", name }] : [open];
}

/** An attribute by its name as it is written, prefix included. */
export function readAttribute(attributes: string, name: string): string | null {
  const match = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeXml(value);
}

/** Text with its entities, and with the `_x000D_` that Excel writes for signs XML does not allow. */
export function decodeXml(text: string): string {
  const plain = text.includes("&")
    ? text.replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
        (whole, decimal?: string, hex?: string, name = "") => {
          const code =
            decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
          if (code === null) return entities[name] ?? whole;
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
  return plain.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
