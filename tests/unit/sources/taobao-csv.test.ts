import { expect, test } from "vitest";
import { chooseFormat } from "#app/ingest/choose-format.ts";
import { taobaoCsv } from "#app/sources/taobao-csv.ts";
import { tmallReport } from "#app/sources/tmall-report.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);
const header =
  "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,店铺名称,订单关闭原因";
const row =
  '="4100000000000000001",t**1,99.00,交易成功,2025-01-01 09:58:00,2025-01-01 09:59:10,示例商品,示例店,';

async function readRow(text: string, columns = header) {
  const { events, bad } = await readSource(taobaoCsv, `${columns}\n${text}\n`);
  return { order: ofType(events, "order")[0], refunds: ofType(events, "refund"), bad };
}

test("an order of the export, field for field", async () => {
  const read = await readRow(row);
  expect(read.bad).toEqual([]);
  expect(read.order).toEqual({
    type: "order",
    store: "taobao",
    source: "taobao",
    id: "4100000000000000001",
    customer: "t**1",
    createdAt: at("2025-01-01T01:58:00Z"),
    paidAt: at("2025-01-01T01:59:10Z"),
    amountMinor: 9900n,
    currency: "CNY",
    status: "TRADE_FINISHED",
    items: null,
    version: at("2025-01-01T01:59:10Z"),
    extra: { titles: "示例商品", shop: "示例店" },
  });
  expect(read.refunds).toEqual([]);
});

/** The header of an export in GBK, byte for byte. */
const gbk = Buffer.concat(
  [
    "b6a9b5a5b1e0bac5", // 订单编号
    "2cc2f2bcd2bbe1d4b1c3fb", // ,买家会员名
    "2cc2f2bcd2cab5bccad6a7b8b6bdf0b6ee", // ,买家实际支付金额
    "2cb6a9b5a5d7b4ccac", // ,订单状态
    "2cb6a9b5a5b4b4bda8cab1bce4", // ,订单创建时间
    "2cb6a9b5a5b8b6bfeecab1bce4", // ,订单付款时间
    "0d0a",
  ].map((hex) => Buffer.from(hex, "hex")),
);
const gbkRow = Buffer.concat([
  Buffer.from('="4100000000000000001",t**1,99.00,'),
  Buffer.from("bdbbd2d7b3c9b9a6", "hex"),
  Buffer.from(",2025/1/1 9:58,2025/1/1 9:59\r\n"),
]);

test("GBK, as Chinese Windows and its spreadsheets write it, is recognised and read", async () => {
  const file = Buffer.concat([gbk, gbkRow]);
  expect(chooseFormat(file, "ExportOrderList.csv", null).id).toBe("taobao-csv");
  for (const chunk of [1, 2, 3, 1000]) {
    const { events, bad } = await readSource(taobaoCsv, file, { chunk });
    expect(bad).toEqual([]);
    expect(ofType(events, "order")).toMatchObject([
      {
        id: "4100000000000000001",
        status: "TRADE_FINISHED",
        createdAt: at("2025-01-01T01:58:00Z"),
        amountMinor: 9900n,
      },
    ]);
  }
});

test.each([
  ["as text", "'4100000000000000001"],
  ["quoted twice", '"=""4100000000000000001"""'],
  ["with a tab", "4100000000000000001\t"],
  ["plain", "4100000000000000001"],
])("an id %s keeps every digit", async (_what, id) => {
  expect((await readRow(row.replace('="4100000000000000001"', id))).order?.id).toBe("4100000000000000001");
});

test.each(["4.1E+18", '="4.1E+18"', "4.1e18"])("the id %s is refused: its digits are lost", async (id) => {
  const read = await readRow(row.replace('="4100000000000000001"', id));
  expect(read).toMatchObject({
    order: undefined,
    bad: [{ line: 2, field: "订单编号", reason: "id cut to a power of ten: its digits are lost" }],
  });
});

test.each([
  ["等待买家付款", "", "", "WAIT_BUYER_PAY", false, []],
  ["买家已付款，等待卖家发货", "2025-01-01 09:59:10", "", "WAIT_SELLER_SEND_GOODS", true, []],
  ['"买家已付款,等待卖家发货"', "2025-01-01 09:59:10", "", "WAIT_SELLER_SEND_GOODS", true, []],
  ["卖家部分发货", "2025-01-01 09:59:10", "", "SELLER_CONSIGNED_PART", true, []],
  ["卖家已发货，等待买家确认", "2025-01-01 09:59:10", "", "WAIT_BUYER_CONFIRM_GOODS", true, []],
  ["买家已签收", "2025-01-01 09:59:10", "", "TRADE_BUYER_SIGNED", true, []],
  ["交易成功", "2025-01-01 09:59:10", "", "TRADE_FINISHED", true, []],
  ["交易关闭", "", "买家未付款", "TRADE_CLOSED_BY_TAOBAO", false, []],
  ["交易关闭", "", "", "TRADE_CLOSED_BY_TAOBAO", false, []],
  ["交易关闭", "2025-01-01 09:59:10", "买家未付款", "TRADE_CLOSED_BY_TAOBAO", false, []],
  ["交易关闭", "2025-01-01 09:59:10", "退款", "TRADE_CLOSED", true, ["99.00"]],
  ["新的状态", "2025-01-01 09:59:10", "", "新的状态", true, []],
])("%s, paid %j, closed for %j: %s", async (word, paid, why, status, isPaid, refunds) => {
  const text = `1,b,99.00,${word},2025-01-01 09:58:00,${paid},x,y,${why}`;
  const read = await readRow(text);
  expect(read.bad).toEqual([]);
  expect(read.order?.status).toBe(status);
  expect(read.order?.paidAt !== null).toBe(isPaid);
  expect(read.refunds.map(({ amount }) => amount)).toEqual(refunds);
});

