/** Other platforms' rules in SQL: worked out by hand, and against the rule for a single order on random worlds. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  platformRules,
  ruleListSteps,
  ruleSteps,
  walkOrder,
  type PlatformRule,
  type RuleStep,
} from "#app/sales/rules.ts";
import type { Db } from "#db/connection.ts";
import type { OrderCursor } from "#db/queries/list-orders.ts";
import { listRuleOrders, sumRuleOrders } from "#db/queries/list-rule-orders.ts";
import { sumRules, type CurrencyRuleSum, type RuleSelection } from "#db/queries/sum-rules.ts";
import { afterwards, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { loadWireEvents } from "#tests/setup/load-wire-events.ts";
import { readWorld } from "#tests/setup/expect-sales.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

async function load(events: readonly Record<string, unknown>[]): Promise<void> {
  await database.truncate();
  await loadWireEvents(db, events, { now: afterwards, store: "shop" });
}

const selection: RuleSelection = {
  scope: { allStores: true },
  ...{ from: "2026-10-01", to: "2027-01-31", filters: [], windowHours: null },
};

/** What is left after all steps. */
const getNet = ({ claimed, steps }: CurrencyRuleSum) =>
  ruleSteps.reduce((sum, step) => sum + steps[step], claimed);

const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour)).toISOString();
const talk = (id: string, customer: string, begins: string, isAnswered = true) => [
  { type: "message", id: `${id}-c`, conversation: id, customer, from: "customer", at: begins },
  ...(isAnswered
    ? [
        {
          ...{ type: "message", id: `${id}-b`, conversation: id, from: "bot", kind: "answer" },
          at: new Date(Date.parse(begins) + 5000).toISOString(),
        },
      ]
    : []),
];
const order = (id: string, customer: string, amount: string, created: string, paid?: string) => ({
  ...{ type: "order", id, customer, amount, currency: "CNY", created_at: created, paid_at: paid },
});

it("goes from each platform's number to ours, as worked out by hand", async () => {
  await load([
    // Ann asks twice and buys for 100; 30 go back.
    ...[...talk("a1", "ann", at(2, 8)), ...talk("a2", "ann", at(2, 9))],
    order("o1", "ann", "100", at(2, 10), at(2, 10)),
    { type: "refund", id: "r1", order: "o1", at: at(20, 0), amount: "30" },
    // Bo has ordered for 50 and is reminded to pay.
    ...[order("o2", "bo", "50", at(3, 8), at(3, 12)), ...talk("b1", "bo", at(3, 10))],
    // Cy buys for 20 on the fifth day; Di never pays 7; Ed is not answered and buys for 3; Flo buys for 1 unasked.
    ...[...talk("c1", "cy", at(2, 8)), order("o3", "cy", "20", at(6, 8), at(6, 8))],
    ...[...talk("d1", "di", at(2, 8)), order("o4", "di", "7", at(2, 9))],
    ...[...talk("e1", "ed", at(2, 8), false), order("o5", "ed", "3", at(2, 9), at(2, 9))],
    order("o6", "flo", "1", at(2, 9), at(2, 9)),
  ]);
  const rows = await sumRules(db, selection);
  const none = Object.fromEntries(ruleSteps.map((step) => [step, 0n])) as Record<RuleStep, bigint>;
  expect(rows).toEqual([
    {
      ...{ currency: "CNY", rule: "pay_72h", claimed: 25_300n },
      steps: { ...none, existed: -5_000n, unanswered: -300n, twice: -10_000n, refunded: -3_000n },
    },
    {
      ...{ currency: "CNY", rule: "order_3d", claimed: 21_000n },
      steps: { ...none, unpaid: -700n, unanswered: -300n, twice: -10_000n, refunded: -3_000n },
    },
    {
      ...{ currency: "CNY", rule: "touch_7d", claimed: 17_300n },
      steps: { ...none, existed: -5_000n, unanswered: -300n, outside: -2_000n, refunded: -3_000n },
    },
  ]);
  expect(rows.map(getNet)).toEqual([7_000n, 7_000n, 7_000n]);
  const [week] = await sumRules(db, { ...selection, windowHours: 168 });
  expect(week!.steps.missed).toBe(2_000n);

  const read = async (step: (typeof ruleListSteps)[number], own: Partial<RuleSelection> = {}) => {
    const { rows } = await listRuleOrders(db, { ...selection, ...own, rule: "pay_72h", step, limit: 9 });
    return rows.map(({ orderId, claims, changeMinor }) => [orderId, claims, changeMinor]);
  };
  // Newest first: paid on the 3rd, on the 2nd at ten, at nine.
  expect(await read("claimed")).toEqual([
    ["o2", 1, 5_000n],
    ["o1", 2, 20_000n],
    ["o5", 1, 300n],
  ]);
  expect(await read("existed")).toEqual([["o2", 1, -5_000n]]);
  expect(await read("unanswered")).toEqual([["o5", 1, -300n]]);
  expect(await read("twice")).toEqual([["o1", 1, -10_000n]]);
  expect(await read("refunded")).toEqual([["o1", 1, -3_000n]]);
  expect(await read("net")).toEqual([["o1", 1, 7_000n]]);
  expect(await read("missed", { windowHours: 168 })).toEqual([["o3", 1, 2_000n]]);
  const unpaid = { ...selection, rule: "order_3d", step: "unpaid", limit: 9 } as const;
  expect((await listRuleOrders(db, unpaid)).rows).toEqual([
    expect.objectContaining({ orderId: "o4", paidAt: null, bucket: null, changeMinor: -700n }),
  ]);
});

