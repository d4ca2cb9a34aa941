/** The rows at the beginning of a text: separated values, JSON lines, or a JSON list. */
import { findDelimiter, nameColumns, nameStray, splitRow, type Delimiter } from "#app/sources/csv-row.ts";
import { parseSafely } from "#app/sources/orders/exact-json.ts";
import { cutList } from "./cut-list.ts";
import { sampleRows, type Sample, type SampleRow, type SampleWishes } from "./sample.ts";

type Found = Pick<Sample, "file" | "columns" | "rows" | "isWhole">;

/** `isWhole`: the text is all of the file. Null for a text that holds no rows. */
export function sampleText(text: string, isWhole: boolean, wishes: SampleWishes = {}): Found | null {
  const bare = text.replace(/^\ufeff/, "");
  const start = bare.trimStart();
  if (start.startsWith("{")) return sampleLines(bare, isWhole) ?? sampleList(bare, isWhole);
  if (start.startsWith("[")) return sampleList(bare, isWhole) ?? sampleTable(bare, isWhole, wishes);
  return sampleTable(bare, isWhole, wishes);
}

function sampleLines(text: string, isWhole: boolean): Found | null {
  const lines = text.split("\n");
  if (!isWhole) lines.pop();
  const rows: SampleRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    if (rows.length >= sampleRows) return describe(rows, { kind: "lines" }, false);
    const fields = readObject(line);
    // The first line decides; a later one that is none waits for its place in quarantine.
    if (!fields && rows.length === 0) return null;
    if (fields) rows.push({ line: index + 1, fields });
  }
  return describe(rows, { kind: "lines" }, isWhole);
}

function sampleList(text: string, isWhole: boolean): Found | null {
  const list = cutList(text, sampleRows + 1);
  if (!list) return null;
  const rows = list.items.slice(0, sampleRows).flatMap((item, index) => {
    const fields = readObject(item);
    return fields ? [{ line: index + 1, fields }] : [];
  });
  if (rows.length === 0) return null;
  return describe(rows, { kind: "list", at: list.at }, isWhole && list.items.length <= sampleRows);
}

function describe(rows: SampleRow[], file: Sample["file"], isWhole: boolean): Found {
  const columns = new Set(rows.flatMap(({ fields }) => listPlaces(fields, "")));
  return { file, columns: [...columns], rows, isWhole };
}

/** Names of the values, those of objects in objects dotted; lists are values. */
function listPlaces(fields: Readonly<Record<string, unknown>>, within: string): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? listPlaces(value as Record<string, unknown>, `${within}${name}.`)
      : [`${within}${name}`],
  );
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const value = parseSafely(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

type TextRow = { line: number; text: string };

function sampleTable(text: string, isWhole: boolean, wishes: SampleWishes): Found | null {
  const all = cutRows(text, isWhole);
  if (all.length === 0) return null;
  const delimiter = wishes.delimiter ?? guessDelimiter(all);
  const cells = all
    .slice(0, sampleRows + 51)
    .map((row) => ({ ...row, cells: splitRow(row.text, delimiter) }));
  const headerRow = Math.min(wishes.headerRow ?? guessHeaderRow(cells.map((row) => row.cells)), cells.length);
  const columns = nameColumns(cells[headerRow - 1]!.cells);
  const rows = cells.slice(headerRow, headerRow + sampleRows).map((row) => nameCells(row, columns));
  const encoding = wishes.encoding ?? null;
  return {
    file: { kind: "table", encoding, delimiter: wishes.delimiter ?? null, headerRow },
    ...{ columns, rows, isWhole: isWhole && all.length <= headerRow + sampleRows },
  };
}

/** A row as an object by the header's names, blank cells left out. */
export function nameCells(
  { line, cells }: { line: number; cells: readonly string[] },
  columns: readonly string[],
): SampleRow {
  const named = cells.flatMap((cell, index) =>
    cell === "" ? [] : [[columns[index] ?? nameStray(index), cell]],
  );
  return { line, fields: Object.fromEntries(named) as Record<string, string> };
}

/** Rows with the line each begins at, blank ones left out; a quoted cell may hold line ends. The last may be cut off. */
function cutRows(text: string, isWhole: boolean): TextRow[] {
  const rows: TextRow[] = [];
  let line = 1;
  for (const { 0: whole } of text.matchAll(row)) {
    if (whole === "") break;
    const content = whole.replace(/\r?\n$/, "");
    if (/[^\s,;]/.test(content)) rows.push({ line, text: content });
    line += whole.split("\n").length - 1;
    if (rows.length > sampleRows + 60) return rows;
  }
  if (!isWhole && !text.endsWith("\n")) rows.pop();
  return rows;
}

const row = /(?:(?<![^\n,\t;])[ \t]*=?"[^"]*(?:""[^"]*)*"|[^\n"]+|[^\n])*\n?/gy;

function guessDelimiter(rows: readonly TextRow[]): Delimiter {
  const votes = new Map<Delimiter, number>();
  for (const { text } of rows.slice(0, 20)) {
    const found = findDelimiter(text);
    if (text.includes(found)) votes.set(found, (votes.get(found) ?? 0) + 1);
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
}

/** Titles stand above the header and fill fewer cells than what is below it. */
export function guessHeaderRow(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((cells) => cells.filter((cell) => cell !== "").length);
  const usual =
    filled.slice(0, 30).toSorted((a, b) => a - b)[Math.floor(Math.min(30, filled.length) / 2)] ?? 1;
  const found = filled.slice(0, 10).findIndex((count) => count >= Math.max(2, 0.6 * usual));
  return found === -1 ? 1 : found + 1;
}
