/** Raw bytes as text a page can show: cut between characters, and with what is not text written out. */
import { isUtf8 } from "node:buffer";

export type ShownRaw = {
  text: string;
  /** Bytes of the whole line. */
  bytes: number;
  isCut: boolean;
  /** Bytes that are no text are shown as ‹e9›; such a line cannot be edited as text. */
  isBinary: boolean;
};

const lookBack = 3;

/** At most `limit` bytes of a line. */
export function showRaw(raw: Buffer, limit: number, wholeBytes = raw.length): ShownRaw {
  const isCut = wholeBytes > limit || raw.length < wholeBytes;
  const head = raw.subarray(0, limit);
  const end = isCut ? findCharacterEnd(head) : head.length;
  const shown = head.subarray(0, end);
  if (isUtf8(shown))
    return { text: writeControls(shown.toString("utf8")), bytes: wholeBytes, isCut, isBinary: false };
  return { text: writeBytes(shown), bytes: wholeBytes, isCut, isBinary: true };
}

/** Where the last whole character of a cut text ends. */
function findCharacterEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(lookBack, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back >= needed ? bytes.length : bytes.length - back;
    }
  }
  return bytes.length;
}

/** Control characters that a page would swallow, as their pictures. */
function writeControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `‹${code.toString(16)}›`;
  });
}

/** What is UTF-8 as text, every other byte as ‹hex›. */
function writeBytes(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    const piece = bytes.subarray(at, at + length);
    if (length > 0 && piece.length === length && isUtf8(piece)) {
      text += writeControls(piece.toString("utf8"));
      at += length;
    } else {
      text += `‹${byte.toString(16).padStart(2, "0")}›`;
      at += 1;
    }
  }
  return text;
}
