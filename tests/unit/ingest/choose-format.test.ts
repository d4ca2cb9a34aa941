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

test("results of the first tau-bench are refused by name", () => {
  expect(() => choose('[{"traj": []')).toThrow("results of the first tau-bench");
  expect(() => choose('[{"traj": []', "tau-bench")).toThrow("results of the first tau-bench");
});
