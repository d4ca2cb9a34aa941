/** What entries did for customers, counted by hand; base packs; and the knowledge as files. */
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "#app/access/principal.ts";
import { countEntries } from "#app/jobs/count-entries.ts";
import { previewPack, switchOnPack } from "#app/knowledge/switch-on-pack.server.ts";
import type { WireEntry } from "#app/reports/knowledge-export.server.ts";
import { loader as getKnowledge } from "#app/routes/api.v1.knowledge/route.ts";
import { loader as getCsv } from "#app/routes/training.entries[.]csv/route.ts";
import type { HitSide } from "#app/search/hit-choice.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import { listEntries } from "#db/knowledge/list-entries.ts";
import { listHits, type HitPlace, type ListedHit, type ListedHits } from "#db/knowledge/list-hits.ts";
import { listStores } from "#db/queries/stores.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";
import { takeEventsHere } from "#tests/setup/take-events-here.ts";

let database: TestDatabase;
const all: Scope = { allStores: true };
const signal = new AbortController().signal;
/** Stores of a batch are made in the order of their keys. */
const [bj, hz] = [1, 2];

type Turn = [from: "customer" | "bot", text: string, more?: Record<string, unknown>];

/** A conversation of one minute a turn, at nine in the morning in Shanghai. */
function converse(id: string, day: string, topic: string | null, turns: Turn[], test = false): WireEvent[] {
  const own = { store: "hz", source: "shop", conversation: id };
  return [
    { ...own, type: "conversation", id, ...(topic === null ? {} : { topic }), ...(test ? { test } : {}) },
    ...turns.map(([from, text, more], at) => ({
      ...{ ...own, type: "message", id: `${id}-${at}`, from, text },
      ...{ at: `${day}T09:0${at}:00+08:00`, ...more },
    })),
  ];
}

const answer = (entry: string | null): Record<string, unknown> => ({
  kind: "answer",
  ...(entry ? { entry } : {}),
});
const miss = { kind: "fallback" };

const events: WireEvent[] = [
  { type: "store", store: "hz", source: "shop", id: "hz", name: "Hangzhou", timezone: "Asia/Shanghai" },
  { type: "store", store: "bj", source: "shop", id: "bj", name: "Beijing", timezone: "Asia/Shanghai" },
  ...[
    ["hz", "size", "尺码怎么选", "=看尺码表", "选码"],
    ["hz", "invoice", "怎么开发票", "在订单里申请", "开票"],
    ["bj", "foreign", "别家的", "别家的", "别家"],
  ].map(([store, entry, question, text, variant]): WireEvent => ({
    ...{ type: "knowledge", store: store!, source: "desk", id: `k-${entry}`, at: "2026-06-01T00:00:00Z" },
    ...{
      action: "published",
      entry,
      question,
      answer: text,
      topic: entry,
      variants: [variant],
    },
  })),
  // Two hits of size, one asked again; then a miss on the topic of size.
  ...converse("c1", "2026-10-05", "size", [
    ["customer", "尺码怎么选"],
    ["bot", "看尺码表", answer("size")],
    ["customer", "谢谢"],
  ]),
  ...converse("c2", "2026-10-05", "size", [
    ["customer", "尺码怎么选"],
    ["bot", "看尺码表", answer("size")],
    ["customer", "尺码到底怎么选"],
    ["bot", "没听懂", miss],
  ]),
  // Asked for a person two turns later; an answer that names nothing; an entry nobody has told of.
  ...converse("c3", "2026-10-06", "invoice", [
    ["customer", "怎么开发票"],
    ["bot", "在订单里申请", answer("invoice")],
    ["customer", "找不到申请的地方"],
    ["bot", "在右上角", answer(null)],
    ["customer", "转人工"],
  ]),
  ...converse("c4", "2026-10-06", null, [
    ["customer", "有活动吗"],
    ["bot", "满减中", answer("deals")],
  ]),
  // Outside the period, and a test.
  ...converse("c5", "2026-10-08", "size", [
    ["customer", "尺码怎么选"],
    ["bot", "看尺码表", answer("size")],
  ]),
  ...converse(
    "c6",
    "2026-10-05",
    "size",
    [
      ["customer", "尺码"],
      ["bot", "看表", answer("size")],
    ],
    true,
  ),
];

