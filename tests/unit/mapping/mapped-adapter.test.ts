import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createMappedAdapter } from "#app/mapping/mapped-adapter.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import { parseMappingText } from "#app/mapping/parse-mapping.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { writeKeptFormat } from "#app/mapping/preset-format.ts";
import { encodeGbk } from "#tests/factories/gbk.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const store = { key: "hz", currency: "CNY" };

function loadPreset(name: string): Mapping {
  const path = new URL(`../../../seeds/mapping-presets/${name}.json`, import.meta.url);
  const parsed = parseMappingText(readFileSync(path, "utf8"));
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.mapping;
}

const messages: Mapping = {
  ...{ mapping: 1, name: "m", shape: "messages", source: "dianxiaomi", zone: "Asia/Shanghai", time: "ymd" },
  file: { kind: "table", encoding: null, delimiter: null, headerRow: 1 },
  columns: {
    conversation: "会话",
    customer: "买家",
    at: "时间",
    speaker: "发送方",
    sender: "账号",
    text: "内容",
  },
  speakers: { 买家: "customer", 客服: "agent", 系统: "system" },
  robots: ["店:小蜜"],
  ...{ handoff: { by: "nothing" }, rating: null, turns: null, gapMinutes: 30 },
  ...{ currency: null, isMinor: false, channel: null, untimed: null },
};
const read = (mapping: Mapping, content: string | Uint8Array) =>
  readSource(createMappedAdapter("mapped", mapping, store), content);
const header = "会话,买家,时间,发送方,账号,内容\n";

it("reads GBK with ids as Excel keeps them, and leaves the total at the end out", async () => {
  const rows = [
    '="1234567890123456789",tb1,2026/10/5 9:58,买家,,"在吗, 老板"',
    '="1234567890123456789",tb1,2026-10-05 09:58:05,客服,店:小蜜,亲在的',
    "共 2 条,,,,,",
  ];
  const { events, bad } = await read(messages, encodeGbk(header + rows.join("\r\n")));
  expect(bad).toEqual([]);
  const told = ofType(events, "message").map(({ conversation, at, from, sender, text, customer }) => {
    return { conversation, at, from, sender, text, customer };
  });
  const shared = { conversation: "1234567890123456789", customer: "tb1" };
  expect(told).toEqual([
    { ...shared, at: Date.UTC(2026, 9, 5, 1, 58), from: "customer", sender: null, text: "在吗, 老板" },
    { ...shared, at: Date.UTC(2026, 9, 5, 1, 58, 5), from: "bot", sender: "店:小蜜", text: "亲在的" },
  ]);
});

it.each([
  ["4.1E+18,tb1,2026-10-05 09:58,买家,,x", "会话", "id cut to a power of ten: its digits are lost"],
  ["c1,tb1,yesterday,买家,,x", "时间", "not a time"],
  [
    "c1,tb1,1999-10-05 09:58,买家,,x",
    "时间",
    "impossible time: before 2005 (epoch values must be milliseconds)",
  ],
  ["c1,tb1,,买家,,x", "时间", "is missing"],
  ["c1,tb1,2026-10-05 09:58,路人,,x", "发送方", "not a speaker that the mapping knows"],
  [",tb1,2026-10-05 09:58,买家,,x", "会话", "is missing"],
])("sets %s aside for its %s", async (row, field, reason) => {
  const { events, bad } = await read(messages, `${header}${row}\n`);
  expect(events).toEqual([]);
  expect(bad).toMatchObject([{ line: 2, field, reason }]);
});

it.each([
  ["seconds", "1759629480", "1759629480"],
  ["ms in a column of seconds", "1759629480000", "1759629480"],
  ["seconds as a decimal", "1759629480.000", "1759629480"],
  ["ISO with an offset", "2025-10-05T01:58:00Z", "1759629480"],
  ["Chinese", "2025年10月5日 9:58", "1759629480"],
  ["compact", "20251005095800", "1759629480"],
])("time: %s", async (_, written, seconds) => {
  const mapping: Mapping = { ...messages, time: /^\d{10}/.test(written) ? "seconds" : "ymd" };
  const { events, bad } = await read(mapping, `${header}c1,tb1,${written},买家,,x\n`);
  expect(bad).toEqual([]);
  expect(ofType(events, "message")[0]?.at).toBe(Number(seconds) * 1000);
});

