import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { expect, it } from "vitest";
import { readRecords } from "#app/ingest/read-records.ts";
import { createMappedAdapter } from "#app/mapping/mapped-adapter.ts";
import { guessMapping } from "#app/mapping/guess-mapping.ts";
import { readSample } from "#app/mapping/read-sample.ts";
import { writeSerialTime } from "#app/mapping/workbook/serial-time.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const shared = `${head}<sst><si><t>会话ID</t></si><si><t>买家</t></si><si><t>时间</t></si><si><t>角色</t></si><si><t>内容</t></si>
<si><r><t>请问</t></r><r><rPr><b/></rPr><t xml:space="preserve"> A&amp;B</t></r><rPh sb="0" eb="1"><t>qing</t></rPh></si></sst>`;
const sheet = `${head}<x:worksheet xmlns:x="m"><x:sheetData>
<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>导出 > 记录</x:t></x:is></x:c></x:row>
<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="B3" t="s"><x:v>1</x:v></x:c><x:c r="C3" t="s"><x:v>2</x:v></x:c><x:c r="D3" t="s"><x:v>3</x:v></x:c><x:c r="E3" t="s"><x:v>4</x:v></x:c></x:row>
<x:row r="4"><x:c r="A4"><x:v>123456789012345</x:v></x:c><x:c r="B4" t="str"><x:f>A1</x:f><x:v>b1</x:v></x:c><x:c r="C4" s="1"><x:v>46300.4152777778</x:v></x:c><x:c r="D4" t="inlineStr"><x:is><x:t>买家</x:t></x:is></x:c><x:c r="E4" t="s"><x:v>5</x:v></x:c></x:row>
<x:row r="6"><x:c r="A6"><x:v>1.23456789012346E+18</x:v></x:c><x:c r="C6" s="1"><x:v>46300.5</x:v></x:c><x:c r="D6" t="inlineStr"><x:is><x:t>买家</x:t></x:is></x:c><x:c r="E6" t="b"><x:v>1</x:v></x:c></x:row>
</x:sheetData></x:worksheet>`;

async function makeWorkbook(): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `${head}<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="说明" sheetId="2" r:id="rId9"/><sheet name="聊天" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": shared,
    "xl/worksheets/sheet1.xml": sheet,
    "xl/worksheets/sheet2.xml": "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
  };
  for (const [name, text] of Object.entries(parts)) await writer.add(name, new TextReader(text));
  return (await writer.close()) as Uint8Array<ArrayBuffer>;
}

it("reads a sheet by its columns: titles above, shared and own texts, dates, ids with all digits or set aside", async () => {
  const bytes = await makeWorkbook();
  const sample = await readSample(new Blob([bytes]), { sheet: "聊天" });
  expect([sample?.sheets, sample?.columns]).toEqual([
    ["说明", "聊天"],
    ["会话ID", "买家", "时间", "角色", "内容"],
  ]);
  const { mapping } = guessMapping(sample!, { name: "x.xlsx", zone: "Asia/Shanghai", currency: null });
  expect(mapping.file).toEqual({ kind: "workbook", sheet: "聊天", headerRow: 2 });
  const adapter = createMappedAdapter("mapped", mapping, { key: "hz", currency: null });
  const { events, bad } = await readSource(adapter, bytes);
  expect(ofType(events, "message")).toMatchObject([
    {
      ...{ conversation: "123456789012345", customer: "b1", from: "customer", text: "请问 A&B" },
      at: Date.UTC(2026, 9, 5, 1, 58),
    },
  ]);
  expect(bad).toMatchObject([
    { line: 6, field: "会话ID", reason: "id cut to a power of ten: its digits are lost" },
  ]);
});

it("says what is wrong with a workbook", async () => {
  const framing = { by: "sheet", sheet: "nope", headerRow: 1 } as const;
  const readAll = async (bytes: Uint8Array) => {
    async function* chunks() {
      yield await Promise.resolve(bytes);
    }
    for await (const _ of readRecords({ framing } as unknown as SourceAdapter, chunks()));
  };
  const bytes = await makeWorkbook();
  await expect(readAll(bytes)).rejects.toThrow("no sheet called nope");
  await expect(readAll(bytes.subarray(0, 500))).rejects.toThrow("a damaged workbook");
});

it.each([
  ["46300.4152777778", "2026-10-05 09:58:00"],
  ["46300", "2026-10-05 00:00:00"],
  ["45292.9999999", "2024-01-02 00:00:00"],
  ["0.5", "12:00:00"],
  ["text", null],
])("day number %s is %s", (number, written) => {
  expect(writeSerialTime(number, 1900)).toBe(written);
});
