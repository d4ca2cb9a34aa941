/** What is exported of a customer is all that is held of them, in events that can be imported again. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { exportCustomer } from "#db/privacy/export-customer.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2030, 0, 1) };

function parse(event: Record<string, unknown>): CanonicalEvent {
  const parsed = parseEvent(event, {}, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

const base = { store: "s", source: "api" };
const theirs = [
  {
    ...{
      type: "conversation",
      id: "c1",
      customer: "ann",
      channel: "web",
      started_at: "2026-10-01T08:00:00.250Z",
    },
    ...{
      ended_at: "2026-10-01T09:00:00Z",
      ended_by: "customer",
      topic: "size",
      test: false,
      version: 3,
      score_x: [1],
    },
  },
  {
    ...{ type: "message", id: "m1", conversation: "c1", at: "2026-10-01T08:00:00.250Z", from: "customer" },
    ...{ text: '尺码\n"怎么"选', customer: "ann", at_inferred: true, memo: { deep: null } },
  },
  {
    ...{
      type: "message",
      id: "m2",
      conversation: "c1",
      at: "2026-10-01T08:00:01Z",
      from: "bot",
      text: "see",
      kind: "answer",
    },
    ...{
      entry: "e",
      confidence: 0.93,
      matched: true,
      products: ["p1", "p2"],
      intent: "size",
      channel: "web",
    },
  },
  {
    ...{
      type: "handoff",
      id: "h1",
      conversation: "c1",
      at: "2026-10-01T08:01:00Z",
      requested_by: "customer",
    },
    ...{ executed: false, reason: "wish", to: "team" },
  },
  {
    type: "rating",
    id: "r1",
    conversation: "c1",
    score: 4,
    worst: 1,
    best: 5,
    of: "agent",
    solved: true,
    comment: "ok",
    message: "m2",
  },
  {
    ...{
      type: "order",
      id: "o1",
      customer: "ann",
      created_at: "2026-10-01T10:00:00Z",
      amount: "12.05",
      currency: "CNY",
    },
    items: [
      { product: "p1", quantity: 2, amount: "6.00" },
      { product: "p2", quantity: 1 },
    ],
  },
  {
    type: "order",
    id: "o2",
    customer: "ann",
    created_at: "2026-10-01T10:00:00Z",
    amount: "5",
    currency: "JPY",
  },
  { type: "refund", id: "f1", order: "o1", at: "2026-10-02T10:00:00Z", amount: "1.5", reason: "torn" },
  { type: "click", id: "k1", at: "2026-10-01T08:02:00Z", product: "p1", conversation: "c1", customer: "ann" },
].map((event) => ({ ...base, ...event }));
const foreign = [
  {
    type: "message",
    id: "x1",
    conversation: "x",
    at: "2026-10-01T08:00:00Z",
    from: "customer",
    text: "hi",
    customer: "bob",
  },
  {
    type: "order",
    id: "x2",
    customer: "bob",
    created_at: "2026-10-01T10:00:00Z",
    amount: "1",
    currency: "CNY",
  },
].map((event) => ({ ...base, ...event }));

it("gives every event of the customer, and sent again each is a duplicate", async () => {
  await loadBatch(db, { events: [...theirs, ...foreign].map(parse), importId: null });
  let file = "";
  for await (const chunk of exportCustomer(db, ["ann"])) file += chunk;
  const lines = file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ type, id }) => `${type} ${id}`).sort()).toEqual(
    theirs.map(({ type, id }) => `${type} ${id}`).sort(),
  );
  expect(lines.map(parse)).toEqual(
    expect.arrayContaining(
      theirs.map((event) => expect.objectContaining({ type: event.type, id: event.id })),
    ),
  );
  const again = await loadBatch(db, { events: lines.map(parse), importId: null });
  expect(again).toMatchObject({ accepted: 0, duplicate: theirs.length });
});

it("gives nothing for somebody unknown", async () => {
  for await (const chunk of exportCustomer(db, ["nobody"])) expect(chunk).toBe("");
  const { rows } = await sql`select from audit_entries`.execute(db);
  expect(rows).toEqual([]);
});
