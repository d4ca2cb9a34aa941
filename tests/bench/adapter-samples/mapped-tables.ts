/** A table nobody knows, as a mapping reads it: what a 店小蜜-like export holds, as CSV and as a workbook. */
import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { createMappedAdapter } from "#app/mapping/mapped-adapter.ts";
import type { MappedFile, Mapping } from "#app/mapping/mapping.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";

const header = ["会话编号", "买家旺旺", "消息时间", "发送方", "客服账号", "消息内容", "是否转人工", "满意度"];
const begin = Date.UTC(2026, 9, 1);

function writeCells(number: number): string[] {
  const conversation = Math.floor(number / 20);
  const at = new Date(begin + conversation * 600_000 + (number % 20) * 7_000).toISOString();
  const isBot = number % 2 === 1;
  return [
    String(9_007_199_254_740_993_000n + BigInt(conversation)),
    `tb_${conversation % 5_000}`,
    at.slice(0, 19).replace("T", " "),
    isBot ? "店小蜜" : "买家",
    isBot ? "小蜜" : "",
    isBot
      ? `亲，您的包裹 ${number} 已经发出，预计三天内送达，请耐心等待。`
      : `你好，我的快递到哪里了 ${number}`,
    number % 60 < 20 ? "是" : "否",
    number % 40 < 20 ? "满意" : "",
  ];
}

const mapping: Omit<Mapping, "file"> = {
  ...{
    mapping: 1,
    name: "bench",
    shape: "messages",
    source: "dianxiaomi",
    zone: "Asia/Shanghai",
    time: "ymd",
  },
  columns: {
    ...{
      conversation: "会话编号",
      customer: "买家旺旺",
      at: "消息时间",
      speaker: "发送方",
      sender: "客服账号",
    },
    ...{ text: "消息内容", handoff: "是否转人工", score: "满意度" },
  },
  speakers: { 买家: "customer", 店小蜜: "bot", 人工客服: "agent" },
  ...{
    robots: [],
    turns: null,
    gapMinutes: 30,
    currency: null,
    isMinor: false,
    channel: null,
    untimed: null,
  },
  handoff: { by: "column", yes: ["是"] },
  rating: { worst: 0, best: 1, scores: { 满意: 1, 不满意: 0 }, of: null },
};

const adapt = (file: MappedFile): SourceAdapter =>
  createMappedAdapter("mapped", { ...mapping, file }, { key: "bench", currency: "CNY" });

export type TableSample = { name: string; adapter: SourceAdapter; write: (rows: number) => Promise<Buffer> };

export const tableSamples: readonly TableSample[] = [
  {
    name: "mapped, CSV",
    adapter: adapt({ kind: "table", encoding: null, delimiter: null, headerRow: 1 }),
    write: (rows) => Promise.resolve(writeCsv(rows)),
  },
  {
    name: "mapped, XLSX",
    adapter: adapt({ kind: "workbook", sheet: null, headerRow: 1 }),
    write: writeWorkbook,
  },
];

function listRows(rows: number): string[][] {
  return [header, ...Array.from({ length: rows }, (_, number) => writeCells(number))];
}

function writeCsv(rows: number): Buffer {
  const lines = listRows(rows).map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  return Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`);
}

/** As Excel writes it: every text once, cells by its place. */
async function writeWorkbook(rows: number): Promise<Buffer> {
  const texts = new Map<string, number>();
  const place = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const sheet = listRows(rows).map((cells, row) => {
    const written = cells.map((cell, column) =>
      cell === "" ? "" : `<c r="${"ABCDEFGH"[column]}${row + 1}" s="1" t="s"><v>${place(cell)}</v></c>`,
    );
    return `<row r="${row + 1}" spans="1:8">${written.join("")}</row>`;
  });
  const shared = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`);
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const parts = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="49"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst>${shared.join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet.join("")}</sheetData></worksheet>`,
  };
  for (const [name, text] of Object.entries(parts)) await writer.add(name, new TextReader(text));
  return Buffer.from(await writer.close());
}
