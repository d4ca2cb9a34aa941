/** Comma-separated values as spreadsheets read them (RFC 4180), safe to open. */

/** Excel takes a file for UTF-8 only if it begins with this mark. */
export const byteOrderMark = "\ufeff";

export type CsvCell = string | number | boolean | null;

/**
 * One line with its line end. Text that a spreadsheet would take for a formula gets an apostrophe before it, also where a
 * spreadsheet that splits at semicolons would begin a cell; numbers are written as they are.
 */
export function writeCsvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(writeCell).join(",")}\r\n`;
}

/** The signs formulas begin with, in both widths, where a cell may begin: at the start, after separators and line ends. */
const formulaStart = /(^|[;\t\r\n])(?=[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

function writeCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const harmless = cell.replace(formulaStart, "$1'");
  const text = /^[\t\r\n]/.test(harmless) ? `'${harmless}` : harmless;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
