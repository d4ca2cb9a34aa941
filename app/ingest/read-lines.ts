/** Cuts a stream of bytes into lines: LF or CRLF, a byte order mark dropped, blank lines skipped but counted. */
import { createRecordBuffer, decodeRecord } from "./record-buffer.ts";
import type { RawRecord } from "./raw-record.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== carriageReturn) return false;
  return true;
}

/**
 * The lines of each chunk as they complete. Memory stays bounded: of a line over 1 MiB at most 16 MiB are held.
 * `text` has no line end; `bytes` is the line byte for byte (a CR before the LF included), fit to be written out again.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRecord[]> {
  const pending = createRecordBuffer();
  let line = 0;

  function finish(last: Buffer): RawRecord | null {
    line += 1;
    let { bytes, length } = pending.take(last);
    if (line === 1 && bytes.subarray(0, 3).equals(byteOrderMark)) {
      bytes = bytes.subarray(3);
      length -= 3;
    }
    if (isBlank(bytes)) return null;
    const record = decodeRecord(line, { bytes, length });
    if (record.text?.endsWith("\r")) record.text = record.text.slice(0, -1);
    return record;
  }

  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: RawRecord[] = [];
    let from = 0;
    for (let end = buffer.indexOf(lineFeed); end !== -1; end = buffer.indexOf(lineFeed, from)) {
      const record = finish(buffer.subarray(from, end));
      if (record) lines.push(record);
      from = end + 1;
    }
    if (from < buffer.length) pending.add(buffer.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (pending.isEmpty()) return;
  const last = finish(Buffer.alloc(0));
  if (last) yield [last];
}
