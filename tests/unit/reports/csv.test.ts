import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCursor, writeCursor } from "#app/reports/conversation-entry.ts";
import { writeCsvLine } from "#app/reports/csv.ts";

describe("a line of a file", () => {
  test("quotes what would break it", () => {
    expect(writeCsvLine(['a "b"', "c,d", "e\nf", null, 1.5, true])).toBe(
      '"a ""b""","c,d","e\nf",,1.5,true\r\n',
    );
  });

  test.each(["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\tx", "  =HYPERLINK(1)", "＝1"])(
    "keeps %j from being taken for a formula",
    (text) => {
      expect(writeCsvLine([text])).toBe(`'${text}\r\n`);
    },
  );

  test("quotes a formula over several lines after taking its sting out", () => {
    expect(writeCsvLine(["=1\n2"])).toBe('"\'=1\n2"\r\n');
  });

  test("leaves negative numbers numbers", () => {
    expect(writeCsvLine([-1.5])).toBe("-1.5\r\n");
  });
});

/** The cells of a file by RFC 4180, read apart from how they are written. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  let rest = file;
  while (rest !== "") {
    const [, quoted, plain = "", end = ""] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(rest) ?? [];
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    const taken = (quoted === undefined ? plain.length : quoted.length + 2) + end.length;
    if (taken === 0) throw new Error(`not CSV: ${rest.slice(0, 40)}`);
    if (end === "\r\n") rows.push([]);
    rest = rest.slice(taken);
  }
  return rows.slice(0, -1);
}

const odd = fc.array(
  fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    '"',
    "'",
    ",",
    ";",
    " ",
    "＝",
    "＠",
    "\ufeff",
    "a",
    "1",
    "尺",
  ),
  { maxLength: 12 },
);
const cell = fc.oneof(
  odd.map((signs) => signs.join("")),
  fc.string(),
  fc.double({ noNaN: true }),
  fc.constant(null),
);
const formula = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r]/;

describe("a file read back", () => {
  test("has the same cells, but for apostrophes before what would be a formula, and no formula", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const read = readCsv(rows.map(writeCsvLine).join(""));
        expect(read.length).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          expect(read[index]!.length).toBe(row.length);
          for (const [place, written] of row.entries()) {
            const back = read[index]![place]!;
            if (typeof written === "number")
              expect(Object.is(Number(back), written) || written === 0).toBe(true);
            else {
              expect(back.replaceAll("'", "")).toBe((written ?? "").replaceAll("'", ""));
              expect(back).not.toMatch(formula);
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("splits into no formula where semicolons separate", () => {
    for (const text of ["a;=1+1", "a; =cmd|' /C calc'!A0", "a\n-2+3", "a\r\n@SUM(A1)", "a\t+1"]) {
      const line = writeCsvLine(["x", text]).replaceAll('"', "");
      for (const piece of line.split(/[;\t\r\n]+/)) expect(piece).not.toMatch(formula);
    }
  });

  test("keeps negative numbers, small ones and whole ones numbers", () => {
    expect(readCsv(writeCsvLine([-1.5, -0.000001, -12, 0]))).toEqual([["-1.5", "-0.000001", "-12", "0"]]);
  });
});

describe("a place in a list", () => {
  test("is read back as it was written", () => {
    const cursor = { startedAt: 1_700_000_000_123, storeId: 3, conversationId: 40_001, ratedPart: "agent" };
    expect(parseCursor(writeCursor(cursor))).toEqual(cursor);
    expect(parseCursor(writeCursor({ ...cursor, ratedPart: "" }))).toEqual({ ...cursor, ratedPart: "" });
  });

  test.each([null, "", "1.2.3", "a.1.1.", "1.1.1.agent.x", "1.1.1.'"])("is not read from %j", (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });
});
