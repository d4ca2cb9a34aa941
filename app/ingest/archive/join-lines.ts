/** Files of lines put one behind the other, so that they read as one. */

const lineFeed = 0x0a;
const openBrace = 0x7b;
const blank = 0x20;
const newLine = Buffer.from("\n");
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
/** A last line that is no record is a count or a remark; what is longer is passed on. */
const longestTrailer = 4096;

/**
 * The bytes of all files. Where a file of JSON lines is followed by another, its last line stays empty if that is no JSON
 * object, as that of a Qiyu export is none.
 */
export async function* joinLines(files: readonly AsyncIterable<Uint8Array>[]): AsyncGenerator<Uint8Array> {
  for (const [index, file] of files.entries()) {
    const isLast = index === files.length - 1;
    yield* isLast ? dropMark(file, index > 0) : endLines(dropMark(file, index > 0));
  }
}

async function* dropMark(chunks: AsyncIterable<Uint8Array>, isInside: boolean): AsyncGenerator<Buffer> {
  let isFirst = isInside;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const isMarked = isFirst && bytes.subarray(0, 3).equals(byteOrderMark);
    if (bytes.length > 0) isFirst = false;
    yield isMarked ? bytes.subarray(3) : bytes;
  }
}

async function* endLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  let isOfJson: boolean | null = null;
  let isInsideLine = false;
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    isOfJson ??= tellJson(bytes);
    const start = findLastLine(bytes);
    // What is too long to be a trailer is passed on, and the rest of its line with it.
    const end = bytes.length - start > longestTrailer ? bytes.length : start;
    isInsideLine = end > start || (isInsideLine && start === 0);
    held = bytes.subarray(isInsideLine ? bytes.length : end);
    yield bytes.subarray(0, bytes.length - held.length);
  }
  if (isInsideLine || !isOfJson || tellJson(held) === true) yield held;
  yield newLine;
}

/** Whether the text begins with an object; null while there is no text. */
function tellJson(bytes: Buffer): boolean | null {
  const start = bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
  const first = bytes.subarray(start).find((byte) => byte > blank);
  return first === undefined ? null : first === openBrace;
}

/** Where the last line that is not blank begins. */
function findLastLine(bytes: Buffer): number {
  const last = bytes.findLastIndex((byte) => byte > blank);
  return last < 1 ? 0 : bytes.lastIndexOf(lineFeed, last) + 1;
}
