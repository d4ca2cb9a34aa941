/** Guided sales in SQL: worked out by hand, and against the rule for a single recommendation on random worlds. */
import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { guidedListSteps, walkRecommendation, type Click, type GuidedListStep } from "#app/sales/guided.ts";
import { hourMs } from "#app/sales/windows.ts";
import type { Db } from "#db/connection.ts";
import { listRecommendations, type RecommendationCursor } from "#db/queries/list-recommendations.ts";
import { hasClicks, sumGuided } from "#db/queries/sum-guided.ts";
import { afterwards, salesWorlds } from "#tests/factories/arbitrary-sales.ts";
import { buildHeartbeat, type WireEvent } from "#tests/factories/wire-conversation.ts";
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

const selection = {
  scope: { allStores: true as const },
  ...{ from: "2026-10-01", to: "2027-01-31", filters: [], windowHours: null },
};

const at = (day: number, hour: number, minute = 0) =>
  new Date(Date.UTC(2026, 10, day, hour, minute)).toISOString();

/** A conversation that begins at nine; the bot recommends p1 and p2 two minutes later. */
const talk = (id: string, customer: string, day: number, own = {}) => [
  ...(Object.keys(own).length > 0 ? [{ type: "conversation", id, customer, ...own }] : []),
  { type: "message", id: `${id}-c`, conversation: id, customer, from: "customer", at: at(day, 9) },
  {
    ...{ type: "message", id: `${id}-b`, conversation: id, from: "bot", kind: "recommend" },
    ...{ products: ["p1", "p2"], at: at(day, 9, 2) },
  },
];
const click = (id: string, time: string, product: string, of: Record<string, string>) => ({
  ...{ type: "click", id, at: time, product, ...of },
});
const order = (id: string, customer: string, time: string, items: unknown[]) => ({
  ...{ type: "order", id, customer, created_at: time, paid_at: time, amount: "100", currency: "CNY", items },
});
const hat = { product: "p1", quantity: 1, amount: "60" };
const scarf = { product: "p2", quantity: 1, amount: "30" };

it("follows a recommendation to its click and its order", async () => {
  await load([
    // Clicked p1 and bought it twice over, and p2 without a click.
    ...[...talk("ann1", "ann", 2), click("k1", at(2, 9, 3), "p1", { conversation: "ann1" })],
    order("o1", "ann", at(2, 10), [hat, scarf]),
    order("o2", "ann", at(3, 10), [hat]),
    // Clicked by message and by customer; bought p2 before the click, p1 not at all.
    ...[...talk("bo1", "bo", 2), click("k2", at(2, 9, 5), "p1", { message: "bo1-b" })],
    ...[order("o3", "bo", at(2, 9, 3), [scarf]), click("k3", at(2, 9, 6), "p2", { customer: "bo" })],
    // Clicked before it was recommended, in another conversation, of another product, and after the window.
    ...[...talk("cy1", "cy", 2), click("k4", at(2, 9, 1), "p1", { conversation: "cy1" })],
    click("k5", at(2, 9, 3), "p1", { conversation: "cy2", customer: "cy" }),
    click("k6", at(2, 9, 3), "p3", { conversation: "cy1" }),
    click("k7", at(5, 9, 1), "p2", { conversation: "cy1" }),
    // A test, and one whose window is still open.
    ...talk("di1", "di", 2, { test: true }),
    ...[...talk("ed1", "ed", 18), click("k8", at(18, 9, 3), "p1", { conversation: "ed1" })],
    ...buildHeartbeat("shop", Date.UTC(2026, 10, 20)),
  ]);
  const [sums] = await sumGuided(db, selection);
  expect(sums).toEqual({
    ...{ dimensions: [], recommended: 6, clicked: 3, ordered: 1, pending: 2 },
    sold: [{ currency: "CNY", minor: 12_000n }],
  });
  const { rows: bought } = await listRecommendations(db, { ...selection, step: "ordered", limit: 9 });
  expect(bought).toEqual([
    expect.objectContaining({
      ...{
        product: "p1",
        customer: "ann",
        orderIds: ["o1", "o2"],
        sold: [{ currency: "CNY", minor: 12_000n }],
      },
      ...{ recommendedAt: Date.parse(at(2, 9, 2)), clickedAt: Date.parse(at(2, 9, 3)), isOver: true },
    }),
  ]);
  const { rows: open } = await listRecommendations(db, { ...selection, step: "pending", limit: 9 });
  expect(open.map(({ product, clickedAt, isOver }) => [product, clickedAt, isOver])).toEqual([
    ["p2", null, false],
    ["p1", null, false],
  ]);
  // An hour's window leaves the order of the next day, and closes the open one.
  const [hour] = await sumGuided(db, { ...selection, windowHours: 1 });
  expect(hour).toMatchObject({ recommended: 8, clicked: 4, ordered: 1, sold: [{ minor: 6_000n }] });
  const days = await sumGuided(db, selection, ["day"]);
  expect(
    days.map(({ dimensions, recommended, pending, sold }) => [
      dimensions[0],
      recommended,
      pending,
      sold.length,
    ]),
  ).toEqual([
    ["2026-11-02", 6, 0, 1],
    ["2026-11-18", 0, 2, 0],
  ]);
  const { rows } = await sql<{ id: number }>`select store_id as id from stores`.execute(db);
  expect(
    await hasClicks(
      db,
      rows.map(({ id }) => id),
    ),
  ).toBe(true);
  expect(await hasClicks(db, [rows[0]!.id + 1])).toBe(false);
});

