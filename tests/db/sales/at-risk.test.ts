/** Inquiries at risk as a work list: who is on it, in which order, and that whoever buys leaves it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "#app/access/principal.ts";
import { loadAtRiskReport, type AtRiskReport } from "#app/reports/at-risk.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let client: ReturnType<typeof createApiClient>;
const scope = { allStores: true } as const;
const owner: Principal = { kind: "person", id: 1, name: "O", role: "owner", scope };
const hour = 3_600_000;
const noon = Date.UTC(2026, 9, 20, 4);
const iso = (hours: number) => new Date(noon + hours * hour).toISOString();

const say = (customer: string, hours: number, from: string, text: string): WireEvent => ({
  ...{ type: "message", store: "hz", source: "shop", conversation: `of ${customer}`, customer },
  ...{ id: `${customer} ${from} ${hours}`, at: iso(hours), from, text },
});
const ask = (customer: string, hours: number, words = "有货吗") => [
  say(customer, hours, "customer", words),
  say(customer, hours + 0.01, "bot", "有的"),
];
const buy = (customer: string, hours: number): WireEvent => ({
  ...{
    type: "order",
    store: "hz",
    source: "shop",
    id: `order of ${customer}`,
    customer,
    amount: "100.00",
    currency: "CNY",
  },
  ...{ created_at: iso(hours), paid_at: iso(hours) },
});

beforeAll(async () => {
  database = await createTestDatabase();
  client = createApiClient(database.db);
  const before = Array.from({ length: 80 }, (_, index) => `c${index}`);
  const { quarantined } = await client.send([
    {
      type: "store",
      store: "hz",
      source: "shop",
      id: "hz",
      name: "Hangzhou",
      timezone: "Asia/Shanghai",
      currency: "CNY",
    },
    // 80 whose window is over: 40 bought within the first hour, 20 within the 30th.
    ...before.flatMap((customer) => ask(customer, -200)),
    ...before.slice(0, 40).map((customer) => buy(customer, -199.5)),
    ...before.slice(40, 60).map((customer) => buy(customer, -170.5)),
    ...ask("early", -50, "还在吗"),
    ...ask("late", -1, "多少钱"),
    say("late", 0, "customer", "能便宜点吗"),
    ...ask("bought", -5),
    buy("bought", -2),
  ]);
  expect(quarantined).toEqual([]);
});
afterAll(() => database.destroy());

async function read(principal: Principal | null = owner, query = ""): Promise<AtRiskReport | null> {
  const reading = { db: database.db, scope, principal, privacyKey: testPrivacyKey };
  return loadAtRiskReport(reading, await loadPageFrame(reading, parsePageSearch(new URLSearchParams(query))));
}
const tell = (report: AtRiskReport | null) => report?.entries.map(({ lastWords }) => lastWords);

it("has those who can still be won, the least time left first, with their last words and what they may bring", async () => {
  const report = await read();
  expect(tell(report)).toEqual(["还在吗", "能便宜点吗"]);
  expect(report!.figure.value).toBe(2);
  const [early, late] = report!.entries;
  expect([early!.leftMs, late!.leftMs]).toEqual([22 * hour, 71 * hour]);
  // 50 hours after they asked, 20 of 80 had not bought: too few to tell. After one hour 40 had not, of whom 20 did.
  expect(early).toMatchObject({ chance: null, value: null });
  expect(late).toMatchObject({ chance: 0.5, value: "50.00", currency: "CNY" });
});

it("is shorter under a shorter window, and only for those who see customers and money", async () => {
  expect(tell(await read(owner, "window=24"))).toEqual(["能便宜点吗"]);
  expect(await read({ ...owner, role: "trainer" })).toBeNull();
  expect(await read(null)).toBeNull();
});

it("is left by whoever buys", async () => {
  await client.send([buy("late", 0)]);
  expect(tell(await read())).toEqual(["还在吗"]);
});

it("goes by the time left where the data of stores reaches differently far", async () => {
  // The window of "几天到" ends before that of "还在吗", with more time to go: nothing newer is known in that store.
  const inOther = [...ask("slow", -60, "几天到"), ...ask("else", -20.01, "包邮吗"), buy("else", -20)].map(
    (event) => ({
      ...event,
      store: "bj",
    }),
  );
  const { quarantined } = await client.send(inOther);
  expect(quarantined).toEqual([]);
  const report = await read();
  expect(report!.entries.map(({ lastWords, leftMs }) => [lastWords, leftMs])).toEqual([
    ["还在吗", 22 * hour],
    ["几天到", 32 * hour],
  ]);
});
