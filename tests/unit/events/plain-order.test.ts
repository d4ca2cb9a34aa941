import fc from "fast-check";
import { expect, it } from "vitest";
import { parseBySchema } from "#app/events/parse-event.ts";
import { readPlainOrder } from "#app/events/plain-order.ts";

const now = Date.UTC(2026, 10, 22);
const clock = { now: () => now };
const odd = fc.constantFrom<unknown>(
  ...[null, undefined, "", " ", 0, -1, 1.5, 2 ** 53, NaN, Infinity, true, [], ["a"], {}, [null], [[]]],
  ...["a\0b", "\ud800", "x".repeat(129), "x".repeat(513), "__proto__", "-3.00", "1e3", "1".repeat(40)],
);
const often = (usual: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 80, arbitrary: usual }, { weight: 1, arbitrary: odd });
const name = often(fc.string({ minLength: 1, maxLength: 8 }));
const instant = often(
  fc.constantFrom<unknown>("2026-11-11T00:00:05+08:00", Date.UTC(2026, 10, 1), "2026-13-11"),
);
const amount = often(fc.constantFrom("0", "12", "12.5", "99.90", "7.125", "1234567890123.45"));
const currency = often(fc.constantFrom("CNY", "USD", "JPY", "KWD", "cny", "XXQ"));
const quantity = often(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(0.5)));
const unusual = fc.record({ colour: name, version: often(fc.integer()) }, { requiredKeys: [] });
const rarely = fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: unusual });
const item = fc
  .tuple(
    fc.record(
      { product: name, name: often(fc.string()), quantity, amount },
      { requiredKeys: ["product", "quantity"] },
    ),
    rarely,
  )
  .map(([usual, more]) => ({ ...usual, ...more }));
const order = fc.record(
  {
    ...{ type: fc.constant("order"), store: name, source: name, id: name, customer: name },
    ...{ created_at: instant, paid_at: instant, amount, currency, status: often(fc.string()) },
    items: often(fc.array(often(item), { maxLength: 3 })),
  },
  { requiredKeys: ["type", "id", "customer", "created_at", "amount", "currency"] },
);
const defaults = fc.constantFrom({}, { store: "given" }, { store: "given", source: "file" });

it("says the same of an order as its schema, or leaves it to that", () => {
  let taken = 0;
  fc.assert(
    fc.property(order, rarely, defaults, (fields, more, given) => {
      const record = { ...fields, ...more };
      const plain = readPlainOrder(record, given, now);
      if (!plain) return;
      taken += 1;
      expect({ event: plain }).toStrictEqual(parseBySchema(record, given, clock));
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(100);
});

const whole = {
  ...{ type: "order", store: "s", id: "1", customer: "c", created_at: "2026-11-11T00:00:05+08:00" },
  ...{ amount: "12.50", currency: "CNY", items: [{ product: "p", quantity: 2, amount: "6.25" }] },
};

it("takes an order in minor units of its currency", () => {
  expect(readPlainOrder(whole, {}, now)).toMatchObject({
    ...{ source: "api", amountMinor: 1250n, paidAt: null, status: null },
    items: [{ product: "p", quantity: 2, amountMinor: 625n }],
  });
});

it.each([
  { amount: 12.5 },
  { amount: "12.505" },
  { amount: undefined },
  { currency: "RMB" },
  { customer: null },
  { store: null },
  { colour: "red" },
  { items: [{ product: "p", quantity: 0 }] },
  { items: [{ product: "p", quantity: Infinity }] },
  { items: [{ product: "p", quantity: 1, amount: "6.255" }] },
  { items: [{ product: "p", quantity: 1, sku: "7" }] },
  { items: [{ quantity: 1 }] },
  { items: ["p"] },
])("leaves to the schema what is not plain: %j", (change) => {
  expect(readPlainOrder({ ...whole, ...change }, {}, now)).toBeUndefined();
});
