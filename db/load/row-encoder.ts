/** Rows in Postgres' binary COPY format (protocol documentation, "COPY: Binary Format"). */

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const trailer = Buffer.from([0xff, 0xff]);
const chunkBytes = 256 * 1024;
/** Microseconds count from 2000-01-01 in Postgres. */
const epochMs = Date.UTC(2000, 0, 1);
const epochDay = epochMs / 86_400_000;

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
  | "text[]"
  | "numeric";

/** Puts rows into chunks of bytes. Values: null or undefined, numbers, booleans, text, epoch ms, `YYYY-MM-DD`, JSON values, lists of text. */
export class RowEncoder {
  readonly #types: readonly ColumnType[];
  #full: Buffer[] = [];
  #bytes = Buffer.allocUnsafe(chunkBytes);
  #at = 0;
  rows = 0;

  constructor(types: readonly ColumnType[]) {
    this.#types = types;
    this.#at = signature.copy(this.#bytes);
  }

  add(values: readonly unknown[]): void {
    this.#reserve(2);
    this.#at = this.#bytes.writeInt16BE(this.#types.length, this.#at);
    for (let index = 0; index < this.#types.length; index++) this.#write(this.#types[index]!, values[index]);
    this.rows++;
    if (this.#at > chunkBytes - 8192) this.#cut();
  }

  /** The chunks, complete; nothing can be added afterwards. */
  finish(): Buffer[] {
    this.#reserve(2);
    this.#at += trailer.copy(this.#bytes, this.#at);
    this.#cut();
    return this.#full;
  }

  #cut(): void {
    this.#full.push(this.#bytes.subarray(0, this.#at));
    this.#bytes = Buffer.allocUnsafe(chunkBytes);
    this.#at = 0;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + bytes));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }

  #write(type: ColumnType, value: unknown): void {
    this.#reserve(12);
    if (value === null || value === undefined) {
      this.#at = this.#bytes.writeInt32BE(-1, this.#at);
      return;
    }
    switch (type) {
      case "text":
        return this.#writeText(value as string, 0);
      case "jsonb":
        return this.#writeText(JSON.stringify(value), 1);
      case "bigint":
        return this.#writeInt64(value as number);
      case "timestamptz":
        return this.#writeInt64(((value as number) - epochMs) * 1000);
      case "boolean":
        this.#at = this.#bytes.writeInt32BE(1, this.#at);
        this.#bytes[this.#at++] = value ? 1 : 0;
        return;
      case "int":
        this.#at = this.#bytes.writeInt32BE(4, this.#at);
        this.#at = this.#bytes.writeInt32BE(value as number, this.#at);
        return;
      case "smallint":
        this.#at = this.#bytes.writeInt32BE(2, this.#at);
        this.#at = this.#bytes.writeInt16BE(value as number, this.#at);
        return;
      case "double precision":
        this.#at = this.#bytes.writeInt32BE(8, this.#at);
        this.#at = this.#bytes.writeDoubleBE(value as number, this.#at);
        return;
      case "date":
        this.#at = this.#bytes.writeInt32BE(4, this.#at);
        this.#at = this.#bytes.writeInt32BE(Date.parse(value as string) / 86_400_000 - epochDay, this.#at);
        return;
      case "text[]":
        return this.#writeTextArray(value as string[]);
      case "numeric":
        throw new TypeError("numeric columns are not copied");
    }
  }

  #writeInt64(value: number): void {
    this.#at = this.#bytes.writeInt32BE(8, this.#at);
    const high = Math.floor(value / 0x1_0000_0000);
    this.#at = this.#bytes.writeInt32BE(high, this.#at);
    this.#at = this.#bytes.writeUInt32BE(value - high * 0x1_0000_0000, this.#at);
  }

  /** jsonb is preceded by the number of its version. */
  #writeText(text: string, version: 0 | 1): void {
    this.#reserve(8 + text.length * 3);
    const start = this.#at;
    this.#at += 4;
    if (version) this.#bytes[this.#at++] = version;
    this.#at += this.#bytes.write(text, this.#at, "utf8");
    this.#bytes.writeInt32BE(this.#at - start - 4, start);
  }

  #writeTextArray(items: readonly string[]): void {
    const textType = 25;
    this.#reserve(32);
    const start = this.#at;
    this.#at += 4;
    for (const word of [
      items.length > 0 ? 1 : 0,
      0,
      textType,
      ...(items.length > 0 ? [items.length, 1] : []),
    ]) {
      this.#at = this.#bytes.writeInt32BE(word, this.#at);
    }
    for (const item of items) this.#writeText(item, 0);
    this.#bytes.writeInt32BE(this.#at - start - 4, start);
  }
}
