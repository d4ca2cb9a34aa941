/** Formats whose files end with a line that is no record, such as a count. */
import type { LineBlock } from "./line-blocks.ts";

const openBrace = 0x7b;
const lineFeed = 0x0a;
const spaces: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, lineFeed]);
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** The blocks without the input's last line, unless that begins like a JSON object: then it is a record, whole or cut off. */
export async function* dropTrailer(blocks: AsyncIterable<LineBlock>): AsyncGenerator<LineBlock> {
  let held: LineBlock | null = null;
  for await (const block of blocks) {
    // Blank lines give no records, and the last line may stand before them.
    if (findTextEnd(block.bytes) === 0) continue;
    if (held) yield held;
    held = block;
  }
  const kept = held && cutTrailer(held);
  if (kept) yield kept;
}

/** Where what is no blank ends. */
function findTextEnd(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && spaces.has(bytes[end - 1]!)) end -= 1;
  return end;
}

function cutTrailer(block: LineBlock): LineBlock | null {
  const { firstLine, bytes, length } = block;
  const start = bytes.lastIndexOf(lineFeed, findTextEnd(bytes) - 1) + 1;
  const isMarked = firstLine === 1 && start === 0 && bytes.subarray(0, 3).equals(byteOrderMark);
  let at = isMarked ? 3 : start;
  while (spaces.has(bytes[at]!)) at += 1;
  if (bytes[at] === openBrace || length > bytes.length) return block;
  return start === 0 ? null : { firstLine, bytes: bytes.subarray(0, start), length: start };
}
