import { expect, test } from "vitest";
import { woocommerce, woocommerceLines } from "#app/sources/woocommerce.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);

/** The example of the format's description, with items. */
const order = {
  id: 727,
  number: "727",
  created_via: "checkout",
  status: "completed",
  currency: "EUR",
  total: "29.35",
  date_created: "2025-01-01T10:00:00",
  date_created_gmt: "2025-01-01T09:00:00",
  date_paid: "2025-01-01T10:00:08",
  date_paid_gmt: "2025-01-01T09:00:08",
  date_modified_gmt: "2025-01-02T09:00:00",
  customer_id: 0,
  billing: { email: "Li@example.test" },
  line_items: [
    { id: 1, product_id: 93, quantity: 2, total: "20.00", total_tax: "1.35" },
    { id: 2, product_id: 0, sku: "", name: "Gift wrap", quantity: 1, total: "3.3333" },
  ],
  refunds: [{ id: 726, reason: "late", total: "-10.00" }],
};

async function readOne(changes: Record<string, unknown> = {}) {
  const { events, bad } = await readSource(woocommerceLines, JSON.stringify({ ...order, ...changes }));
  return { order: ofType(events, "order")[0], refunds: ofType(events, "refund"), bad };
}

test("an order, field for field; a listed refund stands at the order's last change", async () => {
  const read = await readOne();
  expect(read.bad).toEqual([]);
  const changed = at("2025-01-02T09:00:00Z");
  expect(read.order).toEqual({
    type: "order",
    store: "woocommerce",
    source: "woocommerce",
    id: "727",
    customer: "li@example.test",
    createdAt: at("2025-01-01T09:00:00Z"),
    paidAt: at("2025-01-01T09:00:08Z"),
    amountMinor: 2935n,
    currency: "EUR",
    status: "completed",
    items: [
      { product: "93", quantity: 2, amountMinor: 2000n },
      { product: "Gift wrap", quantity: 1, amountMinor: null },
    ],
    version: changed,
    extra: { number: "727", created_via: "checkout" },
  });
  expect(read.refunds).toEqual([
    {
      type: "refund",
      store: "woocommerce",
      source: "woocommerce",
      id: "726",
      order: "727",
      at: changed,
      amount: "10.00",
      reason: "late",
      version: -changed,
      extra: { at_inferred: true },
    },
  ]);
});

test.each([
  ["a customer of the site", { customer_id: 25 }, "25"],
  ["a guest", {}, "li@example.test"],
  ["nobody", { billing: {} }, "order 727"],
])("whose order it is: %s", async (_what, changes, customer) => {
  expect((await readOne(changes)).order?.customer).toBe(customer);
});

test.each([
  ["pending", null, null],
  ["failed", null, null],
  ["processing", "2025-01-01T09:00:08", "2025-01-01T09:00:08Z"],
  ["refunded", "2025-01-01T09:00:08", "2025-01-01T09:00:08Z"],
  ["trash", "2025-01-01T09:00:08", null],
  ["my-own-status", "2025-01-01T09:00:08", "2025-01-01T09:00:08Z"],
])("%s, date_paid_gmt %s: paid at %s", async (status, date_paid_gmt, iso) => {
  const read = await readOne({ status, date_paid_gmt });
  expect(read.order).toMatchObject({ status, paidAt: iso === null ? null : at(iso) });
});

test("the refund itself, of the refunds endpoint, tells its time and stays; of two states the earlier guess does", async () => {
  const refund = {
    ...{ id: 726, date_created_gmt: "2025-01-01T20:00:00", amount: "10.00", reason: "late" },
    _links: { up: [{ href: "https://shop.example/wp-json/wc/v3/orders/727" }] },
  };
  const read = async (value: unknown) =>
    ofType((await readSource(woocommerce, JSON.stringify([value]))).events, "refund");
  const [dated] = await read(refund);
  expect(dated).toMatchObject({ id: "726", order: "727", amount: "10", at: at("2025-01-01T20:00:00Z") });
  const [guessed] = await read(order);
  const [later] = await read({ ...order, date_modified_gmt: "2025-02-01T00:00:00" });
  expect(dated!.version!).toBeGreaterThan(guessed!.version!);
  expect(guessed!.version!).toBeGreaterThan(later!.version!);
  const { _links, ...bare } = refund;
  expect(await read({ ...bare, parent_id: 727 })).toEqual([dated]);
});

test.each([
  ["a shop without GMT times", { date_created_gmt: undefined }, "date_created_gmt", "is missing"],
  ["no currency", { currency: "" }, "currency", "is missing"],
  ["a made-up currency", { currency: "ZZZ" }, "currency", "not an ISO 4217 currency"],
  ["something else", { total: undefined }, null, "neither an order nor a refund"],
])("%s is refused", async (_what, changes, field, reason) => {
  expect((await readOne(changes)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("a list and lines say the same", async () => {
  const list = await readSource(woocommerce, JSON.stringify([order, { ...order, id: 728 }], null, 1));
  const lines = await readSource(
    woocommerceLines,
    `${JSON.stringify(order)}\n${JSON.stringify({ ...order, id: 728 })}\n`,
  );
  expect(list.events).toHaveLength(4);
  expect(list.events).toEqual(lines.events);
});
