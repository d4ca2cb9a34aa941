/** Orders in transcripts: in their place in time, with what the conversation has to do with each. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "#app/access/principal.ts";
import type { OrderItem } from "#app/reports/transcript-items.ts";
import { loadTranscriptReport } from "#app/reports/transcript.server.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const ids = new Map<string, number>();
const scope = { allStores: true } as const;
const owner: Principal = { kind: "person", id: 1, name: "O", role: "owner", scope };
const trainer: Principal = { ...owner, role: "trainer" };

const at = (time: string) => `2026-10-${time}:00+08:00`;
const say = (
  conversation: string,
  from: string,
  time: string,
  own: Record<string, unknown> = {},
): WireEvent => ({
  ...{ type: "message", store: "hz", source: "shop", conversation, customer: "ann", from },
  ...{ id: `${conversation} ${from} ${time}`, at: at(time), text: "这款有货吗" },
  ...own,
});
const order = (id: string, created: string, own: Record<string, unknown> = {}): WireEvent => ({
  ...{ type: "order", store: "hz", source: "shop", id, customer: "ann", created_at: at(created) },
  ...{ amount: "199.00", currency: "CNY" },
  ...own,
});

beforeAll(async () => {
  database = await createTestDatabase();
  const client = createApiClient(database.db);
  const events: WireEvent[] = [
    {
      type: "store",
      store: "hz",
      source: "shop",
      id: "hz",
      name: "Hangzhou",
      timezone: "Asia/Shanghai",
      currency: "CNY",
    },
    order("old", "09T10:00", { paid_at: at("09T10:00") }),
    order("ancient", "01T10:00"),
    say("c1", "customer", "20T09:00"),
    say("c1", "bot", "20T09:01"),
    order("new", "20T09:14", { paid_at: at("20T09:20") }),
    {
      type: "refund",
      store: "hz",
      source: "shop",
      id: "r1",
      order: "new",
      at: at("25T08:00"),
      amount: "20",
      reason: "太大",
    },
    say("c2", "customer", "21T09:00"),
    say("c2", "agent", "21T09:02"),
    order("later", "21T10:00"),
    order("silent", "24T12:00"),
    say("c3", "customer", "20T09:00", { customer: "bo" }),
    order("of bo", "20T09:30", { customer: "bo" }),
  ];
  expect((await client.send(events)).quarantined).toEqual([]);
  const { rows } = await sql<{ id: number; name: string }>`
    select conversation_id as id, external_id as name from conversations`.execute(database.db);
  for (const { id, name } of rows) ids.set(name, id);
});
afterAll(() => database.destroy());

async function read(conversation: string, principal: Principal = owner, windowHours: 24 | 168 | null = null) {
  const windows = { recontactHours: null, sameTopicOnly: false, windowHours };
  const reading = { db: database.db, scope, principal, privacyKey: "a key of tests" };
  const report = await loadTranscriptReport(reading, ids.get(conversation)!, windows);
  return report!.items.filter((item): item is OrderItem & { gapMs: number | null } => item.what === "order");
}
const tell = ({ orderId, step, relation, amount }: OrderItem) => [orderId, step, relation, amount];

describe("the orders of a transcript", () => {
  it("say what this conversation sold, what was there before, and what others are credited with", async () => {
    expect((await read("c1")).map(tell)).toEqual([
      ["old", "placed_paid", "before", "199.00"],
      ["new", "placed", "this", "199.00"],
      ["new", "paid", "this", "199.00"],
      ["later", "placed", "other", "199.00"],
      ["silent", "placed", "none", "199.00"],
      ["new", "refunded", "this", "20.00"],
    ]);
    const [, placed] = await read("c1");
    expect(placed).toMatchObject({ bucket: "bot", lagMs: 14 * 60_000, conversationId: ids.get("c1") });
    const refund = (await read("c1")).at(-1);
    expect(refund).toMatchObject({ reason: "太大", at: Date.parse(at("25T08:00")) });
  });

  it("are of the same customer only, and never credited to a conversation that came after them", async () => {
    expect((await read("c3")).map(tell)).toEqual([["of bo", "placed", "none", "199.00"]]);
    const relations = new Map((await read("c2")).map(({ orderId, relation }) => [orderId, relation]));
    expect(Object.fromEntries(relations)).toEqual({
      old: "before",
      new: "before",
      later: "this",
      silent: "none",
    });
  });

  it("are credited under the window of the page", async () => {
    const under = async (hours: 24 | 168 | null) =>
      (await read("c2", owner, hours)).find(({ orderId }) => orderId === "silent")?.relation;
    expect([await under(24), await under(null), await under(168)]).toEqual(["none", "none", "this"]);
  });

  it("have no amounts for those who see no money", async () => {
    const steps = await read("c1", trainer);
    expect(steps).toHaveLength(6);
    for (const { amount } of steps) expect(amount).toBeNull();
  });
});
