/** Cuts a stream of bytes at line ends into blocks of whole lines, which may then be read one by one, here or in a thread. */
import { createRecordBuffer, decodeRecord } from "./record-buffer.ts";
import { longestRecordBytes, type RawRecord } from "./raw-record.ts";

export type LineBlock = {
  /** 1-based number of its first line. */
  firstLine: number;
  /** Lines with their ends; the input's last one may have none. */
  bytes: Buffer;
  /** More than there are bytes: the one line in it is an endless one, of which only the beginning is kept. */
  length: number;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** One block, or two, for each chunk that ends a line. Memory stays bounded: of a line over 1 MiB at most 16 MiB are held. */
export async function* cutBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  const pending = createRecordBuffer();
  let line = 1;
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const firstEnd = buffer.indexOf(lineFeed) + 1;
    const lastEnd = buffer.lastIndexOf(lineFeed) + 1;
    if (lastEnd === 0) {
      pending.add(buffer);
      continue;
    }
    const isWhole = pending.isEmpty();
    const begun = pending.take(buffer.subarray(0, firstEnd));
    const rest = buffer.subarray(firstEnd, lastEnd);
    if (isWhole) {
      yield { firstLine: line, bytes: buffer.subarray(0, lastEnd), length: lastEnd };
    } else if (begun.length > longestRecordBytes) {
      yield { firstLine: line, ...begun };
      if (rest.length > 0) yield { firstLine: line + 1, bytes: rest, length: rest.length };
    } else {
      const bytes = Buffer.concat([begun.bytes, rest]);
      yield { firstLine: line, bytes, length: bytes.length };
    }
    line += 1 + countLineEnds(rest);
    pending.add(buffer.subarray(lastEnd));
  }
  if (!pending.isEmpty()) yield { firstLine: line, ...pending.take(Buffer.alloc(0)) };
}

function countLineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}

/**
 * The lines of a block, one by one: LF or CRLF, a byte order mark dropped, blank lines skipped but counted. `text` has no line
 * end; `bytes` is the line byte for byte (a CR before the LF included), fit to be written out again.
 */
export function* readBlock({ firstLine, bytes, length }: LineBlock): Generator<RawRecord> {
  const cut = length - bytes.length;
  let line = firstLine;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(lineFeed, from);
    const record = readLine(line, bytes.subarray(from, end === -1 ? bytes.length : end), cut);
    if (record) yield record;
    from = end === -1 ? bytes.length : end + 1;
  }
}

/** `cut`: bytes of the line, its end included, that are not held. */
function readLine(line: number, held: Buffer, cut: number): RawRecord | null {
  const hasMark = line === 1 && held.subarray(0, 3).equals(byteOrderMark);
  const bytes = hasMark ? held.subarray(3) : held;
  if (isBlank(bytes)) return null;
  const record = decodeRecord(line, { bytes, length: bytes.length + cut });
  if (record.text?.endsWith("\r")) record.text = record.text.slice(0, -1);
  return record;
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== carriageReturn) return false;
  return true;
}
