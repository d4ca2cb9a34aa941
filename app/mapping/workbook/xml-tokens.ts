/** The few parts of XML that a workbook is written in, piece by piece. Names come without their prefix. */

export type XmlToken =
  | { what: "open"; name: string; attributes: string }
  | { what: "close"; name: string }
  | { what: "text"; text: string };

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What is longer between two tags than anything a cell may hold (32,767 characters, each spelt out) is no workbook. */
const longestToken = 1024 * 1024;

export class NotXml extends Error {}

/** What is told of each part as it is read. A tag that closes itself is opened and closed. */
export type XmlVisitor = {
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

/** Takes text in pieces and gives the tokens that are complete. */
export function createTokeniser(): (piece: string) => XmlToken[] {
  let tokens: XmlToken[] = [];
  const read = createXmlReader({
    open: (name, attributes) => tokens.push({ what: "open", name, attributes }),
    close: (name) => tokens.push({ what: "close", name }),
    text: (text) => tokens.push({ what: "text", text }),
  });
  return (piece) => {
    tokens = [];
    read(piece);
    return tokens;
  };
}

/**
 * Takes text in pieces and tells of what is complete, without an object for each: a sheet has some thirty parts a row. Document
 * types are refused: they can make much out of little.
 */
export function createXmlReader(visitor: XmlVisitor): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const text = rest + piece;
    let at = 0;
    while (at < text.length) {
      const end = readPart(text, at, visitor);
      if (end === -1) break;
      at = end;
    }
    rest = text.slice(at);
    if (rest.length > longestToken) throw new NotXml();
  };
}

/** Where the part at `at` ends; -1 where the text ends before it. */
function readPart(text: string, at: number, visitor: XmlVisitor): number {
  if (text.charCodeAt(at) !== opening) {
    const end = text.indexOf("<", at);
    if (end !== -1) visitor.text(decodeXml(text.slice(at, end)));
    return end;
  }
  const sign = text.charCodeAt(at + 1);
  if (sign === exclamation || sign === question) return readOther(text, at, visitor);
  const close = findTagEnd(text, at);
  if (close === -1) return -1;
  readTag(text, at + 1, close, visitor);
  return close + 1;
}

function readOther(text: string, at: number, visitor: XmlVisitor): number {
  if (text.startsWith("<!--", at)) return findEnd(text, at, "-->");
  if (text.startsWith("<?", at)) return findEnd(text, at, "?>");
  if (text.startsWith("<!DOCTYPE", at)) throw new NotXml();
  if (text.startsWith("<![CDATA[", at)) {
    const end = findEnd(text, at, "]]>");
    if (end !== -1) visitor.text(text.slice(at + 9, end - 3));
    return end;
  }
  // The beginning of one of these may be all there is so far.
  if (text.length - at < "<![CDATA[".length) return -1;
  throw new NotXml();
}

function findEnd(text: string, at: number, mark: string): number {
  const found = text.indexOf(mark, at);
  return found === -1 ? -1 : found + mark.length;
}

/** The `>` that stands in no quotes. */
function findTagEnd(text: string, from: number): number {
  let end = text.indexOf(">", from);
  if (end === -1) return -1;
  // Only as far as the tag goes: in a text without quotes each search would run to its end.
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) !== quote) continue;
    at = text.indexOf('"', at + 1);
    if (at === -1) return -1;
    if (at > end) end = text.indexOf(">", at);
    if (end === -1) return -1;
  }
  return end;
}

function readTag(text: string, start: number, end: number, { open, close }: XmlVisitor): void {
  const isClosing = text.charCodeAt(start) === slash;
  const isEmpty = !isClosing && text.charCodeAt(end - 1) === slash;
  let from = isClosing ? start + 1 : start;
  let at = from;
  // Sign by sign: a pattern takes several times as long for each.
  while (at < end && isNameSign(text.charCodeAt(at))) {
    if (text.charCodeAt(at) === colon) from = at + 1;
    at += 1;
  }
  if (at === from) throw new NotXml();
  const name = text.slice(from, at);
  if (!isClosing) open(name, text.slice(at, isEmpty ? end - 1 : end));
  if (isClosing || isEmpty) close(name);
}

const [opening, exclamation, question] = [0x3c, 0x21, 0x3f];
const [slash, colon, quote] = [0x2f, 0x3a, 0x22];

/** Letters, digits, `_`, `-`, `.`, and the colon behind a prefix. */
function isNameSign(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true;
  return (code >= 0x2d && code <= 0x3a && code !== slash) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

const patterns = new Map<string, RegExp>();

/** An attribute by its name as it is written, prefix included. */
export function readAttribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
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
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
