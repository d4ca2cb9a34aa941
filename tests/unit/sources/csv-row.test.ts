import { expect, test } from "vitest";
import { findRowEnd } from "#app/ingest/row-end.ts";
import { cleanCell, findDelimiter, nameColumns, readHeader, splitRow } from "#app/sources/csv-row.ts";

test.each([
  ["plain", "a,b,,c", ["a", "b", "", "c"]],
  ["quoted, with separators and quotes", '"a,b","say ""hi""",c', ["a,b", 'say "hi"', "c"]],
  ["a line end in a cell", '"a\nb",c', ["a\nb", "c"]],
  ["a quote within a cell", 'a 5" screen,b', ['a 5" screen', "b"]],
  ["ids as Excel keeps them", '="4100000000000000001",t**1', ["4100000000000000001", "t**1"]],
  ["the same, quoted", '"=""4100000000000000001""",x', ["4100000000000000001", "x"]],
  ["a comma within such an id", '="1,2",x', ["1,2", "x"]],
  ["tabs at the end of every value", "123\t,456\t", ["123", "456"]],
  ["numbers marked as text", "'13812345678,'2025-01-01", ["13812345678", "2025-01-01"]],
  ["a word that begins with a mark", "'tis,'90s shirt", ["'tis", "'90s shirt"]],
  ["nothing at the end", "a,", ["a", ""]],
  ["a quote nothing closes", '"a,b', ["a,b"]],
])("cells: %s", (_what, row, cells) => {
  expect(splitRow(row, ",")).toEqual(cells);
});

test("blanks around a cell go, those within it stay", () => {
  expect(cleanCell(" \t a b \t")).toBe("a b");
});

test("a row ends at the first line feed outside quotes", () => {
  const bytes = Buffer.from('a,"b\n""c\n",d\nnext');
  expect(findRowEnd(bytes, 0, ",").end).toBe(bytes.indexOf("\nnext"));
  expect(findRowEnd(Buffer.from('a,"b\n'), 0, ",")).toEqual({ end: -1, isInQuotes: true });
  expect(findRowEnd(Buffer.from("a,b"), 0, ",")).toEqual({ end: -1, isInQuotes: false });
  expect(findRowEnd(Buffer.from('5;"\n'), 0, ",").end).toBe(3);
});

test.each([
  ["a,b;c,d", ","],
  ["a\tb\tc,d", "\t"],
  ['a;b;"x,y,z,w"', ";"],
  ["alone", ","],
])("the delimiter of %j", (header, delimiter) => {
  expect(findDelimiter(header)).toBe(delimiter);
});

test("columns are told by name, nameless and repeated ones by their place", () => {
  expect(nameColumns(["\ufeff订单编号", "收货地址 ", "", "收货地址"])).toEqual([
    "订单编号",
    "收货地址",
    "column 3",
    "column 4",
  ]);
  expect(readHeader('"a\nb",c\nd')).toEqual(["a\nb", "c"]);
  expect(readHeader('\n"Name",Total\r\n#1,2\n')).toEqual(["Name", "Total"]);
});
