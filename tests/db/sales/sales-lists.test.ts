/** A number of sales and the list behind it: whatever is asked for, the list counts and adds up to the number. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { getSalesListRows } from "#app/metrics/sales-lists.ts";
import { isOfMoney, salesMetricIds, salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { InquiryDimension, SalesFilter, SalesSelection } from "#app/sales/question.ts";
import type { Db } from "#db/connection.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import { countInquiries, listInquiries, type InquiryRow } from "#db/queries/list-inquiries.ts";
import { listOrders, sumOrders, type OrderRow, type OrderSum } from "#db/queries/list-orders.ts";
import { afterwards, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { loadWireEvents } from "#tests/setup/load-wire-events.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

async function load(world: readonly WireEvent[]): Promise<void> {
  await database.truncate();
  await loadWireEvents(db, world, { now: afterwards });
}

const base: SalesSelection = {
  scope: { allStores: true },
  ...{ from: "2026-10-30", to: "2026-11-25", filters: [], windowHours: null },
};
const sides = ["numerator", "denominator"] as const;
const is = (dimension: SalesFilter["dimension"], ...values: string[]): SalesFilter => ({
  ...{ dimension, operator: "is", values },
});
const filterSets: SalesFilter[][] = [
  [],
  [is("store", "east")],
  [{ dimension: "source", operator: "is_not", values: ["shop"] }],
  [is("channel", "(unknown)")],
  [is("topic", "sizes", "(unknown)"), { dimension: "agent", operator: "contains", values: ["a"] }],
  [is("currency", "CNY")],
  [is("bucket", "bot", "silent")],
];

const decimal = (minor: bigint, currency: string) => formatMinorUnits(minor, countMinorDigits(currency));
const valuesOf = (figure: SalesFigure) => figure.totals ?? [figure];

/** What an orders' figure says of one currency must be the sum of its list. */
function compareOrders(
  id: SalesMetricId,
  figure: SalesFigure,
  sums: Record<(typeof sides)[number], OrderSum[]>,
) {
  const { formula } = salesMetrics[id];
  const count = (side: (typeof sides)[number]) => sums[side].reduce((all, { orders }) => all + orders, 0);
  if (formula.kind === "orders") {
    if (figure.value !== null) expect(figure.value).toBe(count("numerator"));
    else expect(count("numerator")).toBe(0);
    return;
  }
  const known = new Set(valuesOf(figure).map(({ currency }) => currency));
  for (const { currency } of [...sums.numerator, ...sums.denominator]) expect(known).toContain(currency);
  for (const { value, numerator, denominator, pending, currency } of valuesOf(figure)) {
    if (currency === undefined) continue;
    const none = { orders: 0, grossMinor: 0n, refundedMinor: 0n };
    const [above, below] = sides.map(
      (side) => sums[side].find((sum) => sum.currency === currency) ?? none,
    ) as [typeof none, typeof none];
    const gross = decimal(above.grossMinor, currency);
    const net = decimal(above.grossMinor - above.refundedMinor, currency);
    switch (formula.kind) {
      case "money":
        expect(value).toBe(formula.isNet ? net : gross);
        break;
      case "net_after":
        if (value !== null) expect(value).toBe(net);
        expect([numerator, denominator, pending]).toEqual([
          above.orders,
          below.orders,
          below.orders - above.orders,
        ]);
        break;
      case "money_share":
        expect([numerator, denominator]).toEqual([gross, decimal(below.grossMinor, currency)]);
        break;
      case "average_order":
        expect([numerator, denominator]).toEqual([gross, below.orders]);
        break;
      case "refund_rate":
        expect([numerator, denominator]).toEqual([
          decimal(above.refundedMinor, currency),
          decimal(below.grossMinor, currency),
        ]);
        break;
      default:
        throw new Error(`${id} is no figure of orders`);
    }
  }
}

function compareInquiries(
  id: SalesMetricId,
  figure: SalesFigure,
  counts: Record<(typeof sides)[number], number>,
) {
  const { formula } = salesMetrics[id];
  if (formula.kind === "inquirers" || formula.kind === "at_risk") {
    expect(figure.value ?? 0).toBe(counts.numerator);
  } else if (formula.kind === "conversion") {
    expect([figure.numerator ?? 0, figure.denominator ?? 0]).toEqual([counts.numerator, counts.denominator]);
  } else expect(formula.kind).toBe("lost_gmv");
}

async function compare(selection: SalesSelection): Promise<void> {
  for (const id of salesMetricIds) {
    const isOfOrders = getSalesListRows(id) === "orders";
    expect(isOfOrders).toBe(isOfMoney(id));
    const filters = selection.filters.filter(
      ({ dimension }) => isOfOrders || !["currency", "bucket"].includes(dimension),
    );
    const asked = { ...selection, filters };
    const [answer] = await answerSales(db, [id], asked, []);
    const figure = answer!.figures[id]!;
    if (isOfOrders) {
      const [above, below] = await Promise.all(
        sides.map((side) => sumOrders(db, { ...asked, target: { metric: id, side } })),
      );
      compareOrders(id, figure, { numerator: above!, denominator: below! });
    } else {
      const ofInquiries = asked as SalesSelection<InquiryDimension>;
      const [above, below] = await Promise.all(
        sides.map((side) => countInquiries(db, { ...ofInquiries, target: { metric: id, side } })),
      );
      compareInquiries(id, figure, { numerator: above!, denominator: below! });
    }
  }
}

