import { expect, test } from "vitest";
import { shopifyCsv } from "#app/sources/shopify-csv.ts";
import { shopify, shopifyLines } from "#app/sources/shopify.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);

/** The example of the format's description. */
const order = {
  id: "5500000000001",
  name: "#1001",
  order_number: 1001,
  email: "Li@Example.test",
  customer: { id: "7100000000001" },
  created_at: "2025-01-01T10:00:00+08:00",
  processed_at: "2025-01-01T10:00:05+08:00",
  updated_at: "2025-01-03T09:00:00+08:00",
  cancelled_at: null,
  cancel_reason: "customer",
  source_name: "web",
  financial_status: "partially_refunded",
  currency: "USD",
  total_price: "50.00",
  current_total_price: "40.00",
  test: false,
  refunds: [
    {
      id: "9001",
      created_at: "2025-01-03T09:00:00+08:00",
      note: "too small",
      transactions: [{ kind: "refund", status: "success", amount: "10.00" }],
    },
  ],
  line_items: [
    { product_id: 632910392, title: "Mug", quantity: 2, price: "10.00", total_discount: "1.50" },
    {
      product_id: null,
      sku: "SHIRT",
      quantity: 1,
      price: "30.00",
      discount_allocations: [{ amount: "0.50" }],
    },
    { product_id: 7, title: "Taken out", quantity: 0, price: "9.00" },
  ],
};

type Changes = Record<string, unknown>;

async function readOne(changes: Changes = {}) {
  const { events, bad } = await readSource(shopifyLines, JSON.stringify({ ...order, ...changes }));
  return { order: ofType(events, "order")[0], refunds: ofType(events, "refund"), bad };
}

test("an order of the API, field for field", async () => {
  const read = await readOne();
  expect(read.bad).toEqual([]);
  expect(read.order).toEqual({
    type: "order",
    store: "shopify",
    source: "shopify",
    id: "5500000000001",
    customer: "7100000000001",
    createdAt: at("2025-01-01T02:00:00Z"),
    paidAt: at("2025-01-01T02:00:05Z"),
    amountMinor: 5000n,
    currency: "USD",
    status: "partially_refunded",
    items: [
      { product: "632910392", quantity: 2, amountMinor: 1850n },
      { product: "SHIRT", quantity: 1, amountMinor: 2950n },
    ],
    version: at("2025-01-03T01:00:00Z"),
    extra: {
      ...{ number: "#1001", financial_status: "partially_refunded" },
      ...{ cancel_reason: "customer", source_name: "web" },
    },
  });
  const refund = { type: "refund", store: "shopify", source: "shopify", order: "5500000000001" };
  const times = { at: at("2025-01-03T01:00:00Z"), version: at("2025-01-03T01:00:00Z") };
  expect(read.refunds).toEqual([
    { ...refund, ...times, id: "9001", amount: "10.00", reason: "too small", extra: null },
    // Takes back the sum an export may have told.
    { ...refund, ...times, id: "5500000000001-refunded", amount: "0", reason: null, extra: null },
  ]);
});

test.each([
  ["the customer's id", {}, "7100000000001"],
  ["a guest by the e-mail address, however it is written", { customer: null }, "li@example.test"],
  ["a guest by telephone", { customer: null, email: "", phone: "+861380000" }, "+861380000"],
  ["nobody, at the till", { customer: null, email: null }, "order 5500000000001"],
])("whose order it is: %s", async (_what, changes, customer) => {
  const read = await readOne(changes);
  expect(read.order?.customer).toBe(customer);
  expect(read.order?.extra?.customer_unknown).toBe(customer.startsWith("order") ? true : undefined);
});

