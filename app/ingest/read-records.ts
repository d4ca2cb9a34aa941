import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import type { RawRecord } from "./raw-record.ts";
import { readElements } from "./read-elements.ts";
import { readLines } from "./read-lines.ts";
import { readRows } from "./read-rows.ts";
import { readSheet } from "./read-sheet.ts";

/** The records of an input in a format, some at a time, each with its line (or its place in a document). */
export function readRecords(
  { framing }: SourceAdapter,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<RawRecord[]> {
  switch (framing.by) {
    case "line":
      return readLines(chunks, framing.hasTrailer);
    case "element":
      return readElements(chunks, framing.at);
    case "row":
      return readRows(chunks, framing.join, framing.table);
    case "sheet":
      return readSheet(chunks, framing);
  }
}
