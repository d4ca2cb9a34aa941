import { expect, test } from "vitest";
import { chooseFormat } from "#app/ingest/choose-format.ts";

function choose(head: string, format: string | null = null): string {
  return chooseFormat(Buffer.from(head), "file", format).id;
}

test("what no format recognises is read as canonical lines", () => {
  expect(choose("garbage\n")).toBe("canonical");
  expect(choose('{"some":"line"}\n')).toBe("canonical");
  expect(choose('[{"a":1}]')).toBe("canonical");
  expect(choose("")).toBe("canonical");
});

test("a byte order mark does not hide the format", () => {
  expect(choose('\ufeff{"simulations": []}')).toBe("tau-bench");
});

test("a named format is taken without looking", () => {
  expect(choose("garbage\n", "jddc")).toBe("jddc");
  expect(() => choose("garbage\n", "xml")).toThrow("unknown format xml; known: canonical, jddc, tau-bench");
});

test("a JSON document over several lines in no known format is refused as a whole", () => {
  expect(() => choose('{\n  "a": 1\n}')).toThrow("a JSON document in no format known here");
  expect(() => choose('[{\n"a": 1}]')).toThrow("a JSON document in no format known here");
});

test("GBK and UTF-16 do not hide the format", () => {
  const header = "订单编号,买家实际支付金额,订单状态,订单创建时间\n";
  expect(chooseFormat(Buffer.from(`\ufeff${header}`, "utf16le"), "file", null).id).toBe("taobao-csv");
  const gbk =
    "b6a9b5a5b1e0bac52cc2f2bcd2cab5bccad6a7b8b6bdf0b6ee2cb6a9b5a5d7b4ccac2cb6a9b5a5b4b4bda8cab1bce40a";
  expect(chooseFormat(Buffer.from(gbk, "hex"), "file", null).id).toBe("taobao-csv");
});

test("a workbook and a list of items without orders are refused by name", () => {
  expect(() => choose("PK\u0003\u0004rest")).toThrow("a workbook (.xlsx)");
  expect(() => choose("订单编号,标题,价格,购买数量\n")).toThrow("a list of items (ExportOrderDetailList)");
});

test("results of the first tau-bench are refused by name", () => {
  expect(() => choose('[{"traj": []')).toThrow("results of the first tau-bench");
  expect(() => choose('[{"traj": []', "tau-bench")).toThrow("results of the first tau-bench");
});