it("has no rows and no data where nothing is recommended", async () => {
  await load([order("o1", "ann", at(2, 10), [hat])]);
  expect(await sumGuided(db, selection)).toEqual([
    { dimensions: [], recommended: 0, clicked: 0, ordered: 0, pending: 0, sold: [] },
  ]);
  expect(await sumGuided(db, selection, ["store"])).toEqual([]);
});

const products = fc.subarray(["p1", "p2"], { minLength: 1 });
const kinds = fc.record({
  recommends: fc.array(fc.option(products, { nil: null, freq: 4 }), { minLength: 7, maxLength: 7 }),
  items: fc.array(
    fc.array(fc.record({ product: fc.constantFrom("p1", "p2"), amount: fc.constantFrom("1", undefined) }), {
      maxLength: 3,
    }),
    {
      minLength: 5,
      maxLength: 5,
    },
  ),
  clicks: fc.array(
    fc.record({
      index: fc.nat(),
      after: fc.constantFrom(-60_000, 0, 30_000, hourMs, 30 * hourMs),
      product: fc.constantFrom("p1", "p2"),
      of: fc.constantFrom("conversation", "message", "customer"),
      buysAfter: fc.option(fc.constantFrom(-60_000, 0, 60_000, 30 * hourMs), { nil: null, freq: 3 }),
    }),
    { maxLength: 30 },
  ),
});

it("walks as far as the rule for a single recommendation", async () => {
  let clickedOnce = 0;
  let orderedOnce = 0;
  await fc.assert(
    fc.asyncProperty(
      salesWorlds,
      kinds,
      fc.constantFrom(null, 1, 72, 168),
      fc.constantFrom(...guidedListSteps),
      async (world, own, windowHours, step) => {
        await load(addGuidance(world, own));
        const [sums] = await sumGuided(db, { ...selection, windowHours });
        const expected = await recompute(windowHours);
        expect(sums).toEqual(expected);
        clickedOnce += expected.clicked;
        orderedOnce += expected.ordered;
        await compareList(step, expected, windowHours);
        const byStore = await sumGuided(db, { ...selection, windowHours }, ["store"]);
        expect(byStore.reduce((sum, row) => sum + row.clicked * 1000 + row.pending, 0)).toBe(
          expected.clicked * 1000 + expected.pending,
        );
      },
    ),
    { numRuns: 30 },
  );
  expect(clickedOnce).toBeGreaterThan(10);
  expect(orderedOnce).toBeGreaterThan(0);
}, 120_000);

/** The list of a step, read page by page, is as long as the step says. */
async function compareList(
  step: GuidedListStep,
  sums: Awaited<ReturnType<typeof recompute>>,
  windowHours: number | null,
): Promise<void> {
  const seen = new Set<string>();
  const sold = new Map<string, bigint>();
  for (let after: RecommendationCursor | null | undefined; after !== null;) {
    const page: Awaited<ReturnType<typeof listRecommendations>> = await listRecommendations(db, {
      ...{ ...selection, windowHours, step, limit: 3 },
      ...(after ? { after } : {}),
    });
    for (const row of page.rows) {
      seen.add(`${row.conversationId} ${row.product}`);
      for (const { currency, minor } of row.sold) sold.set(currency, (sold.get(currency) ?? 0n) + minor);
    }
    after = page.next;
  }
  expect([step, seen.size]).toEqual([step, sums[step]]);
  if (step !== "ordered") return;
  for (const { currency, minor } of sums.sold) expect(sold.get(currency)).toBe(minor);
}

type Guidance = typeof kinds extends fc.Arbitrary<infer Own> ? Own : never;

