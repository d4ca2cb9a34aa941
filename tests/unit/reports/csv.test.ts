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
