/** The first rows of a foreign file, with what they are written in. */
import type { FileEncoding, MappedFile } from "./mapping.ts";

export type SampleRow = { line: number; fields: Readonly<Record<string, unknown>> };

export type Sample = {
  /** How the file reads, as found out or as asked for. */
  file: MappedFile;
  /** As found out; null for text that is ASCII so far, and for what is no table. */
  encoding: FileEncoding | null;
  /** Sheets of a workbook. */
  sheets: string[];
  columns: string[];
  rows: SampleRow[];
  /** Whether these are all rows of the file. */
  isWhole: boolean;
};

/** What a person has said of the file; absent means find it out. */
export type SampleWishes = {
  encoding?: FileEncoding | null;
  delimiter?: "," | "\t" | ";" | null;
  headerRow?: number | null;
  sheet?: string | null;
};

export const sampleRows = 300;

/** Cells of a column that say something, as text. */
export function listTexts(sample: Pick<Sample, "rows">, column: string): string[] {
  return sample.rows.flatMap(({ fields }) => {
    const value = readColumn(fields, column);
    if (typeof value === "number" || typeof value === "boolean") return [String(value)];
    return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
  });
}

export function readColumn(fields: Readonly<Record<string, unknown>>, column: string): unknown {
  if (Object.hasOwn(fields, column)) return fields[column];
  let value: unknown = fields;
  for (const step of column.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
