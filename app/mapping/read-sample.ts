/** The beginning of a file as a sample: in a browser before it is sent, and on the server. */
import { detectEncoding, decodeHead } from "#app/ingest/detect-encoding.ts";
import { nameColumns } from "#app/sources/csv-row.ts";
import { sampleRows, type Sample, type SampleWishes } from "./sample.ts";
import { guessHeaderRow, nameCells, sampleText } from "./sample-text.ts";
import type { SheetRow, Workbook } from "./workbook/open-workbook.ts";

const headBytes = 512 * 1024;
/** A document that is small enough is read whole, so that its list is found wherever it stands. */
const wholeBytes = 8 * 1024 * 1024;

/** Null for a file that holds no rows. Throws a BadWorkbook for a damaged one. */
export async function readSample(blob: Blob, wishes: SampleWishes = {}): Promise<Sample | null> {
  const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04) {
    // A workbook's reader is sent to a browser that opens one, and to no other.
    const { openWorkbook } = await import("./workbook/open-workbook.ts");
    return sampleWorkbook(await openWorkbook(blob), wishes);
  }
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = isPacked ? await unpackHead(blob) : await readMore(blob, head);
  const found = detectEncoding(bytes.subarray(0, headBytes));
  const text = decodeHead(bytes, wishes.encoding ?? found ?? "utf-8");
  const sample = sampleText(text, !isPacked && bytes.length >= blob.size, wishes);
  return sample && sample.rows.length > 0 ? { ...sample, encoding: found, sheets: [] } : null;
}

async function readMore(blob: Blob, head: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const isDocument = /^(?:\xef\xbb\xbf)?\s*[[{]/.test(String.fromCharCode(...head.subarray(0, 100)));
  if (!isDocument || head.length === blob.size) return head;
  return new Uint8Array(await blob.slice(0, wholeBytes).arrayBuffer());
}

async function unpackHead(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const reader = blob.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  while (length < headBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value as Uint8Array<ArrayBuffer>);
    length += value.length;
  }
  await reader.cancel().catch(() => undefined);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function sampleWorkbook(workbook: Workbook, wishes: SampleWishes): Promise<Sample | null> {
  const sheet = wishes.sheet ?? null;
  const rows: SheetRow[] = [];
  let isWhole = true;
  for await (const some of workbook.rows(sheet)) {
    rows.push(...some);
    if (rows.length <= sampleRows + 50) continue;
    isWhole = false;
    break;
  }
  if (rows.length === 0) return null;
  const headerRow = Math.min(wishes.headerRow ?? guessHeaderRow(rows.map(({ cells }) => cells)), rows.length);
  const columns = nameColumns(rows[headerRow - 1]!.cells);
  const below = rows.slice(headerRow, headerRow + sampleRows);
  return {
    file: { kind: "workbook", sheet: sheet ?? null, headerRow },
    encoding: null,
    sheets: workbook.sheets,
    columns,
    rows: below.map(({ row, cells }) => nameCells({ line: row, cells }, columns)),
    isWhole: isWhole && rows.length <= headerRow + sampleRows,
  };
}
