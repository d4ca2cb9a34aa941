/** Gaps from stored conversations to the list, on a store whose sizes are worked out by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { clusterGaps } from "#app/jobs/cluster-gaps.ts";
import { findGap, listGapQuestions, listGaps } from "#db/gaps/list-gaps.ts";
import { eraseCustomer } from "#db/privacy/erase-customer.ts";
import { removeOldTexts } from "#db/privacy/retention.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createAsker, type Asked } from "#tests/factories/asked-question.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { findInTables } from "#tests/setup/dump-everything.ts";

let database: TestDatabase;
let client: ReturnType<typeof createApiClient>;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.truncate();
  client = createApiClient(database.db);
  await client.send([{ ...own, type: "store", id: "hz", name: "Hangzhou", timezone: "Asia/Shanghai" }]);
});
afterAll(() => database.destroy());

const scope = { allStores: true } as const;
const own = { store: "hz", source: "shop" };
const day = 86_400_000;
const minute = 60_000;
const noon = Date.UTC(2026, 2, 31, 4);
const signal = new AbortController().signal;

const ask = createAsker(own, noon);

// One wording each: how wordings come together is app/gaps' own matter.
const water = "X1防水吗";
const refund = "退款什么时候到账";

/** Ten about water (two within 14 days, three in the 14 before; nine customers, two handled), six about refunds. */
const questions: Asked[] = [
  ...[1, 5, 15, 20, 27, 30, 40, 50, 60, 70].map((daysAgo, index) => ({
    id: `w${index}`,
    text: water,
    daysAgo,
    customer: index === 9 ? "c0" : `c${index}`,
    handled: index < 2,
  })),
  ...[2, 3, 4, 6, 7, 8].map((daysAgo, index) => ({ id: `r${index}`, text: refund, daysAgo })),
  { id: "old", text: water, daysAgo: 95, customer: "early" },
  { id: "trial", text: water, daysAgo: 9, test: true },
];

const send = async (events: WireEvent[]) => expect((await client.send(events)).quarantined).toEqual([]);
const cluster = () =>
  clusterGaps({ db: database.db, url: database.url, dataDir: "", privacyKey: null, signal }, 1);
const list = () => listGaps(database.db, scope, { store: "hz", limit: 100 });

async function readKeys(): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`
    select q.message_id as id, g.key from gap_questions q join gaps g using (store_id, gap_id)`.execute(
    database.db,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

it("finds gaps with their sizes: counted days, customers, minutes, trend, words by reference", async () => {
  await send(questions.flatMap(ask));
  await cluster();
  const gaps = await list();
  expect(gaps.map(({ questions: size }) => size)).toEqual([10, 6]);
  const [first, second] = gaps;
  expect(first).toMatchObject({
    state: "new",
    kind: null,
    language: "zh",
    customers: 9,
    humanMs: 6 * minute,
  });
  expect(first).toMatchObject({ recent: 2, previous: 3, gmvAtRisk: null, storeKey: "hz" });
  // Without an id, each conversation is a customer.
  expect(second).toMatchObject({ customers: 6, humanMs: 0, recent: 6, previous: 0 });
  expect(first!.title).toBe(water);
  // Of the minutes all, of the customers nine in fifteen, of money nothing is known.
  expect(first!.costShare).toBeCloseTo((1 + 9 / 15) / 3);

  const listed = await listGapQuestions(database.db, scope, first!.gapId);
  expect(listed.map(({ message }) => message)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => `w${index}-0`),
  );
  expect(listed[0]).toMatchObject({ source: "shop", conversation: "w0", reason: "missed", text: water });
  expect(await findGap(database.db, { allStores: false, storeIds: [2] }, first!.gapId)).toBeUndefined();
  expect(await listGapQuestions(database.db, { allStores: false, storeIds: [2] }, first!.gapId)).toEqual([]);
});

it("keeps the ids of gaps and where questions are when one in twenty is added", async () => {
  await send(questions.flatMap(ask));
  await cluster();
  const before = await readKeys();
  const ids = (await list()).map(({ gapId }) => gapId);
  await send(ask({ id: "more", text: water, daysAgo: 0.5 }));
  await cluster();
  const after = await readKeys();
  expect(after.size).toBe(before.size + 1);
  for (const [id, key] of before) expect(after.get(id)).toBe(key);
  expect(after.get("more-0")).toBe(before.get("w0-0"));
  expect((await list()).map(({ gapId }) => gapId)).toEqual(ids);
});

