/** Cuts a JSON document into the values that stand at certain places of it, without ever holding the whole document. */
import { createRecordBuffer, decodeRecord } from "./record-buffer.ts";
import { longestKeptBytes, UnreadableInput, type RawRecord } from "./raw-record.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const openBracket = 0x5b;
const byteOrderMark = new Set([0xef, 0xbb, 0xbf]);
const openers = new Set([openBrace, openBracket]);
const closers = new Set([0x7d, 0x5d]);
/** Longer names are none that anybody looks for. */
const longestName = 512;

/** An object or a list on the way to what is looked for; `path` is its own place. */
type Level = { path: string; isList: boolean; isValueNext: boolean };

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/**
 * The values at `places` (see `Framing`) as raw records, numbered from 1; each may have up to 16 MiB. A document that ends
 * early gives what it held of its last one as a refused record. Throws UnreadableInput if it has none of these places.
 */
export async function* readElements(
  chunks: AsyncIterable<Uint8Array>,
  places: readonly string[],
): AsyncGenerator<RawRecord[]> {
  const element = createRecordBuffer();
  const wanted = matchPlaces(places);
  const levels: Level[] = [];
  let name: number[] = [];
  let inString = false;
  let isEscaped = false;
  let isFirst = true;
  let hasPlace = false;
  /** Levels open within the element being read; null outside of any. */
  let depth: number | null = null;
  let number = 0;

  function finish(last: Buffer): RawRecord {
    number += 1;
    depth = null;
    return decodeRecord(number, element.take(last), longestKeptBytes);
  }

  /** The place of a value that begins now. */
  function findPath(): string {
    const level = levels.at(-1);
    if (!level) return "";
    if (level.isList) return `${level.path}[]`;
    const key = Buffer.from(name)
      .toString("utf8")
      .replace(/[.[\]]/g, "\0");
    return level.path === "" ? key : `${level.path}.${key}`;
  }

  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const records: RawRecord[] = [];
    let from = 0;
    for (let index = 0; index < buffer.length; index++) {
      const byte = buffer[index]!;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) inString = false;
        if (depth === null && inString && name.length < longestName) name.push(byte);
        continue;
      }
      if (isSpace(byte) || (isFirst && byteOrderMark.has(byte))) continue;
      if (isFirst) {
        isFirst = false;
        refuseRoot(byte, places);
      }
      if (depth === null) {
        const level = levels.at(-1);
        const isValue =
          byte !== comma && byte !== colon && !closers.has(byte) && (level?.isValueNext ?? true);
        if (isValue) {
          const path = findPath();
          if (level) level.isValueNext = level.isList;
          // `order` is an object; a list of that name is looked for as `order[]`.
          if ((byte === openBrace || path.endsWith("[]")) && wanted(path)) {
            hasPlace = true;
            depth = 0;
            from = index;
          } else if (openers.has(byte)) {
            const isList = byte === openBracket;
            levels.push({ path, isList, isValueNext: isList });
            // A list that is wanted and empty is there too.
            hasPlace ||= isList && wanted(`${path}[]`);
            continue;
          }
        } else if (byte === colon && level) level.isValueNext = true;
        else if (closers.has(byte)) levels.pop();
      }
      if (byte === quote) {
        inString = true;
        if (depth === null) name = [];
      } else if (depth === null) continue;
      else if (openers.has(byte)) depth += 1;
      else if (closers.has(byte) && depth > 0) {
        depth -= 1;
        if (depth === 0) records.push(finish(buffer.subarray(from, index + 1)));
      } else if (depth === 0 && (byte === comma || closers.has(byte))) {
        records.push(finish(buffer.subarray(from, index)));
        if (byte !== comma) levels.pop();
      }
    }
    if (depth !== null) element.add(buffer.subarray(from));
    if (records.length > 0) yield records;
  }
  if (depth !== null) {
    const { line, bytes } = finish(Buffer.alloc(0));
    yield [{ line, bytes, text: null, refusal: "document ends inside this element" }];
  }
  if (!hasPlace) throw new UnreadableInput(isFirst ? "empty" : `no ${describePlaces(places)} in it`);
}

function matchPlaces(places: readonly string[]): (path: string) => boolean {
  const patterns = places.map((place) => place.replace(/[.[\]]/g, "\\$&").replaceAll("*", "[^.[\\]]+"));
  const pattern = new RegExp(`^(?:${patterns.join("|")})$`);
  return (path) => pattern.test(path);
}

function refuseRoot(byte: number, places: readonly string[]): void {
  const isList = (place: string) => place.startsWith("[]");
  const takesList = places.some(isList);
  const takesObject = !places.every(isList);
  if ((byte === openBracket && takesList) || (byte === openBrace && takesObject)) return;
  throw new UnreadableInput(`not a JSON ${takesObject ? "object" : "list"}`);
}

function describePlaces(places: readonly string[]): string {
  const [first = ""] = places;
  return first.endsWith("[]") ? `list called ${first.slice(0, -2)}` : `value called ${first}`;
}
