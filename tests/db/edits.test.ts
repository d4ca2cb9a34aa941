/** Edits of the knowledge over the API: counted from the facts, judged against topics nobody touched, kept to their store. */
import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "#app/access/principal.ts";
import type { WireEdit } from "#app/query-api/write-wire-edit.ts";
import { loader } from "#app/routes/api.v1.edits/route.ts";
import { readTopicDays } from "#db/effects/topic-days.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { listStores } from "#db/queries/stores.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const dayMs = 86_400_000;
/** Midnight in Shanghai, where the store's days are. */
const firstDay = Date.parse("2026-08-01T00:00:00+08:00");
const at = (day: number, hour: number) => new Date(firstDay + day * dayMs + hour * 3_600_000).toISOString();

/** A question that the bot answers for good, or has no answer to. */
function converse(
  store: string,
  id: string,
  day: number,
  topic: string | null,
  isSolved: boolean,
): WireEvent[] {
  const own = { store, source: "bot", conversation: id };
  const time = at(day, 10);
  return [
    { type: "conversation", store, source: "bot", id, customer: id, ...(topic === null ? {} : { topic }) },
    { ...own, type: "message", id: `${id}-q`, at: time, from: "customer", text: "尺码怎么选？" },
    {
      ...own,
      ...{ type: "message", id: `${id}-a`, at: time, from: "bot" },
      ...(isSolved ? { kind: "answer", text: "看尺码表" } : { kind: "fallback", text: "没听懂" }),
    },
  ];
}

const edit = (store: string, id: string, day: number, more: Record<string, unknown>): WireEvent => ({
  ...{ type: "knowledge", store, source: "desk", id, at: at(day, 9), entry: "e1", ...more },
});

/** Five conversations a day on each of four topics for 60 days; from day 45 on "size" has four of five solved, not two. */
function buildWorld(): WireEvent[] {
  const talk = Array.from({ length: 60 }, (_, day) => day).flatMap((day) =>
    ["size", "coupon", "refund", "parcel"].flatMap((topic) =>
      Array.from({ length: 5 }, (_, index) => {
        const solved = topic === "size" && day >= 45 ? 4 : 2 + (day % 2);
        return converse("hz", `${topic}-${day}-${index}`, day, topic, index < solved);
      }).flat(),
    ),
  );
  return [
    ...["hz", "bj"].map((key): WireEvent => ({
      ...{ type: "store", store: key, id: key, name: key, timezone: "Asia/Shanghai", recontact_hours: 24 },
    })),
    { type: "person", store: "hz", source: "desk", id: "lin", role: "trainer", name: "林悦" },
    ...talk,
    ...converse("hz", "untold", 50, null, true),
    ...converse("bj", "far", 50, "size", true),
    edit("hz", "k1", 44, { action: "updated", trainer: "lin", topic: "size" }),
    { ...edit("hz", "k2", 44, { action: "published", trainer: "lin", topic: "size" }), at: at(44, 12) },
    edit("hz", "k3", 50, { action: "retired", entry: "e2", trainer: "zhou" }),
    edit("bj", "k1", 50, { action: "created", entry: "e9", trainer: "lin", topic: "size" }),
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { quarantined } = await createApiClient(database.db).send(buildWorld());
  expect(quarantined).toEqual([]);
});
afterAll(() => database.destroy());

async function ask(query: string, scope: Scope = { allStores: true }) {
  const context = { db: database.db, scope } as Partial<AppLoadContext> as AppLoadContext;
  const request = new Request(`http://localhost/api/v1/edits${query}`);
  const response = await loader({ request, context, params: {} });
  return { status: response.status, body: (await response.json()) as { edits: WireEdit[] } };
}

it("tells of each edit what it brought, newest first", async () => {
  const { body } = await ask("?store=hz");
  expect(body.edits).toHaveLength(2);
  expect(body.edits[0]).toMatchObject({
    ...{ store: "hz", entry: "e2", topic: null, trainer: "zhou", at: at(50, 9), work: "retired" },
    ...{ verdict: "topic unknown", lift: null, low: null, high: null, exposed: 0, before: 0, controls: 0 },
  });
  // Before: days 2 to 29, five a day. After: days 45 to 57, since of the 58th not all can have matured.
  const [, size] = body.edits;
  expect(size).toMatchObject({
    ...{ entry: "e1", topic: "size", trainer: "lin", at: at(44, 12), work: "rewritten" },
    ...{ verdict: "helped", before: 28 * 5, exposed: 13 * 5, controls: 3 },
    counted: ["2026-09-15", "2026-09-27"],
  });
  // The others went from 50 % to 7 odd days of 13: (7 × 3 + 6 × 2) of 65; this one to 80 %.
  expect(size!.lift).toBeCloseTo(0.8 - 0.5 - ((7 * 3 + 6 * 2) / 65 - 0.5), 10);
  expect(size!.low).toBeLessThan(size!.lift!);
  expect(size!.low).toBeGreaterThan(0);
});

it("lists no other store's edits", async () => {
  const stores = await listStores(database.db, { allStores: true });
  const { storeId } = stores.find(({ key }) => key === "bj")!;
  const own = await ask("", { allStores: false, storeIds: [storeId] });
  expect(own.body.edits.map(({ store, entry, verdict }) => [store, entry, verdict])).toEqual([
    ["bj", "e9", "not enough traffic"],
  ]);
  expect((await ask("?store=hz", { allStores: false, storeIds: [storeId] })).status).toBe(404);
  expect((await ask("?store=nowhere")).status).toBe(404);
  expect((await ask("")).body.edits).toHaveLength(3);
});

it("counts topics by day as verified_rate does", async () => {
  const asked = { scope: { allStores: true }, from: "2026-08-01", to: "2026-10-31" } as const;
  const topics = await readTopicDays(database.db, { ...asked, storeKeys: ["hz", "bj"] });
  for (const [store, known] of [
    ["hz", ["coupon", "parcel", "refund", "size"]],
    ["bj", []],
  ] as const) {
    const found = topics.get(store) ?? [];
    expect(found.map(({ name }) => name).sort()).toEqual(known);
    for (const { name, days } of found) {
      const [answer] = await answerQuestion(database.db, {
        ...{ ...asked, recontactHours: null, sameTopicOnly: false, includeTest: false, dimensions: [] },
        metrics: ["verified_rate"],
        filters: [
          { dimension: "store", operator: "is", values: [store] },
          { dimension: "topic", operator: "is", values: [name] },
        ],
      });
      const sum = (read: (count: { resolved: number; total: number }) => number) =>
        [...days.values()].reduce((total, count) => total + read(count), 0);
      const { numerator, denominator } = answer!.figures.verified_rate!;
      expect([name, sum(({ resolved }) => resolved), sum(({ total }) => total)]).toEqual([
        ...[name, numerator, denominator],
      ]);
    }
  }
});