beforeAll(async () => {
  database = await createTestDatabase();
  const { quarantined } = await createApiClient(database.db).send(events);
  expect(quarantined).toEqual([]);
  await sql`insert into users (email, name, role, all_stores) values ('wu@x', 'Wu', 'trainer', true)`.execute(
    database.db,
  );
});
afterAll(() => database.destroy());

const count = (id: number) =>
  countEntries({ db: database.db, url: database.url, dataDir: "", privacyKey: null, signal }, id);

async function list(scope: Scope = all) {
  const stores = await listStores(database.db, scope);
  return listEntries(database.db, { scope, stores, from: "2026-10-05", to: "2026-10-06" });
}

const sum = ({ entries }: Awaited<ReturnType<typeof list>>, store = "hz") =>
  entries
    .filter(({ storeKey }) => storeKey === store)
    .map(({ entry, state, hits, effective, misses }) => [entry, state, hits, effective, misses]);

it("counts hits, effective ones and misses by entry, once the days are counted", async () => {
  const before = await list();
  expect(before.uncounted).toBe(2);
  expect(sum(before)).toEqual([
    ["invoice", "live", null, null, null],
    ["size", "live", null, null, null],
  ]);
  await count(bj);
  await count(hz);
  const entries = await list();
  expect(entries.uncounted).toBe(0);
  expect(sum(entries)).toEqual([
    ["size", "live", 2, 1, 1],
    ["deals", "unlisted", 1, 1, null],
    ["invoice", "live", 1, 0, 0],
  ]);
  const [size] = entries.entries.filter(({ entry }) => entry === "size");
  expect(size!.effectiveRate).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  expect(size!.effectiveRate.low).toBeCloseTo(0.0945, 3);
  // Where a store has no conversations in the period, nothing is known.
  expect(sum(entries, "bj")).toEqual([["foreign", "live", null, null, null]]);
});

it("opens each number to just the answers it counts, page by page, with what was asked", async () => {
  const listAll = async (entry: string, side: HitSide, limit: number) => {
    const asked = { scope: all, storeId: hz, entry, from: "2026-10-05", to: "2026-10-06", side, limit };
    const found: ListedHit[] = [];
    for (let after: HitPlace | null = null; ;) {
      const page: ListedHits = await listHits(database.db, { ...asked, after });
      found.push(...page.hits);
      if (page.next === null) return found.map(({ message, question }) => `${message} ${question}`);
      after = page.next;
    }
  };
  const size = ["c2-1 尺码怎么选", "c1-1 尺码怎么选"];
  expect(await listAll("size", "all", 1)).toEqual(size);
  expect(await listAll("size", "effective", 1)).toEqual([size[1]]);
  expect(await listAll("size", "ineffective", 20)).toEqual([size[0]]);
  // What names no entry has no page, but is counted.
  expect(await listAll("", "all", 20)).toEqual(["c3-3 找不到申请的地方"]);
  const elsewhere = { allStores: false as const, storeIds: [bj] };
  const none = { storeId: hz, entry: "size", from: "2026-10-05", to: "2026-10-06", side: "all" as const };
  expect(await listHits(database.db, { ...none, scope: elsewhere, after: null, limit: 9 })).toEqual({
    hits: [],
    next: null,
  });
});

it("answers effective_hit_rate and miss_rate by any dimension, answer by answer", async () => {
  const ask = async (body: object) => {
    const { results } = await createApiClient(database.db).query({
      ...{ metrics: ["effective_hit_rate", "miss_rate"], period: ["2026-10-05", "2026-10-06"], ...body },
    });
    return results.map(({ dimensions, metrics }) => [
      ...(dimensions ?? []),
      ...metrics.map(({ numerator, denominator }) => `${numerator}/${denominator}`),
    ]);
  };
  // Answers: two of size (one did), one of invoice and one that named nothing (neither did), one of deals (did); one miss.
  expect(await ask({})).toEqual([["2/5", "1/6"]]);
  expect(await ask({ dimensions: ["topic"], order_by: [["miss_rate", "desc"]] })).toEqual([
    ["size", "1/2", "1/3"],
    ["(unknown)", "1/1", "0/1"],
    ["invoice", "0/2", "0/2"],
  ]);
  expect(await ask({ filters: [["handler", "is", ["human"]]] })).toEqual([["0/0", "0/0"]]);
  expect(await ask({ options: { include_test: true } })).toEqual([["3/6", "1/7"]]);
});

