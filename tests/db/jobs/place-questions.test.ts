/** Questions that come between two nights, by the same way as live events: refreshed, placed, shown. Worked out by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { clusterGaps } from "#app/jobs/cluster-gaps.ts";
import { placeQuestions } from "#app/jobs/place-questions.ts";
import { listGaps, type ListedGap } from "#db/gaps/list-gaps.ts";
import { eraseCustomer } from "#db/privacy/erase-customer.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createAsker, type Asked } from "#tests/factories/asked-question.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { findInTables } from "#tests/setup/dump-everything.ts";

const own = { store: "hz", source: "shop" };
const ask = createAsker(own, Date.UTC(2026, 2, 31, 4));
const water = "X1防水吗";
const refund = "退款什么时候到账";
const invoice = "在哪里开发票";

let database: TestDatabase;
let client: ReturnType<typeof createApiClient>;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.truncate();
  await sql`delete from graphile_worker._private_jobs`.execute(database.db);
  client = createApiClient(database.db);
  await client.send([{ ...own, type: "store", id: "hz", name: "Hangzhou", timezone: "Asia/Shanghai" }]);
  await send([
    ...[30, 20, 10, 5].map((daysAgo, at) => ({ id: `w${at}`, text: water, daysAgo, customer: `w${at}` })),
    ...[12, 8, 3].map((daysAgo, at) => ({ id: `r${at}`, text: refund, daysAgo, customer: `r${at}` })),
  ]);
  await clusterGaps(context(), 1);
});
afterAll(() => database.destroy());

const signal = new AbortController().signal;
const context = () => ({ db: database.db, url: database.url, dataDir: "", privacyKey: null, signal });

async function sendEvents(events: WireEvent[]): Promise<void> {
  expect((await client.send(events)).quarantined).toEqual([]);
  await refreshDirtyBuckets(database.db);
}
const send = (asked: readonly Asked[]) => sendEvents(asked.flatMap(ask));

/** The jobs that wait, taken out of the queue. */
async function takeJobs(): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    delete from graphile_worker._private_jobs returning key`.execute(database.db);
  return rows
    .map(({ key }) => key)
    .filter((key) => /^(cluster|place)-/.test(key))
    .sort();
}
const place = () => placeQuestions(context(), 1);
const list = () => listGaps(database.db, { allStores: true }, { store: "hz", limit: 100 });
const find = async (title: string): Promise<ListedGap | undefined> =>
  (await list()).find((gap) => gap.title === title);
const listCandidates = async () =>
  (
    await database.db.selectFrom("gap_candidates").select("message_id as id").orderBy("message_id").execute()
  ).map(({ id }) => id);

it("puts a question where its like are, within the same ids, and asks for one look however much comes", async () => {
  const before = (await find(water))!;
  await takeJobs();
  await send([{ id: "late", text: `${water}？`, daysAgo: 0, customer: "late" }]);
  await send([{ id: "later", text: water, daysAgo: -0.1, customer: "late", handled: true }]);
  expect(await takeJobs()).toEqual(["place-questions:1"]);
  await place();
  expect(await find(water)).toEqual({
    ...before,
    ...{ questions: 6, customers: 5, recent: before.recent + 2, humanMs: 180_000 },
    ...{ lastAskedAt: Date.UTC(2026, 2, 31, 4) + 8_640_000, through: expect.any(Number) as number },
    costShare: expect.any(Number) as number,
  });
  expect(await list()).toHaveLength(2);
});

it("founds a gap when three conversations ask alike, and not before; the night keeps its id", async () => {
  await send([
    { id: "i0", text: invoice, daysAgo: 2 },
    { id: "i1", text: invoice, daysAgo: 1 },
  ]);
  await place();
  expect(await list()).toHaveLength(2);
  expect(await listCandidates()).toEqual(["i0-0", "i1-0"]);
  await send([{ id: "i2", text: `请问${invoice}`, daysAgo: 0 }]);
  await place();
  expect(await listCandidates()).toEqual([]);
  const founded = (await find(invoice))!;
  expect(founded).toMatchObject({ state: "new", language: "zh", questions: 3, customers: 3, recent: 3 });
  await clusterGaps(context(), 1);
  expect(await find(invoice)).toMatchObject({ gapId: founded.gapId, questions: 3 });
});

it("lets the night make gaps of what is left over, with the id the candidates had", async () => {
  await send([{ id: "i0", text: invoice, daysAgo: 2 }]);
  await place();
  const { key } = await database.db.selectFrom("gap_candidates").select("key").executeTakeFirstOrThrow();
  await clusterGaps(context(), 1);
  expect(await listCandidates()).toEqual([]);
  const { rows } = await sql<{ key: string }>`
    select g.key from gaps g join gap_questions q using (gap_id) where q.message_id = 'i0-0'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ key }]);
});

it("takes back what was no gap after all, and looks only at what changed", async () => {
  await send([{ id: "late", text: water, daysAgo: 0 }]);
  await place();
  expect(await find(water)).toMatchObject({ questions: 5 });
  const noon = Date.UTC(2026, 2, 31, 4);
  // The platform corrects itself: it had an answer.
  await sendEvents([
    {
      ...{ ...own, type: "message", conversation: "late", id: "late-1", version: 2, from: "bot" },
      ...{ kind: "answer", text: "防水的", at: new Date(noon + 60_000).toISOString() },
    },
  ]);
  await place();
  expect(await find(water)).toMatchObject({ questions: 4 });
  // Nothing new: nothing is written.
  const before = await sql`select xmin, * from gap_questions order by message_id`.execute(database.db);
  await place();
  expect(
    (await sql`select xmin, * from gap_questions order by message_id`.execute(database.db)).rows,
  ).toEqual(before.rows);
});

it("leaves a store to the night that was never looked at, and one that got a lot at once", async () => {
  await sql`delete from gap_passes`.execute(database.db);
  await takeJobs();
  await place();
  expect(await takeJobs()).toEqual(["cluster-gaps:1"]);
  await clusterGaps(context(), 1);
  await send(Array.from({ length: 501 }, (_, at) => ({ id: `m${at}`, text: water, daysAgo: 0 })));
  await takeJobs();
  await place();
  expect(await takeJobs()).toEqual(["cluster-gaps:1"]);
  expect(await find(water)).toMatchObject({ questions: 4 });
});

it("forgets candidates whose words go, by erasing and by undo", async () => {
  await send([{ id: "secret", text: "斑马Zebrafish能骑吗", daysAgo: 1, customer: "ann" }]);
  await send([{ id: "other", text: invoice, daysAgo: 1 }]);
  await place();
  expect(await listCandidates()).toEqual(["other-0", "secret-0"]);
  const { customer } = await database.db
    .selectFrom("conversations")
    .select("customer")
    .where("external_id", "=", "secret")
    .executeTakeFirstOrThrow();
  await eraseCustomer(database.db, [customer!]);
  expect(await findInTables(database.db, "Zebrafish")).toEqual([]);
  expect(await findInTables(database.db, "secret-0")).toEqual([]);
  await undoImport(database.db, 1);
  expect(await listCandidates()).toEqual([]);
});

it("begins again where it was broken off", async () => {
  await send([{ id: "late", text: water, daysAgo: 0 }]);
  await takeJobs();
  const ended = new AbortController();
  ended.abort();
  await placeQuestions({ ...context(), signal: ended.signal }, 1);
  expect(await takeJobs()).toEqual(["place-questions:1"]);
  await place();
  expect(await find(water)).toMatchObject({ questions: 5 });
});
