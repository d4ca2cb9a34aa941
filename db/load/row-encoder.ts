/** Rows in Postgres' binary COPY format (protocol documentation, "COPY: Binary Format"). */
import { codeUnitAt } from "#app/events/code-unit-at.ts";

export type ColumnType =
  | "int"
  | "smallint"
  | "bigint"
  | "double precision"
  | "boolean"
  | "text"
  | "timestamptz"
  | "date"
  | "jsonb"
  | "text[]";

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const chunkBytes = 64 * 1024;
const shortText = 24;
const textType = 25;
/** Microseconds and days count from 2000-01-01 in Postgres. */
const epochMs = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

/** Rows that follow each other, encoded; the first block has the format's signature before them, the last its end after them. */
export type RowBlock<Item> = {
  bytes: Buffer;
  /** What the rows were made of. */
  items: readonly Item[];
  /** Where each row begins, and where the last one ends. */
  starts: readonly number[];
};

/**
 * Rows in blocks of some 64 kB, made as they are asked for; none at all without rows. `list` gives the values of an item's row:
 * null or undefined, numbers (integers up to 2^53), booleans, text, instants in epoch ms, days as `YYYY-MM-DD`, JSON values,
 * lists of text. It should be made once, and have from `shared` what it needs besides: code compiled for it goes when it goes.
 */
export function* encodeRows<Item, Shared>(
  types: readonly ColumnType[],
  items: Iterable<Item>,
  list: (item: Item, shared: Shared) => readonly unknown[],
  shared: Shared,
): Generator<RowBlock<Item>, void> {
  const writer = new ValueWriter();
  const write = types.map((type) => writers[type]);
  let held: Item[] = [];
  let starts: number[] = [];
  let isEmpty = true;
  for (const item of items) {
    // Not before there is another row: the end of them belongs to the last block.
    if (writer.length >= chunkBytes) {
      starts.push(writer.length);
      yield { bytes: writer.take(), items: held, starts };
      held = [];
      starts = [];
    }
    if (isEmpty) writer.bytes(signature);
    isEmpty = false;
    held.push(item);
    starts.push(writer.length);
    const values = list(item, shared);
    writer.int16(types.length);
    for (let index = 0; index < write.length; index++) {
      const value = values[index];
      if (value === null || value === undefined) writer.int32(-1);
      else write[index]!(writer, value as never);
    }
  }
  if (isEmpty) return;
  starts.push(writer.length);
  writer.int16(-1);
  yield { bytes: writer.take(), items: held, starts };
}

type Write = (writer: ValueWriter, value: never) => void;

/** Each value: its length in bytes, then its bytes. */
const writers: Record<ColumnType, Write> = {
  int: (writer, value: number) => {
    writer.int32(4);
    writer.int32(value);
  },
  smallint: (writer, value: number) => {
    writer.int32(2);
    writer.int16(value);
  },
  bigint: (writer, value: number) => writer.int64(value),
  timestamptz: (writer, value: number) => writer.int64((value - epochMs) * 1000),
  date: (writer, value: string) => {
    writer.int32(4);
    writer.int32((Date.parse(value) - epochMs) / dayMs);
  },
  boolean: (writer, value: boolean) => {
    writer.int32(1);
    writer.byte(value ? 1 : 0);
  },
  "double precision": (writer, value: number) => writer.double(value),
  text: (writer, value: string) => writer.text(value),
  // A byte before the text says which version of jsonb's own format follows.
  jsonb: (writer, value: unknown) => writer.text(JSON.stringify(value), 1),
  "text[]": writeTextArray,
};

export function isColumnType(type: string): type is ColumnType {
  return Object.hasOwn(writers, type);
}

function writeTextArray(writer: ValueWriter, items: readonly string[]): void {
  const inner = new ValueWriter();
  const dimensions = items.length > 0 ? [1, 0, textType, items.length, 1] : [0, 0, textType];
  for (const word of dimensions) inner.int32(word);
  for (const item of items) inner.text(item);
  const bytes = inner.take();
  writer.int32(bytes.length);
  writer.bytes(bytes);
}

/** Returns where it ends. Integers up to 2^53. */
export function writeInt64(bytes: Buffer, value: number, at: number): number {
  const high = Math.floor(value / 0x1_0000_0000);
  return bytes.writeUInt32BE(value - high * 0x1_0000_0000, bytes.writeInt32BE(high, at));
}

/** A buffer that grows. Every write makes sure of its room first. */
class ValueWriter {
  #bytes = Buffer.allocUnsafe(chunkBytes + 16 * 1024);
  length = 0;

  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.length);
    this.#bytes = Buffer.allocUnsafe(chunkBytes + 16 * 1024);
    this.length = 0;
    return taken;
  }

  bytes(source: Buffer): void {
    this.#reserve(source.length);
    this.length += source.copy(this.#bytes, this.length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.length++] = value;
  }

  int16(value: number): void {
    this.#reserve(2);
    this.length = this.#bytes.writeInt16BE(value, this.length);
  }

  int32(value: number): void {
    this.#reserve(4);
    this.length = this.#bytes.writeInt32BE(value, this.length);
  }

  /** With its length; integers up to 2^53. */
  int64(value: number): void {
    this.#reserve(12);
    this.length = this.#bytes.writeInt32BE(8, this.length);
    this.length = writeInt64(this.#bytes, value, this.length);
  }

  /** With its length. */
  double(value: number): void {
    this.#reserve(12);
    this.length = this.#bytes.writeInt32BE(8, this.length);
    this.length = this.#bytes.writeDoubleBE(value, this.length);
  }

  /** With its length; `version` is a byte in front of it that counts. */
  text(value: string, version?: number): void {
    this.#reserve(5 + value.length * 3);
    const start = this.length;
    this.length += 4;
    if (version !== undefined) this.#bytes[this.length++] = version;
    if (value.length > shortText || !this.#writeAscii(value)) {
      this.length += this.#bytes.write(value, this.length, "utf8");
    }
    this.#bytes.writeInt32BE(this.length - start - 4, start);
  }

  /** Ids and words of a vocabulary: a loop takes a third of a call out of JavaScript. False at the first other character. */
  #writeAscii(value: string): boolean {
    const bytes = this.#bytes;
    const start = this.length;
    const { length } = value;
    for (let index = 0; index < length; index++) {
      const unit = codeUnitAt(value, index);
      if (unit > 0x7f) return false;
      bytes[start + index] = unit;
    }
    this.length = start + length;
    return true;
  }

  #reserve(bytes: number): void {
    if (this.length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + bytes));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}
