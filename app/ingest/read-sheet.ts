/** A sheet of a workbook as records: objects by the header's names, each with the number of its row. */
import { BadWorkbook, openWorkbook } from "#app/mapping/workbook/open-workbook.ts";
import { NotXml } from "#app/mapping/workbook/xml-tokens.ts";
import { nameColumns, nameStray } from "#app/sources/csv-row.ts";
import type { Framing } from "#app/sources/source-adapter.ts";
import { UnreadableInput, type RawRecord } from "./raw-record.ts";
import { writeRecord } from "./record-buffer.ts";

/** Packed: its directory stands at its end, so that a workbook is read only when all of it is here. */
const mostBytes = 256 * 1024 * 1024;

/** Unpacks as it goes; what is held is the packed workbook and its shared texts. */
export async function* readSheet(
  chunks: AsyncIterable<Uint8Array>,
  { sheet, headerRow }: Extract<Framing, { by: "sheet" }>,
): AsyncGenerator<RawRecord[]> {
  const blob = await gather(chunks);
  try {
    const workbook = await openWorkbook(blob);
    let columns: string[] | null = null;
    let above = headerRow - 1;
    for await (const rows of workbook.rows(sheet)) {
      const records: RawRecord[] = [];
      for (const { row, cells } of rows) {
        if (above > 0) above -= 1;
        else if (columns === null) columns = nameColumns(cells);
        else records.push(writeRecord(row, nameCells(cells, columns)));
      }
      if (records.length > 0) yield records;
    }
    if (columns === null) throw new UnreadableInput("empty");
  } catch (error) {
    if (error instanceof BadWorkbook) throw new UnreadableInput(error.message);
    if (error instanceof NotXml) throw new UnreadableInput("a damaged workbook");
    throw error;
  }
}

function nameCells(cells: readonly string[], columns: readonly string[]): Record<string, string> {
  const named = Object.create(null) as Record<string, string>;
  for (const [index, cell] of cells.entries())
    if (cell !== "") named[columns[index] ?? nameStray(index)] = cell;
  return named;
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new UnreadableInput("a workbook of more than 256 MiB: save the sheet as CSV");
    pieces.push(new Uint8Array(chunk));
  }
  return new Blob(pieces);
}
