import { expect, it } from "vitest";
import { guessMapping } from "#app/mapping/guess-mapping.ts";
import { readSample } from "#app/mapping/read-sample.ts";
import { encodeGbk } from "#tests/factories/gbk.ts";

const known = { zone: "Asia/Shanghai", currency: "CNY" };

async function guess(content: string | Uint8Array, name = "file.csv") {
  const sample = await readSample(new Blob([Uint8Array.from(Buffer.from(content as string))]));
  if (!sample) return null;
  return { sample, ...guessMapping(sample, { ...known, name }) };
}

const tables: [title: string, lines: string[], shape: string, columns: Record<string, string>][] = [
  [
    "a log of the seller's desk, Chinese",
    [
      "会话编号,买家旺旺,消息时间,发送方,客服账号,消息内容,是否转人工,满意度",
      '="1234567890123456789",tb_01,2026/10/5 9:58,买家,,请问怎么退货,否,',
      '="1234567890123456789",tb_01,2026/10/5 9:59,店小蜜,旗舰店:小蜜,7天内可以退货,否,',
      '="1234567890123456790",tb_02,2026/10/5 10:01,客服,旗舰店:小红,您好,是,不满意',
    ],
    "messages",
    {
      ...{ conversation: "会话编号", customer: "买家旺旺", at: "消息时间", speaker: "发送方" },
      ...{ sender: "客服账号", text: "消息内容", handoff: "是否转人工", score: "满意度" },
    },
  ],
  [
    "the same in English",
    [
      "session_id,user_id,created_at,role,agent_name,message,confidence",
      "s1,u1,1790000000,user,,Where is it?,",
      "s1,u1,1790000004,bot,,On its way.,0.93",
      "s2,u2,1790000900,agent,Ann,Let me see,",
    ],
    "messages",
    {
      ...{ conversation: "session_id", customer: "user_id", at: "created_at", speaker: "role" },
      ...{ sender: "agent_name", text: "message", confidence: "confidence" },
    },
  ],
  [
    "a transcript in a cell",
    [
      "会话ID,访客ID,开始时间,聊天记录,满意度",
      'c1,v1,2026-10-05 09:00:00,"访客 09:00:01: 在吗\n机器人 09:00:02: 在的",满意',
      'c2,v2,2026-10-05 10:00:00,"访客 10:00:01: 你好\n机器人 10:00:02: 您好",',
    ],
    "transcripts",
    {
      conversation: "会话ID",
      customer: "访客ID",
      started: "开始时间",
      transcript: "聊天记录",
      score: "满意度",
    },
  ],
  [
    "ratings",
    [
      "客服昵称,买家昵称,评价时间,评分,评价内容",
      "小红,t**1,2026-10-05 09:00:00,5,谢谢",
      "小红,t**2,2026-10-05 09:01:00,1,慢",
    ],
    "ratings",
    { sender: "客服昵称", customer: "买家昵称", at: "评价时间", score: "评分", comment: "评价内容" },
  ],
  [
    "orders",
    [
      "订单号,买家ID,下单时间,付款时间,实付金额,订单状态",
      "6900000000000000001,ou-1,2026-10-05 09:00:00,2026-10-05 09:01:00,99.00,已完成",
      "6900000000000000002,ou-2,2026-10-05 09:30:00,,10.50,待付款",
    ],
    "orders",
    {
      ...{ id: "订单号", customer: "买家ID", created: "下单时间", paid: "付款时间" },
      ...{ amount: "实付金额", status: "订单状态" },
    },
  ],
];

it.each(tables)("finds what the columns of %s mean", async (_, lines, shape, columns) => {
  const found = await guess(lines.join("\r\n"));
  expect(found?.mapping.shape).toBe(shape);
  expect(found?.mapping.columns).toEqual(columns);
});

it("finds encoding, separator, and a header below titles", async () => {
  const text =
    "店小蜜聊天记录\n导出时间：2026-10-06\n买家\t时间\t角色\t内容\nb1\t2026-10-05 09:00\t买家\t你好\n";
  const found = await guess(encodeGbk(text), "店小蜜 10月.csv");
  expect(found?.sample.encoding).toBe("gb18030");
  expect(found?.sample.columns).toEqual(["买家", "时间", "角色", "内容"]);
  expect(found?.mapping.file).toEqual({ kind: "table", encoding: null, delimiter: null, headerRow: 3 });
  expect(found?.mapping).toMatchObject({
    name: "店小蜜 10月",
    source: "dianxiaomi",
    time: "local",
    zone: "Asia/Shanghai",
  });
  const utf16 = await guess(Buffer.from(`\ufeff${text}`, "utf16le"));
  expect([utf16?.sample.encoding, utf16?.sample.columns[3]]).toEqual(["utf-16le", "内容"]);
});

it("says who is who as far as words tell, and what a handoff is", async () => {
  const rows = [
    ...[
      "会话ID,时间,发送方,内容",
      "c1,2026-10-05 09:00:00,客户,转人工",
      "c1,2026-10-05 09:00:02,智能客服,为您转接",
    ],
    ...["c1,2026-10-05 09:01:00,小红,您好", "c2,2026-10-05 09:02:00,客服,您好"],
  ];
  const found = await guess(rows.join("\n"));
  expect(found?.mapping.speakers).toEqual({ 客户: "customer", 智能客服: "bot", 客服: "agent" });
  expect(found?.mapping.handoff).toEqual({ by: "words", words: ["为您转接"] });
});

it.each([
  ["eval_code", ["0", "4"], { worst: 4, best: 0, scores: {} }],
  ["评分", ["1", "5"], { worst: 1, best: 5, scores: {} }],
  ["评分", ["0", "100"], { worst: 0, best: 100, scores: {} }],
  ["满意度", ["非常满意", "不满意"], { worst: 1, best: 5, scores: { 非常满意: 5, 不满意: 2 } }],
  ["满意度", ["满意", "不满意"], { worst: 2, best: 4, scores: { 满意: 4, 不满意: 2 } }],
])("scale of %s with %j", async (name, [first, second], scale) => {
  const found = await guess(`会话ID,买家,${name}\nc1,b1,${first}\nc2,b2,${second}\n`);
  expect(found?.mapping.rating).toEqual({ ...scale, of: null });
});

it("holds no rows", async () => {
  expect(await guess("")).toBeNull();
  expect(await guess("one line only\n")).toBeNull();
});
