import { isUtf8 } from "node:buffer";
import { longestKeptBytes, longestRecordBytes, type RawRecord } from "./raw-record.ts";

/** Gathers the pieces of one record over several chunks; of an endless one, only the first 16 MiB. */
export type RecordBuffer = {
  isEmpty: () => boolean;
  add: (piece: Buffer) => void;
  /** Closes the record with its last piece; returns its bytes and its true length. */
  take: (last: Buffer) => { bytes: Buffer; length: number };
};

export function createRecordBuffer(): RecordBuffer {
  let pieces: Buffer[] = [];
  let kept = 0;
  let length = 0;

  function add(piece: Buffer): void {
    length += piece.length;
    if (kept >= longestKeptBytes || piece.length === 0) return;
    const part = piece.subarray(0, longestKeptBytes - kept);
    kept += part.length;
    pieces.push(part);
  }

  return {
    isEmpty: () => length === 0,
    add,
    take(last) {
      if (length === 0 && last.length <= longestKeptBytes) return { bytes: last, length: last.length };
      add(last);
      const taken = { bytes: Buffer.concat(pieces), length };
      pieces = [];
      kept = 0;
      length = 0;
      return taken;
    },
  };
}

/** Decodes a whole record, or says why it cannot be read: too long for `limit`, or not UTF-8. */
export function decodeRecord(
  line: number,
  record: { bytes: Buffer; length: number },
  limit = longestRecordBytes,
): RawRecord {
  const { bytes, length } = record;
  if (length > limit) {
    const cut = length > bytes.length ? " (only the first 16 MiB are kept)" : "";
    return { line, bytes, text: null, refusal: `over ${limit / 1024 / 1024} MiB${cut}` };
  }
  if (!isUtf8(bytes)) return { line, bytes, text: null, refusal: "not valid UTF-8" };
  return { line, bytes, text: bytes.toString("utf8"), refusal: null };
}

/** A record that is written here, as JSON. */
export function writeRecord(line: number, fields: object): RawRecord {
  const text = JSON.stringify(fields);
  const bytes = Buffer.from(text);
  // What is short enough need not be read again.
  return bytes.length <= longestRecordBytes
    ? { line, bytes, text, refusal: null }
    : decodeRecord(line, { bytes, length: bytes.length });
}