it("a zone with summer time counts by the day of the row", async () => {
  const mapping: Mapping = { ...messages, zone: "Europe/Berlin" };
  const rows = "c1,t,2026-01-05 12:00,买家,,x\nc1,t,2026-07-05 12:00,买家,,y\n";
  const { events } = await read(mapping, header + rows);
  expect(ofType(events, "message").map(({ at }) => new Date(at).getUTCHours())).toEqual([11, 10]);
});

const talk = [
  "c1,t,2026-10-05 09:00:00,买家,,转人工",
  "c1,t,2026-10-05 09:00:02,客服,店:小蜜,好的 为您转接",
  "c1,t,2026-10-05 09:01:00,客服,小红,您好",
  "c2,u,2026-10-05 09:05:00,买家,,在吗",
  "c2,u,2026-10-05 09:05:01,客服,店:小蜜,在的",
];

it.each([
  [{ by: "nothing" }, []],
  [{ by: "words", words: ["为您转接"] }, [["c1", "09:00:02.000"]]],
  [{ by: "turn" }, [["c1", "09:00:02.001"]]],
] as const)("handed off by %j", async (handoff, expected) => {
  const mapping = { ...messages, handoff: handoff as Mapping["handoff"] };
  // The last first: exports are often sorted so.
  for (const rows of [talk, talk.toReversed()]) {
    const { events } = await read(mapping, header + rows.join("\n"));
    const told = ofType(events, "handoff").map(({ conversation, at }) => {
      return [conversation, new Date(at + 28_800_000).toISOString().slice(11, 23)];
    });
    expect(told).toEqual(expected);
  }
});

it("a column that says so in every row of a conversation means the moment the bot left it", async () => {
  const mapping: Mapping = {
    ...messages,
    columns: { ...messages.columns, handoff: "转", score: "评" },
    handoff: { by: "column", yes: ["是"] },
    rating: { worst: 4, best: 0, scores: { 满意: 1 }, of: "agent" },
  };
  const rows = talk.map((row, index) => `${row},${index < 3 ? "是" : "否"},${index < 3 ? "满意" : ""}`);
  const { events, bad } = await read(mapping, `${header.trim()},转,评\n${rows.join("\n")}`);
  expect(bad).toEqual([]);
  expect(ofType(events, "handoff")).toMatchObject([
    { conversation: "c1", at: Date.UTC(2026, 9, 5, 1, 0, 2, 1) },
  ]);
  expect(ofType(events, "rating")).toMatchObject([
    { conversation: "c1", score: 1, worst: 4, best: 0, of: "agent" },
  ]);
});

it("without a column of conversations, silence of half an hour ends one", async () => {
  const { conversation: _, ...columns } = messages.columns;
  const rows = ["09:00", "09:20", "09:50", "10:21"].map((clock) => `,t,2026-10-05 ${clock},买家,,${clock}`);
  const { events } = await read({ ...messages, columns }, header + rows.join("\n"));
  const ids = ofType(events, "message").map(({ conversation }) => conversation);
  expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 0, 3]);
});

it("ids beyond 2^53 in JSON keep their digits", async () => {
  const mapping: Mapping = { ...messages, file: { kind: "lines" } };
  const line =
    '{"会话":7300000000000000001,"买家":"t","时间":"2026-10-05 09:00","发送方":"买家","内容":"在吗"}';
  const { events } = await read(mapping, line);
  expect(ofType(events, "message")[0]?.conversation).toBe("7300000000000000001");
});