const payment = { kind: "capture", status: "success", created_at: "2025-01-02T00:00:00Z" };
test.each([
  ["pending", {}, null],
  ["authorized", {}, null],
  ["partially_paid", { transactions: [payment] }, null],
  ["voided", { cancelled_at: "2025-01-02T00:00:00Z" }, null],
  ["expired", {}, null],
  ["paid", {}, "2025-01-01T02:00:05Z"],
  ["paid", { processed_at: null }, "2025-01-01T02:00:00Z"],
  ["refunded", {}, "2025-01-01T02:00:05Z"],
  [
    "paid",
    { transactions: [{ ...payment, status: "failure", created_at: "2025-01-01T23:00:00Z" }, payment] },
    "2025-01-02T00:00:00Z",
  ],
  ["paid", { transactions: [{ ...payment, kind: "authorization" }] }, "2025-01-01T02:00:05Z"],
  ["paid", { cancelled_at: "2025-01-02T00:00:00Z" }, "2025-01-01T02:00:05Z"],
])("%s, %j: paid at %s", async (financial_status, changes, iso) => {
  const read = await readOne({ financial_status, ...changes });
  expect(read.order?.paidAt).toBe(iso === null ? null : at(iso));
  expect(read.order?.status).toBe("cancelled_at" in changes ? "cancelled" : financial_status);
});

test("a test order is there, marked, never paid and without refunds", async () => {
  const read = await readOne({ test: true, financial_status: "paid" });
  expect(read).toMatchObject({ order: { status: "test", paidAt: null }, refunds: [], bad: [] });
});

test("only money that went back is a refund", async () => {
  const given = (changes: Changes) => ({ kind: "refund", status: "success", amount: "4.10", ...changes });
  const refund = (id: number, transactions: unknown[]) => ({
    id,
    created_at: "2025-01-04T00:00:00Z",
    transactions,
  });
  const read = await readOne({
    refunds: [
      refund(1, [given({}), given({ amount: "0.2" }), given({ status: "pending" }), given({ kind: "void" })]),
      refund(2, []),
      refund(3, [given({ amount: "5" })]),
    ],
  });
  expect(read.refunds.map(({ id, amount }) => [id, amount])).toEqual([
    ["1", "4.30"],
    ["3", "5.00"],
    ["5500000000001-refunded", "0"],
  ]);
});

test("amounts of currencies without decimals, and shop beside presentment currency", async () => {
  const read = await readOne({
    ...{ currency: "JPY", presentment_currency: "USD", total_price: "1000.00" },
    ...{ line_items: [{ product_id: 1, quantity: 3, price: "333.00" }], refunds: [] },
  });
  expect(read.order).toMatchObject({ amountMinor: 1000n, currency: "JPY", items: [{ amountMinor: 999n }] });
  const foreign = { kind: "refund", status: "success", amount: "1.00", currency: "USD" };
  const refunds = [{ id: 1, created_at: "2025-01-04T00:00:00Z", transactions: [foreign] }];
  expect((await readOne({ currency: "JPY", total_price: "1000", refunds })).bad).toMatchObject([
    { field: "refunds.transactions.currency", reason: "refund in another currency than its order" },
  ]);
});

