import { expect, test } from "vitest";
import { taobao, taobaoLines } from "#app/sources/taobao.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);

/** The example of the format's description, with what the API wraps items in. */
const trade = {
  tid: "4100000000000000001",
  status: "TRADE_FINISHED",
  payment: "99.00",
  post_fee: "0.00",
  created: "2025-01-01 09:58:00",
  pay_time: "2025-01-01 09:59:10",
  modified: "2025-01-09 12:00:00",
  end_time: "2025-01-09 11:00:00",
  buyer_nick: "t**1",
  buyer_open_uid: "AAH-example",
  orders: {
    order: [
      {
        oid: "4100000000000000002",
        num: 2,
        payment: "60.00",
        num_iid: "600000000001",
        refund_status: "SUCCESS",
        refund_id: "180000000000000001",
      },
      {
        oid: "4100000000000000003",
        num: 1,
        payment: "39.00",
        num_iid: "600000000002",
        refund_status: "NO_REFUND",
      },
    ],
  },
};
const plain = { ...trade, orders: trade.orders.order };

async function readOne(changes: Record<string, unknown> = {}) {
  const { events, bad } = await readSource(taobaoLines, JSON.stringify({ ...trade, ...changes }));
  return { order: ofType(events, "order")[0], refunds: ofType(events, "refund"), bad };
}

test("a trade, field for field, in China's time", async () => {
  const read = await readOne();
  expect(read.bad).toEqual([]);
  expect(read.order).toEqual({
    type: "order",
    store: "taobao",
    source: "taobao",
    id: "4100000000000000001",
    customer: "AAH-example",
    createdAt: at("2025-01-01T01:58:00Z"),
    paidAt: at("2025-01-01T01:59:10Z"),
    amountMinor: 9900n,
    currency: "CNY",
    status: "TRADE_FINISHED",
    items: [
      { product: "600000000001", quantity: 2, amountMinor: 6000n },
      { product: "600000000002", quantity: 1, amountMinor: 3900n },
    ],
    version: at("2025-01-09T04:00:00Z"),
    extra: null,
  });
  const ended = at("2025-01-09T03:00:00Z");
  expect(read.refunds).toMatchObject([
    { id: "180000000000000001", amount: "60.00", at: ended, version: -ended, extra: { at_inferred: true } },
    { id: "4100000000000000001-refunded", amount: "0", version: at("2025-01-09T04:00:00Z") },
  ]);
  expect((await readOne({ orders: plain.orders })).order).toEqual(read.order);
});

test.each([
  ["WAIT_BUYER_PAY", {}, false],
  ["TRADE_NO_CREATE_PAY", {}, false],
  ["PAY_PENDING", {}, false],
  ["TRADE_CLOSED_BY_TAOBAO", {}, false],
  ["WAIT_SELLER_SEND_GOODS", {}, true],
  ["PAID_FORBID_CONSIGN", {}, true],
  ["WAIT_BUYER_CONFIRM_GOODS", {}, true],
  ["TRADE_FINISHED", { pay_time: "" }, false],
  ["WAIT_BUYER_PAY", { step_trade_status: "FRONT_PAID_FINAL_NOPAID" }, false],
  ["WAIT_SELLER_SEND_GOODS", { step_trade_status: "FRONT_PAID_FINAL_PAID" }, true],
])("%s, %j: paid %s", async (status, changes, isPaid) => {
  const read = await readOne({ status, ...changes });
  expect(read.order?.status).toBe(status);
  expect(read.order?.paidAt !== null).toBe(isPaid);
  if (!isPaid) expect(read.refunds).toEqual([]);
});

test("closed is two things: refunded whole after payment, or never paid", async () => {
  const orders = [{ oid: "1", num: 1, payment: "99.00", num_iid: "6" }];
  const refunded = await readOne({ status: "TRADE_CLOSED", orders });
  expect(refunded.order?.paidAt).not.toBeNull();
  expect(refunded.refunds).toMatchObject([{ id: "4100000000000000001-refunded", amount: "99.00" }]);
  const unpaid = await readOne({ status: "TRADE_CLOSED_BY_TAOBAO", pay_time: null, orders });
  expect(unpaid).toMatchObject({ order: { paidAt: null }, refunds: [] });
});

