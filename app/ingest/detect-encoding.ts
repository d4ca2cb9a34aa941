/** In which encoding a file's text is: by its mark, else strict UTF-8, else GB18030, which Chinese Windows writes (GBK is part of it). */

export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** The encoding of a beginning, which may be cut within a character; null if it is ASCII and so in any. */
export function detectEncoding(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (isAscii(head)) return null;
  if (readsAs(head, "utf-8")) return "utf-8";
  if (readsAs(head, "gb18030")) return "gb18030";
  // Something in it is damaged: what most of its lines are.
  return countLines(head, "gb18030") > countLines(head, "utf-8") ? "gb18030" : "utf-8";
}

/** The beginning of a file as text, without a byte order mark; what cannot be read as `�`. */
export function decodeHead(head: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function countLines(head: Uint8Array, encoding: "utf-8" | "gb18030"): number {
  let count = 0;
  for (let from = 0; from < head.length;) {
    const found = head.indexOf(lineFeed, from);
    const end = found === -1 ? head.length : found;
    if (readsAs(head.subarray(from, end), encoding, found === -1)) count += 1;
    from = end + 1;
  }
  return count;
}

const lineFeed = 0x0a;

/** `isCut`: the last character may be cut off. */
function readsAs(bytes: Uint8Array, encoding: TextEncoding, isCut = true): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}
