/** Rows of a sheet as its XML is read, each a list of texts as they are written in it. */
import { cleanCell } from "#app/sources/csv-row.ts";
import { writeSerialTime } from "./serial-time.ts";
import { createXmlReader, NotXml, readAttribute } from "./xml-tokens.ts";

export type CellContext = {
  /** Texts that cells refer to by their place. */
  shared: readonly string[];
  /** Styles that show a number as a time. */
  timeStyles: ReadonlySet<number>;
  epoch: 1900 | 1904;
};

/** Columns of the largest sheet there may be. */
const mostColumns = 16_384;

/** Takes the XML in pieces and gives the rows that are complete; `row` is 1-based, as the sheet counts. */
export function createRowReader(context: CellContext): (piece: string) => { row: number; cells: string[] }[] {
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let type = "";
  let style = "";
  let value = "";
  let isValue = false;
  let isPhonetic = false;

  function openCell(attributes: string): void {
    const place = /^([A-Z]{1,3})\d+$/.exec(readAttribute(attributes, "r") ?? "")?.[1];
    column = place === undefined ? cells.length : readColumn(place);
    if (column >= mostColumns) throw new NotXml();
    type = readAttribute(attributes, "t") ?? "n";
    // Only numbers are shown by a style.
    style = type === "n" ? (readAttribute(attributes, "s") ?? "") : "";
    value = "";
  }

  function closeCell(): void {
    while (cells.length < column) cells.push("");
    cells[column] = cleanCell(writeCell(value, type, style, context));
  }

  let rows: { row: number; cells: string[] }[] = [];
  const read = createXmlReader({
    text(text) {
      if (isValue && !isPhonetic) value += text;
    },
    open(name, attributes) {
      if (name === "c") openCell(attributes);
      else if (name === "v" || name === "t") isValue = true;
      else if (name === "rPh") isPhonetic = true;
      else if (name === "row") {
        row = Number(readAttribute(attributes, "r") ?? row + 1);
        cells = [];
      }
    },
    close(name) {
      if (name === "c") closeCell();
      else if (name === "v" || name === "t") isValue = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "row") rows.push({ row, cells });
    },
  });
  return (piece) => {
    rows = [];
    read(piece);
    return rows;
  };
}

/** A number stays as it is written: an id with all its digits, or cut already by whoever typed it. */
function writeCell(
  value: string,
  type: string,
  style: string,
  { shared, timeStyles, epoch }: CellContext,
): string {
  switch (type) {
    case "s":
      return shared[Number(value)] ?? "";
    case "b":
      return value === "1" ? "true" : "false";
    case "e":
      return "";
    case "n":
      return style !== "" && timeStyles.has(Number(style)) ? (writeSerialTime(value, epoch) ?? value) : value;
    default:
      return value;
  }
}

/** A → 0, AA → 26. */
function readColumn(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
