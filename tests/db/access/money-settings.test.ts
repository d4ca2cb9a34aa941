/** The Money page's changes: what is stored, what is refused, what the audit says. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AppLoadContext } from "@remix-run/node";
import { changeCost, changeRate, dropRate } from "#app/routes/_app.settings.money/change-money.server.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { listRates } from "#db/money/exchange-rates.ts";
import { listMinuteCosts } from "#db/money/minute-costs.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let db: Db;
let context: AppLoadContext;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  const principal = { kind: "person", id: 1, name: "Owner", role: "owner", scope: { allStores: true } };
  context = { importDb: db, principal, client: { address: "::1" } } as unknown as AppLoadContext;
});
afterAll(() => database.destroy());

beforeEach(async () => {
  await database.truncate();
  await sql`truncate exchange_rates`.execute(db);
  const parsed = parseEvent(
    { type: "store", store: "hz", id: "hz", name: "Hangzhou", currency: "CNY" },
    {},
    { now: () => 0 },
  );
  if ("event" in parsed) await loadBatch(db, { events: [parsed.event], importId: null });
});

function form(fields: Record<string, string>): FormData {
  const built = new FormData();
  for (const [name, value] of Object.entries(fields)) built.set(name, value);
  return built;
}

const dollars = { currency: "usd ", reporting: "CNY", rate: "7.250", from: "2026-11-01" };

async function readAudit() {
  const { rows } = await sql<{ action: string; subject: unknown }>`
    select action, subject from audit_entries order by entry_id desc limit 1`.execute(db);
  return rows[0];
}

it("keeps a rate, changes it and removes it, and writes down each", async () => {
  await changeRate(context, form(dollars));
  await changeRate(context, form({ ...dollars, from: "2026-11-11", rate: "7.1" }));
  await changeRate(context, form({ ...dollars, rate: "7.3" }));
  const stored = { currency: "USD", reportingCurrency: "CNY" };
  expect(await listRates(db)).toEqual([
    { ...stored, holdsFrom: "2026-11-11", rate: "7.1" },
    { ...stored, holdsFrom: "2026-11-01", rate: "7.3" },
  ]);
  expect(await readAudit()).toEqual({
    action: "rate_changed",
    subject: { currency: "USD", reporting: "CNY", from: "2026-11-01", rate: "7.3" },
  });
  await dropRate(context, form({ ...dollars, from: "2026-11-11" }));
  expect(await listRates(db)).toEqual([{ ...stored, holdsFrom: "2026-11-01", rate: "7.3" }]);
  expect(await readAudit()).toMatchObject({ action: "rate_removed" });
});

it.each([
  [{ currency: "XYZ1" }, "currency"],
  [{ reporting: "USD" }, "currency"],
  [{ rate: "0" }, "rate"],
  [{ rate: "-7" }, "rate"],
  [{ from: "2026-02-30" }, "day"],
  [{ from: "" }, "day"],
])("refuses a rate with %o", async (wrong, fault) => {
  expect(await changeRate(context, form({ ...dollars, ...wrong }))).toMatchObject({
    data: { did: "rate", fault },
    init: { status: 400 },
  });
  expect(await listRates(db)).toEqual([]);
});

it("keeps what a minute costs in a store, and forgets it", async () => {
  const [hz] = await listMinuteCosts(db);
  const own = { storeId: hz!.storeId, key: "hz", name: "Hangzhou", storeCurrency: "CNY" };
  expect(hz).toEqual({ ...own, cost: null, currency: null });
  const store = String(own.storeId);
  expect(await changeCost(context, form({ store, cost: "0.8500", currency: "cny" }))).toMatchObject({
    isSaved: true,
  });
  expect(await listMinuteCosts(db)).toEqual([{ ...own, cost: "0.85", currency: "CNY" }]);
  expect(await readAudit()).toEqual({
    action: "minute_cost_changed",
    subject: { cost: "0.8500", currency: "CNY" },
  });
  for (const wrong of [
    { cost: "x", currency: "CNY" },
    { cost: "1", currency: "money" },
    { cost: "-1", currency: "CNY" },
  ]) {
    expect(await changeCost(context, form({ store, ...wrong }))).toMatchObject({ data: { isSaved: false } });
  }
  expect(await listMinuteCosts(db)).toEqual([{ ...own, cost: "0.85", currency: "CNY" }]);
  await changeCost(context, form({ store, cost: "", currency: "CNY" }));
  expect(await listMinuteCosts(db)).toEqual([{ ...own, cost: null, currency: null }]);
  await expect(changeCost(context, form({ store: "99", cost: "1", currency: "CNY" }))).rejects.toMatchObject({
    init: { status: 404 },
  });
});