it("reopens a closed gap that is asked again, and no other", async () => {
  await send(questions.flatMap(ask));
  await cluster();
  await sql`update gaps set state = 'closed', closed_at = ${new Date(noon).toISOString()}::timestamptz`.execute(
    database.db,
  );
  await cluster();
  expect((await list()).map(({ state }) => state)).toEqual(["closed", "closed"]);
  await send(ask({ id: "again", text: water, daysAgo: -1 }));
  await cluster();
  expect((await list()).map(({ state, reopenedAt }) => [state, reopenedAt !== null])).toEqual([
    ["reopened", true],
    ["closed", false],
  ]);
});

it("brings back a closed gap whose questions are all older than what is counted", async () => {
  await send(questions.flatMap(ask));
  await cluster();
  const [water1] = await list();
  await sql`update gaps set state = 'closed', closed_at = ${new Date(noon).toISOString()}::timestamptz`.execute(
    database.db,
  );
  await send(ask({ id: "unlike", text: "在哪里开发票", daysAgo: -200 }));
  await cluster();
  expect(await findGap(database.db, scope, water1!.gapId)).toMatchObject({ state: "closed", questions: 0 });
  expect(await listGapQuestions(database.db, scope, water1!.gapId)).toEqual([]);
  await send(ask({ id: "again", text: water, daysAgo: -201 }));
  await cluster();
  expect(await findGap(database.db, scope, water1!.gapId)).toMatchObject({ state: "reopened", questions: 1 });
});

it("forgets an erased customer's words and ids; a gap without any left goes", async () => {
  const wish = { id: "secret-conversation", text: "斑马Zebrafish能骑吗", daysAgo: 1, customer: "ann" };
  await send([...questions, wish].flatMap(ask));
  await cluster();
  expect(await list()).toHaveLength(3);
  expect(await findInTables(database.db, "Zebrafish")).toEqual([
    "public.conversation_facts",
    "public.messages",
  ]);
  for (const conversation of ["secret-conversation", "w0"]) {
    const { customer } = await database.db
      .selectFrom("conversations")
      .select("customer")
      .where("external_id", "=", conversation)
      .executeTakeFirstOrThrow();
    await eraseCustomer(database.db, [customer!]);
  }
  expect(await findInTables(database.db, "Zebrafish")).toEqual([]);
  expect(await findInTables(database.db, "w0-0")).toEqual([]);
  const gaps = await list();
  expect(gaps).toHaveLength(2);
  // Two of the ten were theirs, one of them handled.
  expect(gaps.find(({ recent, previous }) => recent === 1 && previous === 3)).toMatchObject({
    questions: 8,
    customers: 8,
    humanMs: 3 * minute,
  });
  await cluster();
  expect((await list()).map(({ questions: size }) => size).sort()).toEqual([6, 8]);
});

it("loses what retention removes and what an undo takes back", async () => {
  await send(questions.flatMap(ask));
  await cluster();
  await sql`update stores set text_retention_days = 26`.execute(database.db);
  await removeOldTexts(database.db, noon, signal);
  expect((await list()).map(({ questions: size }) => size).sort()).toEqual([4, 6]);
  await undoImport(database.db, 1);
  expect(await list()).toEqual([]);
});

it("values inquirers who did not buy at the store's average service order", async () => {
  // 30 who are answered and buy for 100.00 an hour later, and the nine customers of the gap, who do not.
  const buyers = Array.from({ length: 30 }, (_, index) => `b${index}`);
  const at = (hours: number) => new Date(noon - 20 * day + hours * 60 * minute).toISOString();
  await send([
    ...questions.flatMap(ask),
    ...buyers.flatMap((customer): WireEvent[] => [
      { ...own, type: "conversation", id: `of ${customer}`, customer },
      ...["customer", "bot"].map((from, step) => ({
        ...{ ...own, type: "message", conversation: `of ${customer}`, id: `${customer}-${step}`, from },
        ...{ kind: step === 0 ? "question" : "answer", text: "有货", at: at(step / 60) },
      })),
      {
        ...{ ...own, type: "order", id: `o ${customer}`, customer, amount: "100.00", currency: "CNY" },
        ...{ created_at: at(1), paid_at: at(1) },
      },
    ]),
    ...ask({ id: "late", text: "在哪里开发票", daysAgo: 0 }),
  ]);
  await refreshDirtyBuckets(database.db);
  await cluster();
  const gap = (await list()).find(({ questions: size }) => size === 10);
  // Ten inquiries (one customer on two days); the one of yesterday still has time to buy.
  expect(gap?.gmvAtRisk).toEqual([{ currency: "CNY", minor: 9 * 10_000 }]);
  // The questions about refunds come from nobody known.
  const unknown = (await list()).find(({ questions: size }) => size === 6);
  expect(unknown?.gmvAtRisk).toBeNull();
});
