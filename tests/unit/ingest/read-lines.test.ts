import fc from "fast-check";
import { expect, test } from "vitest";
import { readLines } from "#app/ingest/read-lines.ts";

async function* pieces(chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

async function read(...chunks: (string | Uint8Array)[]) {
  const lines = [];
  for await (const group of readLines(pieces(chunks))) lines.push(...group);
  return lines.map(({ line, text, refusal, bytes }) => ({
    line,
    text,
    refusal,
    raw: bytes.toString("latin1"),
  }));
}

test("lines end with LF, CRLF or the end of the file; blank ones are skipped and counted", async () => {
  expect(await read("a\r\n\n \t\r\nb\nc")).toEqual([
    { line: 1, text: "a", refusal: null, raw: "a\r" },
    { line: 4, text: "b", refusal: null, raw: "b" },
    { line: 5, text: "c", refusal: null, raw: "c" },
  ]);
});

test("nothing gives nothing", async () => {
  expect(await read()).toEqual([]);
  expect(await read("")).toEqual([]);
  expect(await read("\ufeff")).toEqual([]);
});

test("a byte order mark belongs to no line, even when cut in two", async () => {
  const bytes = Buffer.from("\ufeffa\n\ufeffb");
  expect((await read(bytes)).map(({ text }) => text)).toEqual(["a", "\ufeffb"]);
  expect((await read(bytes.subarray(0, 2), bytes.subarray(2))).map(({ text }) => text)).toEqual([
    "a",
    "\ufeffb",
  ]);
});

test("a line that is not UTF-8 is refused alone, its bytes kept", async () => {
  expect(await read(Buffer.from([0x61, 0x0a, 0xc4, 0xe3, 0xba, 0xc3, 0x0a, 0x62]))).toEqual([
    { line: 1, text: "a", refusal: null, raw: "a" },
    { line: 2, text: null, refusal: "not valid UTF-8", raw: "\xc4\xe3\xba\xc3" },
    { line: 3, text: "b", refusal: null, raw: "b" },
  ]);
});

test("1 MiB is a line, a byte more is refused whole, and reading goes on", async () => {
  const most = "x".repeat(1024 * 1024);
  const lines = await read(`${most}\n`, most, "x\n", "after");
  expect(lines.map(({ line, refusal, raw }) => [line, refusal, raw.length])).toEqual([
    [1, null, 1024 * 1024],
    [2, "over 1 MiB", 1024 * 1024 + 1],
    [3, null, 5],
  ]);
});

test("of an endless line the first 16 MiB are kept, and that is said", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "y");
  const lines = await read(...Array<Uint8Array>(20).fill(chunk), "\nafter");
  expect(lines.map(({ line, refusal, raw }) => [line, refusal, raw.length])).toEqual([
    [1, "over 1 MiB (only the first 16 MiB are kept)", 16 * 1024 * 1024],
    [2, null, 5],
  ]);
});

test("however bytes are cut into chunks, the lines are the same", async () => {
  const text = fc.array(fc.constantFrom("你好", "a", "\n", "\r\n", " ", "😀", "\ufeff"), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(60), { maxLength: 6 }), async (words, cuts) => {
      const bytes = Buffer.from(words.join(""));
      const marks = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
        (a, b) => a - b,
      );
      const chunks = marks.slice(1).map((mark, index) => bytes.subarray(marks[index], mark));
      const whole = bytes.toString().replace(/^\ufeff/, "");
      const expected = whole
        .split("\n")
        .map((part, index) => ({ line: index + 1, text: part.replace(/\r$/, "") }))
        .filter(({ text: part }) => /[^ ]/.test(part));
      expect((await read(...chunks)).map(({ line, text: part }) => ({ line, text: part }))).toEqual(expected);
    }),
  );
});