it("counts a day again when something of it arrives late, and keeps stores apart", async () => {
  const late: Turn[] = [
    ["customer", "怎么开发票"],
    ["bot", "在订单里申请", answer("invoice")],
  ];
  await createApiClient(database.db).send(converse("c7", "2026-10-06", "invoice", late));
  expect((await list()).uncounted).toBe(1);
  await count(hz);
  expect(sum(await list())[0]).toEqual(["invoice", "live", 2, 1, 0]);
  expect(sum(await list({ allStores: false, storeIds: [bj] }))).toEqual([]);
});

it("counts anew where the store's days have moved", async () => {
  const { db } = database;
  await createApiClient(db).send([{ ...events[0]!, timezone: "America/New_York" }]);
  await runPendingBackfills(db);
  expect((await list()).uncounted).toBeGreaterThan(0);
  await count(hz);
  // Nine in the morning in Shanghai is the evening before: what was on the 6th is on the 5th, what was on the 5th has left.
  expect(sum(await list())).toEqual([
    ["invoice", "live", 2, 1, 0],
    ["deals", "unlisted", 1, 1, null],
    ["size", "live", 0, 0, 0],
  ]);
});

function call(path: string, scope: Scope = all): LoaderFunctionArgs {
  const principal = { kind: "person", id: 1, name: "Wu", role: "trainer", scope } as const;
  const { db } = database;
  const context = {
    ...{ db, importDb: db, scope, principal, privacyKey: testPrivacyKey, client: { address: "192.0.2.1" } },
    takeEvents: takeEventsHere(db),
  } as Partial<AppLoadContext> as AppLoadContext;
  return { request: new Request(`http://localhost${path}`), context, params: {} };
}

it("writes a row for each wording, harmless in a spreadsheet, and the same pairs by the API", async () => {
  const csv = await (await getCsv(call("/training/entries.csv?store=hz"))).text();
  expect(csv.split("\r\n")).toEqual([
    "store,entry,topic,wording,question,answer",
    "hz,invoice,invoice,question,怎么开发票,在订单里申请",
    "hz,invoice,invoice,variant,开票,在订单里申请",
    "hz,size,size,question,尺码怎么选,'=看尺码表",
    "hz,size,size,variant,选码,'=看尺码表",
    "",
  ]);
  const own: Scope = { allStores: false, storeIds: [hz] };
  const { entries } = (await (await getKnowledge(call("/api/v1/knowledge", own))).json()) as {
    entries: WireEntry[];
  };
  expect(entries.map(({ entry }) => entry)).toEqual(["invoice", "size"]);
  expect(entries[1]).toMatchObject({
    variants: ["选码"],
    published_at: "2026-06-01T00:00:00.000Z",
    trainer: null,
  });
  expect((await getKnowledge(call("/api/v1/knowledge?store=bj", own))).status).toBe(404);
  expect((await getCsv(call("/training/entries.csv?store=bj", own))).status).toBe(404);
});

it("switches a base pack on once, without what is there, and only where the caller may", async () => {
  const { context } = call("/");
  const { lacking, there } = await previewPack(context, hz, "zh");
  expect(there.map(({ entry, by }) => [entry, by])).toContainEqual(["base-invoice-how", "invoice"]);
  expect(lacking.length).toBeGreaterThan(30);
  const foreign = call("/", { allStores: false, storeIds: [bj] }).context;
  expect(await switchOnPack(foreign, hz, "zh")).toEqual({ published: null, refusal: "no_such_store" });
  expect(await switchOnPack(context, hz, "zh")).toEqual({ published: lacking.length, refusal: null });
  expect(await switchOnPack(context, hz, "zh")).toEqual({ published: 0, refusal: null });
  const live = (await list()).entries.filter(({ storeKey, state }) => storeKey === "hz" && state === "live");
  expect(live).toHaveLength(2 + lacking.length);
});
