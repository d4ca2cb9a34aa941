import { expect, test } from "vitest";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";

const message = '{"type":"message","store":"s","id":"1"}';

test.each([
  ["canonical lines", `${message}\n${message}\n`, "events.txt", "canonical"],
  ["canonical lines among bad ones", `oops\n{"a":1}\n${message}\n`, "-", "canonical"],
  ["bad lines in a file named .ndjson", "oops\n", "events.ndjson.gz", "canonical"],
  ["JDDC rows", "s\tu\t0\t0\t0\tnan\t你好\ns\tu\t1\t0\t0\tnan\t在\n", "chat.txt", "jddc"],
  ["JDDC rows with CRLF, the last one cut", "s\tu\t0\t0\t0\tnan\t你好\r\ns\tu\t1", "chat.txt", "jddc"],
  ["tau2-bench results", '{"info":{},"simulations": [ {', "x.json", "tau-bench"],
  [
    "the head of tau2-bench results",
    '{\n "info": {"num_trials": 1, "environment_info": {',
    "x.json",
    "tau-bench",
  ],
  ["results of the first tau-bench", '[{"traj": [', "x.json", "tau-bench"],
  ["other JSON", '{"products": []}', "retail_db.json", undefined],
  ["plain words", "hello\n", "notes.txt", undefined],
  ["nothing", "", "empty.txt", undefined],
])("%s", (_what, head, name, id) => {
  expect(detectFormat(head, name)?.id).toBe(id);
});

test("formats are found by id", () => {
  expect(findAdapter("jddc")?.id).toBe("jddc");
  expect(findAdapter("nope")).toBeUndefined();
});
