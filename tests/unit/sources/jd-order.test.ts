import { expect, test } from "vitest";
import { detectFormat } from "#app/sources/registry.ts";
import { jdOrderLines, jdOrders } from "#app/sources/jd-order.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);

/** Written from the fields of the format's description; no customer's. */
const order = {
  orderId: "311234567890123456",
  parentOrderId: "0",
  venderId: "10001",
  pin: "jd_u1",
  orderState: "FINISHED_L",
  orderTotalPrice: "120.00",
  orderSellerPrice: "110.00",
  orderPayment: "99.90",
  freightPrice: "6.00",
  sellerDiscount: "10.00",
  orderStartTime: "2025-01-01 09:58:00",
  paymentConfirmTime: "2025-01-01 09:59:10",
  orderEndTime: "2025-01-05 12:00:00",
  modified: "2025-01-06 08:00:00",
  returnOrder: "0",
  itemInfoList: [{ skuId: "100012043978", itemTotal: "2" }],
};

const read = async (changes: Record<string, unknown> = {}) => {
  const { events, bad } = await readSource(jdOrderLines, JSON.stringify({ ...order, ...changes }));
  return { order: ofType(events, "order")[0], bad };
};

test("an order, field for field, in China's time", async () => {
  const { order: told, bad } = await read();
  expect(bad).toEqual([]);
  expect(told).toMatchObject({
    ...{ type: "order", store: "jd", source: "jd", id: "311234567890123456", customer: "jd_u1" },
    createdAt: at("2025-01-01T01:58:00Z"),
    paidAt: at("2025-01-01T01:59:10Z"),
    ...{ amountMinor: 9990n, currency: "CNY", status: "FINISHED_L" },
    version: at("2025-01-06T00:00:00Z"),
    extra: {
      ...{ parent_order: "0", return_order: "0", total: "120.00", seller_price: "110.00" },
      ...{ seller_discount: "10.00", freight: "6.00", vender: "10001" },
    },
  });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["an unpaid order", { paymentConfirmTime: "" }, { paidAt: null }],
  ["the year 1 for no time", { paymentConfirmTime: "0001-01-01 00:00:00" }, { paidAt: null }],
  ["the open id where there is no pin", { pin: "", open_id_buyer: "oPx9" }, { customer: "oPx9" }],
  ["a cancelled order keeps its amount", { orderState: "TRADE_CANCELED" }, { amountMinor: 9990n }],
])("%s", async (_, changes, told) => {
  expect((await read(changes)).order).toMatchObject(told);
});

test("an id beyond 2^53 that came as a number keeps its digits", async () => {
  const text = JSON.stringify(order).replace('"311234567890123456"', "311234567890123457");
  const { events } = await readSource(jdOrderLines, text);
  expect(ofType(events, "order")[0]!.id).toBe("311234567890123457");
});

test.each([
  [{ orderId: "3.1E+17" }, "orderId", "id cut to a power of ten: its digits are lost"],
  [{ orderPayment: "99,90" }, "orderPayment", "not a decimal amount"],
  [{ orderStartTime: "" }, "orderStartTime", "is missing"],
])("refuses %j", async (changes, field, reason) => {
  expect((await read(changes)).bad).toMatchObject([{ field, reason }]);
});

test("answers of the API, and an error inside one", async () => {
  const answer = {
    jingdong_pop_order_search_responce: { searchorderinfo_result: { orderTotal: 1, orderInfoList: [order] } },
  };
  const text = JSON.stringify(answer);
  expect(detectFormat(text, "x.json")?.id).toBe("jd-orders");
  expect((await readSource(jdOrders, text)).events.map(({ type }) => type)).toEqual(["order"]);
  const error = JSON.stringify({ error_response: { code: "19", zh_desc: "token已过期" } });
  expect((await readSource(jdOrders, error)).bad).toMatchObject([
    { reason: "JD answered with an error: token已过期" },
  ]);
});
