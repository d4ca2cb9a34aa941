import fc from "fast-check";
import { expect, test } from "vitest";
import { readRows } from "#app/ingest/read-rows.ts";
import type { RowJoin } from "#app/sources/source-adapter.ts";

type Read = { line: number; cells?: unknown; refusal?: string; raw?: string };

async function read(
  input: string | Buffer,
  options: { size?: number; join?: RowJoin } = {},
): Promise<Read[]> {
  const bytes = Buffer.from(input);
  const size = options.size ?? 7;
  async function* cut(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const records: Read[] = [];
  for await (const group of readRows(cut(), options.join ?? null)) {
    for (const { line, text, refusal, bytes: raw } of group) {
      records.push(
        text === null
          ? { line, refusal, raw: raw.toString("latin1") }
          : { line, cells: JSON.parse(text) as unknown },
      );
    }
  }
  return records;
}

/** 订单编号,状态 / 1,交易成功 / 2,交易关闭 in GBK. */
const gbk = Buffer.from("b6a9b5a5b1e0bac52cd7b4ccac0a312cbdbbd2d7b3c9b9a60a322cbdbbd2d7b9d8b1d50a", "hex");
const chinese = [
  { line: 2, cells: { 订单编号: "1", 状态: "交易成功" } },
  { line: 3, cells: { 订单编号: "2", 状态: "交易关闭" } },
];

test("records are objects by the header's names, with the line they begin at; empty cells say nothing", async () => {
  const file = 'id,note,sum\r\n1,"two\r\nlines",3\r\n\r\n,,\r\n2,,4';
  expect(await read(file)).toEqual([
    { line: 2, cells: { id: "1", note: "two\r\nlines", sum: "3" } },
    { line: 6, cells: { id: "2", sum: "4" } },
  ]);
});

test.each([
  ["GBK", gbk],
  ["UTF-8", Buffer.from("订单编号,状态\n1,交易成功\n2,交易关闭\n")],
  ["UTF-8 with a mark", Buffer.from("\ufeff订单编号,状态\n1,交易成功\n2,交易关闭\n")],
  [
    "UTF-16, tabs, as Excel saves Unicode text",
    Buffer.from("\ufeff订单编号\t状态\r\n1\t交易成功\r\n2\t交易关闭\r\n", "utf16le"),
  ],
])("the same from %s", async (_what, bytes) => {
  for (const size of [1, 3, 5, 1000]) expect(await read(bytes, { size })).toEqual(chinese);
});

test("a character that GBK lacks is read as GB18030 has it", async () => {
  const bytes = Buffer.concat([Buffer.from("a\n"), Buffer.from("95328236", "hex"), Buffer.from("\n")]);
  expect(await read(bytes)).toEqual([{ line: 2, cells: { a: "\u{20000}" } }]);
});

test("the encoding shows where the first row that is not ASCII stands, however far that is", async () => {
  const head = Buffer.from(`id,name\n${"1,x\n".repeat(20_000)}`);
  const records = await read(Buffer.concat([head, Buffer.from("322cbdbbd2d70a", "hex")]), { size: 9_999 });
  expect(records).toHaveLength(20_001);
  expect(records.at(-1)).toEqual({ line: 20_002, cells: { id: "2", name: "交易" } });
});

test("a row in another encoding is refused with its bytes, the others are read", async () => {
  const bytes = Buffer.concat([
    Buffer.from("id,n\n1,好\n2,"),
    Buffer.from([0xbd, 0xbb]),
    Buffer.from("\n3,c\n"),
  ]);
  expect(await read(bytes)).toEqual([
    { line: 2, cells: { id: "1", n: "好" } },
    { line: 3, refusal: "not valid UTF-8", raw: "2,\xbd\xbb" },
    { line: 4, cells: { id: "3", n: "c" } },
  ]);
  const broken = Buffer.concat([
    gbk,
    Buffer.from([0x34, 0x2c, 0xff, 0x0a]),
    Buffer.from("352cbdbb0a", "hex"),
  ]);
  expect((await read(broken)).slice(2)).toEqual([
    { line: 4, refusal: "not valid GB18030", raw: "4,\xff" },
    { line: 5, cells: { 订单编号: "5", 状态: "交" } },
  ]);
});

test("a file whose header cannot be read is refused as a whole", async () => {
  const bytes = Buffer.concat([Buffer.from("id,\xff\n", "latin1"), Buffer.from("1,好\n2,好\n3,好\n")]);
  await expect(read(bytes)).rejects.toThrow("the header is not valid UTF-8");
});

test("a quote that nothing closes costs its own line and no other", async () => {
  expect(await read('id,n\n1,"open\n2,b\n3,c\n')).toEqual([
    { line: 2, refusal: "a quote is opened and never closed", raw: '{"id":"1","cell 2":"open"}' },
    { line: 3, cells: { id: "2", n: "b" } },
    { line: 4, cells: { id: "3", n: "c" } },
  ]);
  const far = `id,n\n1,"open\n${"2,b\n".repeat(600_000)}`;
  const records = await read(far, { size: 65_536 });
  expect(records[0]).toMatchObject({ line: 2, refusal: "a quote is opened and never closed" });
  expect(records).toHaveLength(600_001);
});

test("cells beyond the header's columns keep their place; missing ones say nothing", async () => {
  expect(await read("a,b\n1,2,3\n4\n")).toEqual([
    { line: 2, cells: { a: "1", b: "2", "cell 3": "3" } },
    { line: 3, cells: { a: "4" } },
  ]);
});

test("rows that go on with the record above are its rows", async () => {
  const join = { key: "Name", firstOnly: "Total" };
  const file = "Name,Total,Item\n#1,5,a\n#1,,b\n,,c\n#2,,d\n#3,7,e\n#3,8,f\n";
  expect(await read(file, { join })).toEqual([
    {
      line: 2,
      cells: { Name: "#1", Total: "5", Item: "a", rows: [{ Name: "#1", Item: "b" }, { Item: "c" }] },
    },
    { line: 5, cells: { Name: "#2", Item: "d" } },
    { line: 6, cells: { Name: "#3", Total: "7", Item: "e" } },
    { line: 7, cells: { Name: "#3", Total: "8", Item: "f" } },
  ]);
});

test("a header alone is no records, nothing at all is unreadable", async () => {
  expect(await read("a,b\n")).toEqual([]);
  await expect(read("")).rejects.toThrow("empty");
});

test("however the file is cut, rows are those that were written", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "好", ",", '"', "\n", "\r", "5", " ", "'", ";") });
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (written, size) => {
      const quoted = written.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
      const said = written.flatMap((row) => {
        const cells = Object.fromEntries(
          ["x", "y", "z"].flatMap((name, index) =>
            row[index]!.trim() === "" ? [] : [[name, row[index]!.trim()]],
          ),
        );
        return [cells];
      });
      const got = (await read(`x,y,z\n${quoted.join("\n")}\n`, { size })).map(({ cells }) => cells);
      const plain = said.map((cells) =>
        Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, unmark(String(text))])),
      );
      expect(got).toEqual(plain);
    }),
  );
});

/** What Excel's mark in front of a number is taken for. */
function unmark(text: string): string {
  return /^'5[5\s]*$/.test(text) ? text.slice(1) : text;
}