test.each([
  ["no id", { id: undefined }, "id", "is missing"],
  ["an id cut by a spreadsheet", { id: "5.5E+12" }, "id", "id cut to a power of ten: its digits are lost"],
  ["no total", { total_price: "abc" }, "total_price", "not a decimal amount"],
  ["a total below zero", { total_price: "-1.00" }, "total_price", "negative amount"],
  [
    "more decimals than the currency has",
    { currency: "JPY", total_price: "1.5" },
    "amount",
    "more decimals than the currency has",
  ],
  [
    "a time without a zone",
    { created_at: "2025-01-01T10:00:00" },
    "created_at",
    "time without an offset: add Z or +08:00",
  ],
  ["something else", { total_price: undefined }, null, "neither an order nor a refund"],
])("%s is refused", async (_what, changes, field, reason) => {
  expect((await readOne(changes)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("ids beyond 2^53 keep every digit", async () => {
  const text = JSON.stringify(order)
    .replace('"5500000000001"', "9007199254740993")
    .replace('"7100000000001"', "9007199254740995");
  const { events } = await readSource(shopifyLines, text);
  expect(ofType(events, "order")).toMatchObject([{ id: "9007199254740993", customer: "9007199254740995" }]);
});

test("documents and lines, wrapped or bare, say the same; refunds may come by themselves", async () => {
  const wholes = [
    [shopify, JSON.stringify({ orders: [order] }, null, 2)],
    [shopify, JSON.stringify({ order })],
    [shopifyLines, `${JSON.stringify({ order })}\n`],
  ] as const;
  const expected = (await readSource(shopifyLines, JSON.stringify(order))).events;
  for (const [adapter, text] of wholes) expect((await readSource(adapter, text)).events).toEqual(expected);
  const refund = { ...order.refunds[0], order_id: 5500000000001 };
  const alone = await readSource(shopify, JSON.stringify({ refund }));
  expect(ofType(alone.events, "refund")[0]).toMatchObject({
    id: "9001",
    order: "5500000000001",
    amount: "10",
  });
});

const csv = `Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Refunded Amount,Id
#1001,Li@example.test,paid,2025-01-01 10:00:05 +0800,USD,50.00,2025-01-01 10:00:00 +0800,1,Mug,20.00,,0.00,5500000000001
#1001,Li@example.test,,,,,,1,Shirt,30.00,,,
#1002,,refunded,2025-01-02 10:00:05 +0800,JPY,1200.00,2025-01-02 10:00:00 +0800,3,"Pen, ""blue""",400,2025-01-04 10:00:00 +0800,1200,5500000000002
#1003,a@example.test,pending,,USD,5.00,2025-01-02 10:00:00 +0800,1,Mug,5.00,,0.00,5500000000003
`;

test("the CSV: rows without a total belong to the order above", async () => {
  const { events, bad } = await readSource(shopifyCsv, csv);
  expect(bad).toEqual([]);
  expect(ofType(events, "order")).toMatchObject([
    {
      ...{
        id: "5500000000001",
        customer: "li@example.test",
        amountMinor: 5000n,
        currency: "USD",
        status: "paid",
      },
      createdAt: at("2025-01-01T02:00:00Z"),
      paidAt: at("2025-01-01T02:00:05Z"),
      version: at("2025-01-01T02:00:05Z"),
      items: [
        { product: "Mug", quantity: 1, amountMinor: 2000n },
        { product: "Shirt", quantity: 1, amountMinor: 3000n },
      ],
      extra: { number: "#1001", financial_status: "paid" },
    },
    {
      ...{ id: "5500000000002", customer: "order 5500000000002", amountMinor: 1200n, status: "cancelled" },
      items: [{ product: 'Pen, "blue"', quantity: 3, amountMinor: 1200n }],
    },
    { id: "5500000000003", paidAt: null, status: "pending" },
  ]);
  expect(ofType(events, "refund")).toMatchObject([
    {
      ...{ id: "5500000000002-refunded", order: "5500000000002", amount: "1200" },
      at: at("2025-01-04T02:00:00Z"),
      extra: { at_inferred: true },
    },
  ]);
});

test("columns are found by name, wherever they stand and whatever else there is", async () => {
  const [head = "", ...rows] = csv.trim().split("\n");
  const turned = [head, rows[3]!]
    .map((row) => `New column,${row.split(",").toReversed().join(",")}`)
    .join("\n");
  const { events } = await readSource(shopifyCsv, turned);
  expect(ofType(events, "order")).toMatchObject([{ id: "5500000000003", amountMinor: 500n }]);
});

test("of the API's refunds and the export's sum of them the single ones stay, whichever comes first", async () => {
  const single = ofType((await readSource(shopifyLines, JSON.stringify(order))).events, "refund");
  const sum = ofType(
    (await readSource(shopifyCsv, csv.replace("20.00,,0.00,", "20.00,2025-06-01 10:00:00 +0800,10.00,")))
      .events,
    "refund",
  );
  const told = sum.find(({ order }) => order === "5500000000001")!;
  const end = single.find(({ id }) => id === told.id)!;
  expect(end.amount).toBe("0");
  expect(end.version!).toBeGreaterThan(told.version!);
});