test("an item without a payment of its own goes by its whole fee", async () => {
  const orders = [{ oid: "9", num: 1, total_fee: "61.00", refund_status: "SUCCESS" }];
  expect((await readOne({ orders })).refunds[0]).toMatchObject({ id: "9", amount: "61.00" });
});

test("an item whose payment went to 0 with its refund is refunded by its share", async () => {
  const orders = [{ oid: "9", num: 1, payment: "0.00", divide_order_fee: "58.80", refund_status: "SUCCESS" }];
  expect((await readOne({ orders })).refunds[0]).toMatchObject({ id: "9", amount: "58.80" });
});

const refund = {
  ...{ refund_id: "180000000000000001", tid: "4100000000000000001", oid: "4100000000000000002" },
  ...{
    refund_fee: "55.50",
    status: "SUCCESS",
    created: "2025-01-05 10:00:00",
    modified: "2025-01-06 10:00:00",
  },
  reason: "七天无理由",
};

test("a refund of the refunds API replaces the one a trade shows, whichever comes first; one refused is none", async () => {
  const answer = {
    refunds_receive_get_response: {
      refunds: { refund: [refund, { ...refund, refund_id: "2", status: "CLOSED" }] },
    },
  };
  const { events, bad } = await readSource(taobao, JSON.stringify(answer));
  expect(bad).toEqual([]);
  const told = ofType(events, "refund");
  expect(told).toMatchObject([
    {
      id: "180000000000000001",
      order: "4100000000000000001",
      amount: "55.50",
      at: at("2025-01-06T02:00:00Z"),
    },
    { id: "4100000000000000001-refunded", amount: "0" },
  ]);
  const shown = (await readOne()).refunds[0]!;
  expect(shown.id).toBe(told[0]!.id);
  expect(told[0]!.version!).toBeGreaterThan(shown.version!);
});

test("answers of the API in any wrapper, and lines, say the same", async () => {
  const expected = (await readSource(taobaoLines, JSON.stringify(trade))).events;
  const wrappers = [
    { trades_sold_get_response: { total_results: 1, trades: { trade: [trade] } } },
    { trades: { trade: [plain] } },
    { trade_fullinfo_get_response: { trade } },
    { trade },
    [plain],
  ];
  for (const wrapper of wrappers) {
    for (const indent of [0, 2]) {
      expect((await readSource(taobao, JSON.stringify(wrapper, null, indent))).events).toEqual(expected);
    }
  }
});

test("ids come as numbers beyond 2^53 and keep every digit", async () => {
  const text = JSON.stringify(trade).replaceAll(/"(\d{18,})"/g, "$1");
  const { events } = await readSource(taobaoLines, text);
  expect(events).toEqual((await readSource(taobaoLines, JSON.stringify(trade))).events);
});

test.each([
  ["an id cut by a spreadsheet", { tid: "4.1E+18" }, "tid", "id cut to a power of ten: its digits are lost"],
  ["no time", { created: null }, "created", "is missing"],
  ["no payment", { payment: null }, "payment", "is missing"],
])("%s is refused", async (_what, changes, field, reason) => {
  expect((await readOne(changes)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("names, telephones and addresses, which come encrypted, are left where they are", async () => {
  const sealed = {
    ...{ receiver_name: "~AAA~", receiver_mobile: "$138$BBB$", receiver_address: "~CCC~", oaid: "DDD" },
  };
  const { events } = await readSource(taobaoLines, JSON.stringify({ ...trade, ...sealed }));
  expect(events).toEqual((await readSource(taobaoLines, JSON.stringify(trade))).events);
});

test("the same trade told twice is one, and the later of two by when it was modified", async () => {
  const later = { ...trade, status: "TRADE_CLOSED", modified: "2025-01-10 12:00:00" };
  const told = [trade, later, trade].map((one) => JSON.stringify(one)).join("\n");
  const orders = ofType((await readSource(taobaoLines, told)).events, "order");
  const [first, last] = [at("2025-01-09T04:00:00Z"), at("2025-01-10T04:00:00Z")];
  expect(orders.map(({ id, version }) => [id, version])).toEqual([
    [trade.tid, first],
    [trade.tid, last],
    [trade.tid, first],
  ]);
});
