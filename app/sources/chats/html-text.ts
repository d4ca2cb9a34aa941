/** What a reader sees of an HTML body. */

const unseen = /<(?:!--|(style|script|head|title)\b)/gi;
const breaks = /<(?:br\s*\/?|\/(?:p|div|li|tr|h[1-6]|blockquote|ul|ol|table|pre))\s*>/gi;
const tags = /<\/?[a-z!][^<>]*>/gi;
const entities = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const named: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " },
};

/** The text of an HTML body, a line a paragraph; text without marks stays as it is. Null if nothing is left to read. */
export function readHtml(html: string | null): string | null {
  if (html === null) return null;
  if (!html.includes("<") && !html.includes("&")) return html.trim() || null;
  const text = dropUnseen(html)
    .replace(breaks, "\n")
    .replace(tags, "")
    .replace(entities, decode)
    .replace(/[ \t]*\n\s*/g, "\n")
    .trim();
  return text === "" ? null : text;
}

/** Without comments, styles and scripts. One that nothing closes is left, so that no text costs more than its length. */
function dropUnseen(html: string): string {
  if (html.search(unseen) === -1) return html;
  const kept: string[] = [];
  let from = 0;
  for (const { index, 1: name } of html.matchAll(unseen)) {
    if (index < from) continue;
    const close = name === undefined ? /-->/g : new RegExp(`</${name}[^<>]*>`, "gi");
    close.lastIndex = index;
    if (!close.test(html)) break;
    kept.push(html.slice(from, index));
    from = close.lastIndex;
  }
  return from === 0 ? html : kept.join("") + html.slice(from);
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}
