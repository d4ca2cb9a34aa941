/** Days that fill up live are put together in another way than months at once; both ways give the same rows. */
import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grains, type Grain } from "#app/metrics/parts.ts";
import { computeLiveRollup, computeRollup } from "#db/rollup/compute.ts";
import { listRollupColumns } from "#db/rollup/cubes.ts";
import { buildConversation, type Script, type WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { loadWireEvents } from "#tests/setup/load-wire-events.ts";

const hour = 3_600_000;
const now = Date.UTC(2026, 9, 20, 12);
/** Own windows: shorter and longer than all that are kept for every store, one of those, and one between. */
const windows: Record<string, number> = { short: 6, kept: 72, between: 48, long: 500 };
const scripts: Script[] = [
  "confirmed",
  "durable",
  "rejected",
  "handoff",
  "handoff_lost",
  "takeover",
  "empty",
];
/** Hours before the newest: on both sides of every window, and on its edge. */
const ages = [0, 1, 5, 6, 7, 23, 24, 25, 47, 49, 71, 73, 100, 167, 169, 300, 501];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const events: WireEvent[] = Object.entries(windows).map(([store, recontact]) => ({
    ...{ type: "store", store, source: "api", id: store, name: store, timezone: "Asia/Shanghai" },
    recontact_hours: recontact,
  }));
  for (const store of Object.keys(windows)) {
    for (const [at, age] of ages.entries()) {
      const id = `${store}-${age}`;
      const customer = at % 3 === 0 ? "one and the same" : at % 3 === 1 ? id : null;
      const options = { customer, topic: at % 2 === 0 ? "size" : undefined, test: at % 7 === 6 };
      const script = scripts[at % scripts.length]!;
      events.push(...buildConversation(script, { ...options, id, store, at: now - age * hour }));
      if (at % 2 === 1) continue;
      const rating = {
        id: `${id} rated`,
        conversation: id,
        at: now - age * hour + 60_000,
        score: 1 + (at % 5),
      };
      events.push({ type: "rating", store, source: "api", worst: 1, best: 5, ...rating });
    }
  }
  await loadWireEvents(database.db, events, { now: now + hour });
});
afterAll(() => database.destroy());

const list = async (rows: RawBuilder<unknown>): Promise<string[]> =>
  (
    await sql<{ row: string }>`select x::text as row from (${rows}) x order by 1`.execute(database.db)
  ).rows.map(({ row }) => row);

test.each(grains)("%s: the same rows, by window and cube", async (grain: Grain) => {
  const every = () => sql`true`;
  const live = await list(computeLiveRollup(grain, every));
  expect(live.length).toBeGreaterThan(100);
  expect(live).toEqual(await list(computeRollup(grain, every)));
});

test("what no window can tell of yet is pending under each of them, the store's own among them", async () => {
  const names = sql.raw(listRollupColumns("conversation").join(", "));
  const { rows } = await sql<{ store: string; pending: string }>`
    select s.key as store, string_agg(r.recontact_hours || ': ' || r.pending, ', ' order by r.recontact_hours) as pending
    from (${computeLiveRollup("conversation", (day) => sql`${sql.ref(`f.${day}`)} = '2026-10-20'`)}) r (${names})
    join stores s using (store_id) where r.cube = 'total' and not r.is_test group by s.key order by s.key`.execute(
    database.db,
  );
  // On that day in Shanghai they began 0, 1, 5, 6 and 7 hours before; the fourth ended a minute later than the newest did.
  expect(rows).toEqual([
    { store: "between", pending: "24: 5, 48: 5, 72: 5, 168: 5" },
    { store: "kept", pending: "24: 5, 72: 5, 168: 5" },
    { store: "long", pending: "24: 5, 72: 5, 168: 5, 500: 5" },
    { store: "short", pending: "6: 4, 24: 5, 72: 5, 168: 5" },
  ]);
});
