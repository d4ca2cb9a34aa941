/** A customer's line of time: everything of theirs with one store, and of nobody else. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "#app/access/principal.ts";
import { writeCustomerAddress } from "#app/customers/customer-address.ts";
import { loadCustomerReport } from "#app/reports/customer.server.ts";
import { recordCustomerSeen } from "#db/audit/record-access.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
let ann: { storeId: number; source: string; customer: string };
const all = { allStores: true } as const;
const owner: Principal = { kind: "person", id: 1, name: "O", role: "owner", scope: all };
const windows = { recontactHours: null, windowHours: null };

const at = (time: string) => `2026-10-${time}:00+08:00`;
const inStore = (store: string) => ({ store, source: "shop" });
const say = (store: string, customer: string, from: string, time: string): WireEvent => ({
  ...{ type: "message", ...inStore(store), conversation: `${customer} ${time.slice(0, 2)}`, customer, from },
  ...{ id: `${store} ${customer} ${from} ${time}`, at: at(time), text: "这款有货吗" },
});
const order = (store: string, id: string, customer: string, time: string, own = {}): WireEvent => ({
  ...{
    type: "order",
    ...inStore(store),
    id,
    customer,
    created_at: at(time),
    amount: "199.00",
    currency: "CNY",
  },
  ...own,
});

beforeAll(async () => {
  database = await createTestDatabase();
  const { quarantined } = await createApiClient(database.db).send([
    ...["hz", "sh"].map((store) => ({
      type: "store",
      ...inStore(store),
      id: store,
      name: store,
      timezone: "Asia/Shanghai",
    })),
    say("hz", "ann", "customer", "10T09:00"),
    say("hz", "ann", "bot", "10T09:01"),
    {
      type: "rating",
      ...inStore("hz"),
      id: "r",
      conversation: "ann 10",
      score: 5,
      worst: 1,
      best: 5,
      at: at("10T09:05"),
    },
    order("hz", "o1", "ann", "10T10:00", { paid_at: at("10T10:03") }),
    { type: "refund", ...inStore("hz"), id: "x1", order: "o1", at: at("12T08:00"), amount: "19.5" },
    order("hz", "o2", "ann", "18T10:00"),
    say("hz", "bo", "customer", "10T09:00"),
    order("hz", "of bo", "bo", "10T09:30"),
    say("sh", "ann", "customer", "11T09:00"),
    order("sh", "elsewhere", "ann", "11T09:30"),
  ] as WireEvent[]);
  expect(quarantined).toEqual([]);
  const row = await database.db
    .selectFrom("order_facts")
    .select(["store_id as storeId", "source", "customer"])
    .where("external_id", "=", "o1")
    .executeTakeFirstOrThrow();
  ann = row;
});
afterAll(() => database.destroy());

const read = (principal: Principal, address: string) =>
  loadCustomerReport(
    { db: database.db, scope: principal.scope, principal, privacyKey: testPrivacyKey },
    address,
    windows,
  );

it("tells chats, ratings, orders and refunds of one customer in one store, newest first, with what it comes to", async () => {
  const found = await read(owner, writeCustomerAddress(testPrivacyKey, ann));
  const told = found!.report.steps.map((step) =>
    step.what === "order" ? [step.orderId, step.step, step.bucket, step.amount] : [step.what],
  );
  expect(told).toEqual([
    ["o2", "placed", "silent", "199.00"],
    ["o1", "refunded", "bot", "19.50"],
    ["o1", "paid", "bot", "199.00"],
    ["o1", "placed", "bot", "199.00"],
    ["rating"],
    ["conversation"],
  ]);
  expect(found!.report.totals).toEqual([
    { currency: "CNY", orders: 1, gross: "199.00", refunded: "19.50", net: "179.50" },
  ]);
  expect(JSON.stringify(found!.report)).not.toContain(ann.customer);
});

it("has no amounts for those who see no money", async () => {
  const found = await read({ ...owner, role: "trainer" }, writeCustomerAddress(testPrivacyKey, ann));
  expect(found!.report.totals).toBeNull();
  for (const step of found!.report.steps) if (step.what === "order") expect(step.amount).toBeNull();
});

it("is not found by those of other stores, for nobody, or by another key's address", async () => {
  const others: Principal = { ...owner, scope: { allStores: false, storeIds: [ann.storeId + 1] } };
  expect(await read(others, writeCustomerAddress(testPrivacyKey, ann))).toBeNull();
  expect(await read(owner, writeCustomerAddress(testPrivacyKey, { ...ann, customer: "nobody" }))).toBeNull();
  expect(await read(owner, writeCustomerAddress("another key", ann))).toBeNull();
});

it("is written into the audit once for each look, by a conversation and never by the customer's id", async () => {
  const found = await read(owner, writeCustomerAddress(testPrivacyKey, ann));
  const seen = {
    principal: owner,
    address: null,
    storeId: ann.storeId,
    conversationId: found!.conversationId,
  };
  await recordCustomerSeen(database.db, seen);
  await recordCustomerSeen(database.db, seen);
  const entries = await database.db
    .selectFrom("audit_entries")
    .select(["action", "store_id", "subject"])
    .where("action", "=", "customer_seen")
    .execute();
  expect(entries).toEqual([
    { action: "customer_seen", store_id: ann.storeId, subject: { conversation: found!.conversationId } },
  ]);
});