function addGuidance(
  world: readonly WireEvent[],
  { recommends, items, clicks }: Guidance,
): Record<string, unknown>[] {
  const changed: Record<string, unknown>[] = world.map((event, index) => {
    const named = recommends[index % recommends.length];
    if (event.type === "message" && event["from"] === "bot" && named)
      return { ...event, kind: "recommend", products: named };
    if (event.type !== "order") return event;
    return { ...event, items: items[index % items.length]!.map((item) => ({ ...item, quantity: 1 })) };
  });
  const said = changed.filter(({ products: named }) => named !== undefined);
  if (said.length === 0) return changed;
  return [
    ...changed,
    ...buildHeartbeat("west", afterwards),
    ...clicks.flatMap(({ index, after, product, of, buysAfter }, n) => {
      const message = said[index % said.length]!;
      const { store, source, conversation, id } = message;
      const told = of === "message" ? { message: id } : of === "conversation" ? { conversation } : {};
      // Whoever the conversation is of, as far as any of its events says so.
      const customer = world.find(
        ({ type, store: key, ...event }) =>
          key === store &&
          event["customer"] &&
          (type === "conversation" ? event.id : event["conversation"]) === conversation,
      )?.["customer"];
      const clickedAt = Date.parse(String(message["at"])) + after;
      const one = {
        ...{ type: "click", store, source, id: `k${n}`, product, at: new Date(clickedAt).toISOString() },
        ...{ ...told, customer: of === "message" ? undefined : (customer ?? "ann") },
      };
      if (buysAfter === null) return [one];
      const boughtAt = new Date(clickedAt + buysAfter).toISOString();
      return [
        one,
        {
          ...{
            type: "order",
            store,
            source,
            id: `k${n}-o`,
            customer: customer ?? "ann",
            amount: "9",
            currency: "JPY",
          },
          ...{ created_at: boughtAt, paid_at: boughtAt, items: [{ product, quantity: 1, amount: "7" }] },
        },
      ];
    }),
  ];
}

async function recompute(windowHours: number | null) {
  const { rows: said } = await sql<{
    store: number;
    source: string;
    talk: string;
    id: string;
    at: number;
    products: string[];
  }>`
    select m.store_id as store, m.source, c.external_id as talk, m.external_id as id, m.sent_at as at, m.products
    from messages m join conversations c using (store_id, conversation_id)
    where m.kind = 'recommend' and m.speaker = 'bot' and m.products is not null`.execute(db);
  const { rows: clicks } = await sql<Click & { store: number; source: string }>`
    select store_id as store, source, clicked_at as at, product, conversation, message, customer from clicks`.execute(
    db,
  );
  const { rows: items } = await sql<{
    store: number;
    source: string;
    id: string;
    items: { product: string; amountMinor: string | null }[] | null;
  }>`
    select store_id as store, source, external_id as id, items from orders`.execute(db);
  const { rows: anonymous } = await sql<{
    store: number;
    source: string;
    id: string;
    startedAt: number;
    isTest: boolean;
  }>`
    select f.store_id as store, f.source, c.external_id as id, f.started_at as "startedAt", f.is_test as "isTest"
    from conversation_facts f join conversations c using (store_id, conversation_id) where f.customer is null`.execute(
    db,
  );
  const sums = { dimensions: [] as string[], recommended: 0, clicked: 0, ordered: 0, pending: 0 };
  const sold = new Map<string, bigint>();
  for (const { store, orders, talks } of await readWorld(db)) {
    const hours = windowHours ?? store.own;
    const known = talks.map((talk) => ({ ...talk, customer: talk.customer as string | null }));
    const nobody = anonymous
      .filter((talk) => talk.store === store.id)
      .map((talk) => ({
        ...talk,
        endedAt: talk.startedAt,
        firstBotSpeechAt: null,
        firstHumanSpeechAt: null,
        customer: null,
      }));
    for (const talk of [...known, ...nobody]) {
      if (talk.isTest) continue;
      const own = said.filter(
        ({ store: id, source, talk: name }) => id === store.id && source === talk.source && name === talk.id,
      );
      for (const product of new Set(own.flatMap((message) => message.products))) {
        if (store.through === null || talk.startedAt + hours * hourMs > store.through) {
          sums.pending++;
          continue;
        }
        const isTheirs = (one: { source: string; customer: string }) =>
          one.source === talk.source && one.customer === talk.customer;
        const walked = walkRecommendation(
          talk,
          { product, messages: own.filter((message) => message.products.includes(product)) },
          {
            clicks: clicks.filter((one) => one.store === store.id && one.source === talk.source),
            orders: orders.filter(isTheirs).map((one) => ({
              ...one,
              items:
                items
                  .find((row) => row.store === store.id && row.source === one.source && row.id === one.id)
                  ?.items?.map((item) => ({
                    ...{ product: item.product, quantity: 1 },
                    amountMinor: item.amountMinor === null ? null : BigInt(item.amountMinor),
                  })) ?? null,
            })),
            talks: talks.filter(isTheirs),
            windowHours: hours,
          },
        );
        sums.recommended++;
        if (walked.step !== "recommended") sums.clicked++;
        if (walked.step === "ordered") sums.ordered++;
        for (const { currency, minor } of walked.sold) sold.set(currency, (sold.get(currency) ?? 0n) + minor);
      }
    }
  }
  return {
    ...sums,
    sold: [...sold]
      .map(([currency, minor]) => ({ currency, minor }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}