const wide =
  "订单编号,买家支付宝账号,买家应付货款,买家应付邮费,总金额,买家实付金额,订单状态,买家下单时间,买家付款时间,退款完结时间,买家退款金额,宝贝标题,宝贝种类,宝贝总数量,联系手机";
test.each([
  [
    "unpaid: what is due",
    "1,A@b.cn,90.00,10.00,100.00,0.00,等待买家付款,2025/1/1 9:58,,,,x,1,2,'13812345678",
    "100.00",
    [],
  ],
  ["paid", "1,A@b.cn,90.00,10.00,100.00,95.00元,交易成功,2025/1/1 9:58,2025/1/1 9:59,,,x,1,2,", "95.00", []],
  [
    "paid with nothing",
    "1,A@b.cn,0.00,0.00,0.00,0.00,交易成功,2025/1/1 9:58,2025/1/1 9:59,,,x,1,2,",
    "0.00",
    [],
  ],
  [
    "refunded in part",
    "1,A@b.cn,90.00,10.00,100.00,95.00,交易成功,2025/1/1 9:58,2025/1/1 9:59,2025/1/3 8:00,20.50,x,1,2,",
    "95.00",
    ["20.50"],
  ],
  [
    "refunded whole, paid told as 0",
    "1,A@b.cn,90.00,10.00,100.00,0.00,交易关闭,2025/1/1 9:58,2025/1/1 9:59,,,x,1,2,",
    "100.00",
    ["100.00"],
  ],
])("the export of other years: %s", async (_what, text, amount, refunds) => {
  const read = await readRow(text, wide);
  expect(read.bad).toEqual([]);
  expect(read.order).toMatchObject({
    customer: "a@b.cn",
    amountMinor: BigInt(amount.replace(".", "")),
    items: [{ product: "x", quantity: 2, amountMinor: null }],
  });
  expect(read.refunds.map((refund) => refund.amount)).toEqual(refunds);
});

test.each([
  ["a torn row", `${row}x,y`, "cell 10", "more cells than the header has columns"],
  [
    "an amount with separators",
    row.replace("99.00", '"1,099.00"'),
    "买家实际支付金额",
    "not a decimal amount",
  ],
  [
    "an impossible day",
    row.replace("2025-01-01 09:58", "2025-02-30 09:58"),
    "订单创建时间",
    "impossible time: no such date",
  ],
  ["no number", row.replace('="4100000000000000001"', ""), "订单编号", "is missing"],
])("%s is refused with the platform's own name of the field", async (_what, text, field, reason) => {
  const read = await readRow(text);
  expect(read.bad).toMatchObject([{ line: 2, field, reason }]);
  expect(JSON.parse(read.bad[0]!.raw)).toMatchObject({ 订单状态: "交易成功" });
});

const report = "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额";
test.each([
  ["unpaid", "1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0", null, 17880n, "unpaid", []],
  [
    "paid",
    "2,21.0,21.0,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,0.0",
    "2020-02-20T16:00:02Z",
    2100n,
    "paid",
    [],
  ],
  [
    "refunded in part",
    "6,327.7,148.9,浙江省,2020-02-20 23:56:39,2020-02-20 23:56:53,178.8",
    "2020-02-20T15:56:53Z",
    32770n,
    "refunded",
    ["178.80"],
  ],
  [
    "refunded whole",
    "5,64.8,0.0,江苏省,2020-02-20 23:57:04,2020-02-20 23:57:11,64.8",
    "2020-02-20T15:57:11Z",
    6480n,
    "refunded",
    ["64.80"],
  ],
])(
  "Tmall's report, an order %s: what was paid is told after refunds",
  async (_what, text, paid, amountMinor, status, refunds) => {
    const { events, bad } = await readSource(tmallReport, `${report}\n${text}\n`);
    expect(bad).toEqual([]);
    const id = text.split(",")[0]!;
    expect(ofType(events, "order")).toMatchObject([
      { store: "tmall", source: "tmall", id, customer: `order ${id}`, amountMinor, status, currency: "CNY" },
    ]);
    expect(ofType(events, "order")[0]!.paidAt).toBe(paid === null ? null : at(paid));
    expect(ofType(events, "refund").map((refund) => [refund.amount, refund.at])).toEqual(
      refunds.map((amount) => [amount, at(paid!)]),
    );
  },
);
