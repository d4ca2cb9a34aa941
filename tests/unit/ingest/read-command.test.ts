import { expect, test } from "vitest";
import { parseCommand } from "#app/ingest/read-command.ts";

const now = Date.UTC(2026, 10, 20);
const plain = { do: "ingest", format: null, store: null, passwordFile: null, through: null };

test.each([
  [["a.ndjson"], { ...plain, files: ["a.ndjson"] }],
  [["a", "-", "b.gz"], { ...plain, files: ["a", "-", "b.gz"] }],
  [["--format", "jddc", "a", "--store=s1"], { ...plain, files: ["a"], format: "jddc", store: "s1" }],
  [["a", "--through", "2026-10-01T00:00:00Z"], { ...plain, files: ["a"], through: Date.UTC(2026, 9, 1) }],
  [["--", "--odd-name"], { ...plain, files: ["--odd-name"] }],
  [
    ["--check", "a", "--store", "s1"],
    { do: "check", files: ["a"], format: null, store: "s1", passwordFile: null },
  ],
  [["a.zip", "--password-file", "key"], { ...plain, files: ["a.zip"], passwordFile: "key" }],
  [["--undo", "12"], { do: "undo", importId: 12 }],
  [["--undo=x"], { do: "complain", problem: "not the number of an import: x" }],
  [["--undo", "1", "a"], { do: "complain", problem: "--undo takes no files" }],
  [
    ["--check", "a", "--through", "2026-10-01T00:00:00Z"],
    { do: "complain", problem: "--check and --through do not go together" },
  ],
  [["--list-formats"], { do: "list-formats" }],
  [["--help"], { do: "show-usage" }],
  [[], { do: "complain", problem: "no file given" }],
  [["-", "-"], { do: "complain", problem: "standard input can be read once only" }],
  [["a", "--format", "xml"], { do: "complain", problem: "unknown format xml" }],
  [["a", "--format"], { do: "complain", problem: "--format needs a value" }],
  [["a", "--speed", "9"], { do: "complain", problem: "unknown option --speed" }],
  [
    ["a", "--through", "2026-10-01"],
    { do: "complain", problem: "--through: time without an offset: add Z or +08:00" },
  ],
  [
    ["a", "--through", "2030-10-01T00:00:00Z"],
    { do: "complain", problem: "--through: impossible time: more than a day in the future" },
  ],
])("%j", (words, command) => {
  expect(parseCommand(words, now)).toEqual(command);
});