it("counts and adds up to the number for every measure, filter and window", async () => {
  await fc.assert(
    fc.asyncProperty(
      salesWorlds,
      fc.constantFrom(null, 1, 24, 36, 72, 168),
      fc.constantFrom(...filterSets),
      async (world, windowHours, filters) => {
        await load(world);
        await compare({ ...base, windowHours, filters });
        await compare({ ...base, filters });
      },
    ),
    { numRuns: 12 },
  );
}, 180_000);

describe("page by page", () => {
  async function readAll<Row, Cursor>(
    read: (after: Cursor | undefined) => Promise<{ rows: Row[]; next: Cursor | null }>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (let after: Cursor | undefined = undefined; ;) {
      const page: { rows: Row[]; next: Cursor | null } = await read(after);
      rows.push(...page.rows);
      if (page.next === null) return rows;
      after = page.next;
    }
  }

  it("gives every row once, newest first, and what each says adds up to the sums", async () => {
    await fc.assert(
      fc.asyncProperty(salesWorlds, fc.integer({ min: 1, max: 4 }), async (world, limit) => {
        await load(world);
        const target = { metric: "gmv_net", side: "numerator" } as const;
        const orders = await readAll<OrderRow, NonNullable<Awaited<ReturnType<typeof listOrders>>["next"]>>(
          (after) => listOrders(db, { ...base, target, limit, ...(after ? { after } : {}) }),
        );
        const sums = await sumOrders(db, { ...base, target });
        for (const { currency, orders: count, grossMinor, refundedMinor } of sums) {
          const own = orders.filter((order) => order.currency === currency);
          expect(own).toHaveLength(count);
          expect(own.reduce((sum, row) => sum + row.grossMinor, 0n)).toBe(grossMinor);
          expect(own.reduce((sum, row) => sum + row.refundedMinor, 0n)).toBe(refundedMinor);
        }
        expect(new Set(orders.map((row) => `${row.storeId} ${row.source} ${row.orderId}`)).size).toBe(
          orders.length,
        );
        expect(orders.map(({ paidAt }) => paidAt)).toEqual(
          orders.map(({ paidAt }) => paidAt).toSorted((a, b) => b - a),
        );
        for (const { bucket, conversationId, lagMs } of orders) {
          expect(conversationId === null).toBe(bucket === "silent");
          expect(lagMs === null).toBe(bucket === "silent");
        }
        const asked = {
          ...base,
          target: { metric: "consulter_conversion", side: "denominator" },
        } as SalesSelection<InquiryDimension> & {
          target: { metric: "consulter_conversion"; side: "denominator" };
        };
        const inquiries = await readAll<
          InquiryRow,
          NonNullable<Awaited<ReturnType<typeof listInquiries>>["next"]>
        >((after) => listInquiries(db, { ...asked, limit, ...(after ? { after } : {}) }));
        expect(inquiries).toHaveLength(await countInquiries(db, asked));
        expect(new Set(inquiries.map(({ conversationId }) => conversationId)).size).toBe(inquiries.length);
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

describe("a list", () => {
  const at = "2026-11-01T00:00:00Z";
  const order = (store: string, more: Record<string, unknown> = {}): WireEvent => ({
    ...{ type: "order", store, source: "api", id: "o1", customer: "ann", amount: "5", currency: "CNY" },
    ...{ created_at: at, paid_at: at },
    ...more,
  });

  it("holds only orders of the stores of whoever asks", async () => {
    await load([order("east"), order("west")]);
    const { store_id } = await db
      .selectFrom("stores")
      .select("store_id")
      .where("key", "=", "west")
      .executeTakeFirstOrThrow();
    const scope = { allStores: false, storeIds: [store_id] } as const;
    const target = { metric: "gmv", side: "numerator" } as const;
    const { rows } = await listOrders(db, { ...base, scope, target, limit: 9 });
    expect(rows.map(({ storeKey }) => storeKey)).toEqual(["west"]);
    expect(await sumOrders(db, { ...base, scope, target })).toEqual([
      { currency: "CNY", orders: 1, grossMinor: 500n, refundedMinor: 0n },
    ]);
  });

  it("tells of an order who spoke before it, how long after, and what was given back", async () => {
    const say = (id: string, from: string, time: string): WireEvent => ({
      ...{ type: "message", store: "east", source: "api", conversation: "c1", customer: "ann" },
      ...{ id, from, at: time, text: "hello", channel: "web" },
    });
    await load([
      say("m1", "customer", "2026-10-31T23:46:00Z"),
      say("m2", "bot", "2026-10-31T23:46:05Z"),
      order("east", { amount: "199.00" }),
      { ...{ type: "refund", store: "east", source: "api", id: "r1", order: "o1" }, at, amount: "20" },
    ]);
    const target = { metric: "gmv_bot_net", side: "numerator" } as const;
    const { rows } = await listOrders(db, { ...base, target, limit: 9 });
    expect(rows).toEqual([
      expect.objectContaining({
        ...{
          orderId: "o1",
          customer: "ann",
          bucket: "bot",
          lagMs: 14 * 60_000,
          channel: "web",
        },
        ...{ grossMinor: 19900n, refundedMinor: 2000n, createdAt: Date.parse(at), paidAt: Date.parse(at) },
      }),
    ]);
    // Credited no more under a window that is shorter: then nothing of the conversation is told either.
    const { rows: silent } = await listOrders(db, {
      ...{ ...base, limit: 9, windowHours: 1, filters: [is("bucket", "silent")] },
      target: { metric: "gmv", side: "numerator" },
    });
    expect(silent).toEqual([]);
  });
});
