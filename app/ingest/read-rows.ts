/** Cuts a file of separated values into its records: objects by the header's names, each with the line it begins at. */
import { findDelimiter, nameColumns, nameStray, splitRow, type Delimiter } from "#app/sources/csv-row.ts";
import type { RowJoin, TableLayout } from "#app/sources/source-adapter.ts";
import { headBytes } from "./choose-format.ts";
import { peek } from "./open-input.ts";
import { longestRecordBytes, UnreadableInput, type RawRecord } from "./raw-record.ts";
import { writeRecord } from "./record-buffer.ts";
import { findRowEnd, trimRowEnd } from "./row-end.ts";
import { detectEncoding, isAscii } from "./detect-encoding.ts";
import { decodeStrictly, rewriteUtf16 } from "./text-encoding.ts";

type Row = { line: number; bytes: Buffer; refusal: string | null };
type Cells = Record<string, string>;

const unknownLayout: TableLayout = { encoding: null, delimiter: null, headerRow: 1 };
const lineFeed = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Each record as JSON with the cells that say something, so that it can be read, edited and mended by itself. Where `join`
 * is given, rows that go on with the record above are its `rows`. A row in another encoding is refused with its own bytes.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  join: RowJoin | null,
  layout: TableLayout = unknownLayout,
): AsyncGenerator<RawRecord[]> {
  const { head, all } = await peek(chunks, headBytes);
  const found = layout.encoding ?? detectEncoding(head);
  const encoding = found === "gb18030" ? "gb18030" : found === null ? null : "utf-8";
  const parser = createParser(encoding, join, layout);
  for await (const rows of cutRows(rewriteUtf16(all, found), layout.delimiter)) {
    const records = rows.flatMap(parser.take);
    if (records.length > 0) yield records;
  }
  const last = parser.end();
  if (last.length > 0) yield last;
  if (!parser.hasHeader()) throw new UnreadableInput("empty");
}

/** Whole rows, blank ones left out. A quote that nothing closes within 1 MiB refuses its line; the next line is a row again. */
async function* cutRows(chunks: AsyncIterable<Uint8Array>, told: Delimiter | null): AsyncGenerator<Row[]> {
  let pending: Buffer = Buffer.alloc(0);
  let line = 1;
  let isFirst = true;
  let delimiter = told;

  function cut(isLast: boolean): Row[] {
    const rows: Row[] = [];
    let from = 0;
    while (from < pending.length) {
      const found = findRowEnd(pending, from, delimiter);
      let { end } = found;
      let refusal: string | null = null;
      if (end === -1) {
        if (!isLast && pending.length - from <= longestRecordBytes) break;
        const lineEnd = found.isInQuotes ? pending.indexOf(lineFeed, from) : -1;
        if (lineEnd === -1 && !isLast) break;
        if (found.isInQuotes) refusal = "a quote is opened and never closed";
        end = lineEnd === -1 ? pending.length : lineEnd;
      }
      const bytes = trimRowEnd(pending.subarray(from, end));
      if (!isBlank(bytes)) {
        delimiter ??= findDelimiter(bytes.toString("latin1"));
        rows.push({ line, bytes, refusal });
      }
      for (let at = pending.indexOf(lineFeed, from); at !== -1 && at <= end;) {
        line += 1;
        at = pending.indexOf(lineFeed, at + 1);
      }
      from = end + 1;
    }
    pending = pending.subarray(from);
    if (pending.length > mostPending) throw new UnreadableInput("a line of more than 16 MiB: no rows");
    return rows;
  }

  for await (const chunk of chunks) {
    pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk]);
    if (isFirst && pending.length >= 3) {
      isFirst = false;
      if (pending.subarray(0, 3).equals(byteOrderMark)) pending = pending.subarray(3);
    }
    if (!isFirst) yield cut(false);
  }
  yield cut(true);
}

const mostPending = 16 * 1024 * 1024;

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes)
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x2c && byte !== 0x3b) return false;
  return true;
}

function createParser(known: "utf-8" | "gb18030" | null, join: RowJoin | null, layout: TableLayout) {
  let encoding = known;
  let columns: string[] | null = null;
  let rowsAbove = layout.headerRow - 1;
  let delimiter: Delimiter = ",";
  let open: { line: number; cells: Cells; more: Cells[] } | null = null;

  function decode(bytes: Buffer): string | null {
    if (encoding === null && !isAscii(bytes)) {
      encoding = decodeStrictly(bytes, "utf-8") === null ? "gb18030" : "utf-8";
    }
    return decodeStrictly(bytes, encoding ?? "utf-8");
  }

  function close(): RawRecord[] {
    if (!open) return [];
    const { line, cells, more } = open;
    open = null;
    return [writeRecord(line, more.length === 0 ? cells : { ...cells, rows: more })];
  }

  function nameCells(text: string, isTorn: boolean): Cells {
    const cells = splitRow(text, delimiter);
    const named = Object.create(null) as Cells;
    for (const [index, cell] of cells.entries()) {
      if (cell === "") continue;
      // What a quote has torn off belongs to no column until somebody has looked at it.
      const isStray = isTorn && index === cells.length - 1;
      named[(isStray ? undefined : columns?.[index]) ?? nameStray(index)] = cell;
    }
    return named;
  }

  function take({ line, bytes, refusal }: Row): RawRecord[] {
    const text = decode(bytes);
    if (text === null) {
      const reason = `not valid ${encoding === "gb18030" ? "GB18030" : "UTF-8"}`;
      if (columns === null) throw new UnreadableInput(`the header is ${reason}`);
      return [...close(), { line, bytes: Buffer.from(bytes), text: null, refusal: reason }];
    }
    if (columns === null) {
      if (rowsAbove > 0) {
        rowsAbove -= 1;
        return [];
      }
      delimiter = layout.delimiter ?? findDelimiter(text);
      columns = nameColumns(splitRow(text, delimiter));
      return [];
    }
    const cells = nameCells(text, refusal !== null);
    if (refusal !== null) {
      return [...close(), { line, bytes: Buffer.from(JSON.stringify(cells)), text: null, refusal }];
    }
    if (open && join && cells[join.firstOnly] === undefined && isOfSame(cells, open.cells, join.key)) {
      open.more.push(cells);
      return [];
    }
    const before = close();
    open = { line, cells, more: [] };
    return join ? before : [...before, ...close()];
  }

  return { take, end: close, hasHeader: () => columns !== null };
}

function isOfSame(cells: Cells, above: Cells, key: string): boolean {
  return cells[key] === undefined || cells[key] === above[key];
}
