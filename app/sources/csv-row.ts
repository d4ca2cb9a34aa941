/** Rows of separated values: their cells, and what Excel and the exports of shops wrap around them. Pure. */

export const delimiters = [",", "\t", ";"] as const;
export type Delimiter = (typeof delimiters)[number];

/** The cells of one row without its line end, cleaned of what keeps them from being read as numbers. */
export function splitRow(row: string, delimiter: Delimiter): string[] {
  const cells: string[] = [];
  for (let from = 0; from <= row.length;) {
    // Most cells begin with something else, and looking closer at each would take half the time of it all.
    const opening = isOpener(row.charCodeAt(from)) ? /^ *=?"/.exec(row.slice(from, from + 64)) : null;
    let end: number;
    let cell: string;
    if (opening) {
      const start = from + opening[0].length;
      const close = findClosing(row, start);
      end = row.indexOf(delimiter, close);
      if (end === -1) end = row.length;
      cell = row.slice(start, close).replaceAll('""', '"') + row.slice(close + 1, end);
    } else {
      end = row.indexOf(delimiter, from);
      if (end === -1) end = row.length;
      cell = row.slice(from, end);
    }
    cells.push(cleanCell(cell));
    from = end + 1;
  }
  return cells;
}

/** A quote, `=` or a blank. */
function isOpener(code: number): boolean {
  return code === 0x22 || code === 0x3d || code === 0x20;
}

function findClosing(row: string, from: number): number {
  for (let at = row.indexOf('"', from); at !== -1; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] !== '"') return at;
  }
  return row.length;
}

/** A cell without blanks and tabs around it, `="4100"` as 4100, and `'138…` as the number it is. */
export function cleanCell(cell: string): string {
  const bare = cell.trim();
  const first = bare.charCodeAt(0);
  if (first !== 0x3d && first !== 0x27) return bare;
  const inner = /^="(.*)"$/s.exec(bare)?.[1]?.trim() ?? bare;
  return /^'[+\d][\d\s+:./-]*$/.test(inner) ? inner.slice(1) : inner;
}

/** What separates the cells of a header: the delimiter there is most of outside quotes. */
export function findDelimiter(header: string): Delimiter {
  const bare = header.replace(/"(?:[^"]|"")*"/g, "");
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** Names of the columns; one without a name, or with another's, is told by its place. */
export function nameColumns(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell.replace(/^\ufeff/, "").trim();
    const unique = name === "" || seen.has(name) ? nameColumn(index) : name;
    seen.add(unique);
    return unique;
  });
}

function nameColumn(index: number): string {
  return `column ${index + 1}`;
}

/** What a cell beyond the header's last column is called. */
export function nameStray(index: number): string {
  return `cell ${index + 1}`;
}

export const stray = /^cell \d+$/;

/** The columns a file's beginning names. */
export function readHeader(head: string): string[] {
  const [row] = firstRow.exec(head.trimStart().slice(0, longestHeader))!;
  const header = row.replace(/\r$/, "");
  return nameColumns(splitRow(header, findDelimiter(header)));
}

const firstRow = /^(?:"(?:[^"]|"")*"|[^"\n])*/;
const longestHeader = 16_384;