const windows = fc.constantFrom(null, 1, 24, 50, 72, 168);

it("takes the steps of the rule for a single order", async () => {
  await fc.assert(
    fc.asyncProperty(
      salesWorlds,
      windows,
      fc.constantFrom(...platformRules),
      async (world, windowHours, rule) => {
        await load(world);
        const rows = await sumRules(db, { ...selection, windowHours });
        expect(rows.filter(isSomething)).toEqual((await recompute(windowHours)).filter(isSomething));
        const east = { dimension: "store", operator: "is", values: ["east"] } as const;
        const west = { ...east, operator: "is_not" } as const;
        const halves = await Promise.all(
          [east, west].map((filter) =>
            sumRules(db, { ...selection, windowHours, filters: [{ ...filter, values: [...filter.values] }] }),
          ),
        );
        const add = (read: (sum: CurrencyRuleSum) => bigint, from: readonly CurrencyRuleSum[]) =>
          from.reduce((sum, row) => sum + read(row), 0n);
        for (const read of [getNet, ({ claimed }: CurrencyRuleSum) => claimed])
          expect(add(read, halves.flat())).toBe(add(read, rows));
        await compareLists(rows, windowHours, rule);
      },
    ),
    { numRuns: 20 },
  );
}, 120_000);

/** The list of each step, read page by page, adds up to the step. */
async function compareLists(
  rows: readonly CurrencyRuleSum[],
  windowHours: number | null,
  rule: PlatformRule,
): Promise<void> {
  for (const step of ruleListSteps) {
    const search = { ...selection, windowHours, rule, step };
    const listed = new Map<string, bigint>();
    const seen = new Set<string>();
    for (let after: OrderCursor | null | undefined; after !== null;) {
      const page: Awaited<ReturnType<typeof listRuleOrders>> = await listRuleOrders(db, {
        ...{ ...search, limit: 3 },
        ...(after ? { after } : {}),
      });
      for (const { storeId, source, orderId, currency, changeMinor } of page.rows) {
        seen.add(`${storeId} ${source} ${orderId}`);
        listed.set(currency, (listed.get(currency) ?? 0n) + changeMinor);
      }
      after = page.next;
    }
    for (const row of rows) {
      if (row.rule !== rule) continue;
      const { claimed, steps } = row;
      const expected = { ...steps, claimed, net: getNet(row), gross: getNet(row) - steps.refunded };
      expect([step, listed.get(row.currency) ?? 0n]).toEqual([step, expected[step]]);
    }
    const sums = await sumRuleOrders(db, search);
    expect(sums.reduce((count, { orders }) => count + orders, 0)).toBe(seen.size);
    for (const { currency, changeMinor } of sums) expect(changeMinor).toBe(listed.get(currency));
  }
}

async function recompute(windowHours: number | null): Promise<CurrencyRuleSum[]> {
  const sums = new Map<string, CurrencyRuleSum>();
  for (const { store, orders, talks } of await readWorld(db)) {
    for (const order of orders) {
      const own = talks.filter(
        ({ source, customer }) => source === order.source && customer === order.customer,
      );
      for (const rule of platformRules) {
        const walked = walkOrder(order, own, { rule, windowHours: windowHours ?? store.own });
        const key = `${order.currency} ${platformRules.indexOf(rule)}`;
        const sum = sums.get(key) ?? {
          ...{ currency: order.currency, rule, claimed: 0n },
          steps: Object.fromEntries(ruleSteps.map((step) => [step, 0n])) as Record<RuleStep, bigint>,
        };
        sum.claimed += walked.claimed;
        for (const step of ruleSteps) sum.steps[step] += walked.steps[step];
        sums.set(key, sum);
      }
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

const isSomething = ({ claimed, steps }: CurrencyRuleSum) =>
  claimed !== 0n || ruleSteps.some((step) => steps[step] !== 0n);
