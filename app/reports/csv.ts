/** Comma-separated values as spreadsheets read them (RFC 4180), safe to open. */

/** Excel takes a file for UTF-8 only if it begins with this mark. */
export const byteOrderMark = "\ufeff";

export type CsvCell = string | number | boolean | null;

/**
 * One line with its line end. Text that a spreadsheet would take for a formula gets an apostrophe before it;
 * numbers are written as they are.
 */
export function writeCsvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(writeCell).join(",")}\r\n`;
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
