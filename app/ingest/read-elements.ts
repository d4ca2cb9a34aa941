/** Cuts a JSON document into the elements of one list of its root object, without ever holding the whole document. */
import { createRecordBuffer, decodeRecord } from "./record-buffer.ts";
import { longestKeptBytes, UnreadableInput, type RawRecord } from "./raw-record.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const byteOrderMark = new Set([0xef, 0xbb, 0xbf]);
const openers = new Set([0x7b, 0x5b]);
const closers = new Set([0x7d, 0x5d]);

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/**
 * The elements of `list` as raw records, numbered from 1; each may have up to 16 MiB. A document that ends early gives
 * what it held of its last element as a refused record. Throws UnreadableInput if the root is no object or has no such list.
 */
export async function* readElements(
  chunks: AsyncIterable<Uint8Array>,
  list: string,
): AsyncGenerator<RawRecord[]> {
  const element = createRecordBuffer();
  let depth = 0;
  let inString = false;
  let isEscaped = false;
  let key: number[] = [];
  let lastKey = "";
  let isListOpen = false;
  let hasList = false;
  let isFirst = true;
  let isBegun = false;
  let number = 0;

  function finish(last: Buffer): RawRecord {
    number += 1;
    isBegun = false;
    return decodeRecord(number, element.take(last), longestKeptBytes);
  }

  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const records: RawRecord[] = [];
    let from = 0;
    for (let index = 0; index < buffer.length; index++) {
      const byte = buffer[index]!;
      if (isFirst && !isSpace(byte) && !byteOrderMark.has(byte)) {
        isFirst = false;
        if (byte !== 0x7b) throw new UnreadableInput("not a JSON object");
      }
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) inString = false;
        if (depth === 1 && inString) key.push(byte);
        continue;
      }
      if (isListOpen && !isBegun && depth === 2 && !isSpace(byte) && byte !== comma && !closers.has(byte)) {
        isBegun = true;
        from = index;
      }
      if (byte === quote) {
        inString = true;
        key = [];
      } else if (byte === colon && depth === 1) {
        lastKey = Buffer.from(key).toString("utf8");
      } else if (openers.has(byte)) {
        depth += 1;
        if (depth === 2 && byte === 0x5b && lastKey === list) {
          isListOpen = true;
          hasList = true;
        }
      } else if (closers.has(byte) || (byte === comma && depth === 2)) {
        if (isBegun && depth === 2) records.push(finish(buffer.subarray(from, index)));
        if (byte !== comma) depth -= 1;
        if (depth < 2) isListOpen = false;
      }
    }
    if (isBegun) element.add(buffer.subarray(from));
    if (records.length > 0) yield records;
  }
  if (isBegun) {
    const { line, bytes } = finish(Buffer.alloc(0));
    yield [{ line, bytes, text: null, refusal: "document ends inside this element" }];
  }
  if (!hasList) throw new UnreadableInput(isFirst ? "empty" : `no list called ${list} in it`);
}
