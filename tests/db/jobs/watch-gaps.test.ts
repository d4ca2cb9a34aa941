/** Gaps after publishing, moved by what is asked: by the night's look and by single questions. Rates worked out by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { GapState } from "#app/gaps/gap-state.ts";
import { clusterGaps } from "#app/jobs/cluster-gaps.ts";
import { placeQuestions } from "#app/jobs/place-questions.ts";
import { listGaps, type ListedGap } from "#db/gaps/list-gaps.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createAsker, type Asked } from "#tests/factories/asked-question.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const own = { store: "hz", source: "shop" };
const noon = Date.UTC(2026, 2, 31, 4);
const day = 86_400_000;
const ask = createAsker(own, noon);
const water = "X1防水吗";
const refund = "退款什么时候到账";
const invoice = "在哪里开发票";

let database: TestDatabase;
let client: ReturnType<typeof createApiClient>;
const signal = new AbortController().signal;
const context = () => ({ db: database.db, url: database.url, dataDir: "", privacyKey: null, signal });
let ids = 0;
const times = (count: number, text: string, daysAgo: number): Asked[] =>
  Array.from({ length: count }, (_, at) => ({ id: `c${ids++}`, text, daysAgo: daysAgo - at / 100 }));

async function send(asked: readonly Asked[]): Promise<void> {
  expect((await client.send(asked.flatMap(ask))).quarantined).toEqual([]);
  await refreshDirtyBuckets(database.db);
}
async function find(title: string): Promise<ListedGap> {
  const gaps = await listGaps(database.db, { allStores: true }, { store: "hz", limit: 100 });
  return gaps.find((gap) => gap.title === title)!;
}
const set = (gapId: number, state: GapState, publishedAt: number | null) =>
  sql`update gaps set state = ${state}, published_at = to_timestamp(${publishedAt && publishedAt / 1_000})
    where gap_id = ${gapId}`.execute(database.db);
async function readChanges(gapId: number): Promise<string[]> {
  const rows = await database.db
    .selectFrom("gap_changes")
    .select(["action", "state_from", "state_to", "actor_id"])
    .where("gap_id", "=", gapId)
    .orderBy("change_id")
    .execute();
  expect(rows.map(({ actor_id: actor }) => actor)).toEqual(rows.map(() => null));
  return rows.map((row) => `${row.action}: ${row.state_from} → ${row.state_to}`);
}

let gapId: number;
let dismissedId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  client = createApiClient(database.db);
  await client.send([{ ...own, type: "store", id: "hz", name: "Hangzhou", timezone: "Asia/Shanghai" }]);
  // In the 28 days before publishing: 20 about water of 40 in all.
  await send([...times(20, water, 50), ...times(10, refund, 45), ...times(10, invoice, 45)]);
  await clusterGaps(context(), 1);
  gapId = (await find(water)).gapId;
  dismissedId = (await find(invoice)).gapId;
  await set(gapId, "published", noon - 40 * day);
  await set(dismissedId, "not a knowledge problem", null);
});
afterAll(() => database.destroy());

it("is watched at once: by the night's look, should it not be by publishing", async () => {
  await clusterGaps(context(), 1);
  expect((await find(water)).state).toBe("watching");
  expect(await readChanges(gapId)).toEqual(["watch: published → watching"]);
  // What the days until the fortnight is over hold beside.
  await send([...times(1, refund, 36.01), ...times(1, refund, 35.9)]);
});

it("closes 14 days after publishing, at the time the data reaches to: one in 16 is a tenth of one in two", async () => {
  await send([...times(1, water, 30), ...times(13, refund, 28)]);
  await clusterGaps(context(), 1);
  expect((await find(water)).state).toBe("watching");
  await send(times(1, refund, 25.9));
  await clusterGaps(context(), 1);
  const closed = await find(water);
  expect(closed).toMatchObject({ gapId, state: "closed" });
  expect(closed.closedAt).toBe(noon - 25.9 * day + 60_000);
});

it("comes back with the same id when single questions do, and belongs to nobody", async () => {
  // Two of four are as many as ever, but too few to tell; the third tells.
  await send([...times(2, water, 20), ...times(2, refund, 20)]);
  await placeQuestions(context(), 1);
  expect((await find(water)).state).toBe("closed");
  await send(times(1, water, 19));
  await placeQuestions(context(), 1);
  const back = await find(water);
  expect(back).toMatchObject({ gapId, state: "reopened", ownerId: null });
  expect(back.reopenedAt).toBe(noon - 19 * day + 60_000);
  expect(await readChanges(gapId)).toEqual([
    "watch: published → watching",
    "close: watching → closed",
    "reopen: closed → reopened",
  ]);
});

it("leaves what is no knowledge problem dismissed, and shows how it grows", async () => {
  await send(times(9, invoice, 3));
  await placeQuestions(context(), 1);
  const expected = { gapId: dismissedId, state: "not a knowledge problem", questions: 19 };
  expect(await find(invoice)).toMatchObject(expected);
  await clusterGaps(context(), 1);
  expect(await find(invoice)).toMatchObject({ ...expected, recent: 9, previous: 0 });
  expect(await readChanges(dismissedId)).toEqual([]);
});