it("transcripts in a cell: clocks take the day of the start, past midnight the next", async () => {
  const mapping: Mapping = {
    ...messages,
    shape: "transcripts",
    columns: { conversation: "id", customer: "访客", started: "开始", transcript: "记录" },
    speakers: { 访客: "customer", 机器人: "bot" },
    turns: { as: "text" },
  };
  const cell = "访客 23:59:50: 在吗\n机器人 23:59:52：在的\n请讲\n访客 00:00:10: 好: 谢谢";
  const { events, bad } = await read(mapping, `id,访客,开始,记录\nc1,v,2026-10-05 23:59:00,"${cell}"\n`);
  expect(bad).toEqual([]);
  expect(
    ofType(events, "message").map(({ from, at, text }) => [from, new Date(at).toISOString(), text]),
  ).toEqual([
    ["customer", "2026-10-05T15:59:50.000Z", "在吗"],
    ["bot", "2026-10-05T15:59:52.000Z", "在的\n请讲"],
    ["customer", "2026-10-05T16:00:10.000Z", "好: 谢谢"],
  ]);
});

it("orders without floats, the refund as the order's sum", async () => {
  const mapping = loadPreset("doudian-orders");
  const rows = [
    '{"order_id":6900000000000000001,"doudian_open_id":"ou-1","create_time":1735696700,"pay_time":1735696760,"order_status":5,"pay_amount":9910}',
    '{"order_id":6900000000000000002,"doudian_open_id":"ou-2","create_time":1735696800,"pay_time":0,"order_status":1,"pay_amount":30}',
  ];
  const { events, bad } = await read(mapping, rows.join("\n"));
  expect(bad).toEqual([]);
  expect(ofType(events, "order").map(({ id, paidAt, amountMinor }) => [id, paidAt, amountMinor])).toEqual([
    ["6900000000000000001", 1_735_696_760_000, 9910n],
    ["6900000000000000002", null, 30n],
  ]);
});

it("a kept format reads as its mapping, whatever becomes of the preset", async () => {
  const format = writeKeptFormat(7, store, messages);
  const adapter = findAdapter(format)!;
  expect([adapter.id, adapter.title, adapter.isStateless]).toEqual([format, "m", true]);
  const { events } = await readSource(adapter, `${header}c1,t,2026-10-05 09:00,买家,,x\n`);
  expect(events).toMatchObject([{ store: "hz", source: "dianxiaomi" }]);
  expect(findAdapter("mapped")).toBeUndefined();
  expect(findAdapter("mapped?preset=7")).toBeUndefined();
});

it("refuses a mapping that lacks what it reads by, and says what", () => {
  const { text: _, ...columns } = messages.columns;
  const faults = (value: unknown) => parseMappingText(JSON.stringify(value));
  expect(faults({ ...messages, columns })).toEqual({
    problems: [{ field: "columns.text", reason: "is missing" }],
  });
  expect(faults({ ...messages, zone: "Mars" })).toMatchObject({ problems: [{ field: "zone" }] });
  expect(parseMappingText("{")).toEqual({ problems: [{ field: "", reason: "not JSON" }] });
});

const examples = `${import.meta.dirname}/../../../../shared/data/service_examples_zh`;
const real = it.skipIf(!existsSync(examples));

// By hand (`grep -o '"seq_no"' | wc -l`): 5 dialogues of 72 turns; 10 of 98 rounds.
real("U-NEED by its preset: 5 dialogues, 72 messages", async () => {
  const { events, bad } = await read(loadPreset("u-need"), readFileSync(`${examples}/u_need_examples.jsonl`));
  expect(bad).toEqual([]);
  const told = ofType(events, "message");
  expect([ofType(events, "conversation").length, told.length]).toEqual([5, 72]);
  expect(told[0]).toMatchObject({
    from: "customer",
    text: "你们店有没有套装",
    at: Date.UTC(2018, 8, 30, 7, 57),
  });
});

real("SereTOD by its preset: 10 dialogues", async () => {
  const { events, bad } = await read(
    loadPreset("seretod"),
    readFileSync(`${examples}/seretod_mobilecs_examples.json`),
  );
  expect(bad).toEqual([]);
  const told = ofType(events, "message");
  const speakers = (from: string) => told.filter((message) => message.from === from).length;
  expect([ofType(events, "conversation").length, speakers("agent"), speakers("customer")]).toEqual([
    10, 98, 98,
  ]);
  expect(told.every(({ atInferred }) => atInferred)).toBe(true);
});
