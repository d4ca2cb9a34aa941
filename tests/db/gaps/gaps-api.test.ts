/** Gaps through the API: what each role is told, and that other stores' gaps do not exist. */
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "#app/access/principal.ts";
import type { Role } from "#app/access/role.ts";
import type { WireGap } from "#app/query-api/write-wire-gap.ts";
import { loader as getGaps } from "#app/routes/api.v1.gaps/route.ts";
import { loader as getQuestions } from "#app/routes/api.v1.gaps_.$gapId.questions/route.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const asked = "2026-10-05T01:00:00Z";
const all: Scope = { allStores: true };

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const say = (store: string, id: string, text: string) => ({
    ...{
      type: "message",
      store,
      source: "shop",
      conversation: `of ${id}`,
      id,
      at: asked,
      from: "customer",
      text,
    },
  });
  await createApiClient(db).send([
    say("s1", "m1", " 防水吗 "),
    say("s1", "m2", "能防水吗"),
    say("s1", "m3", "开票"),
    say("s2", "m1", "foreign"),
  ]);
  // Gap 2 costs more: all the minutes, half of the customers. The oldest question of gap 1 is no longer counted.
  await sql`
    insert into gaps (store_id, key, kind, language, first_asked_at, last_asked_at, questions, customers, human_ms, recent,
      previous, counted_from, computed_at)
    select s.store_id, g.key, g.kind, 'zh', ${asked}, ${asked}, g.questions, 2, g.ms, 1, 0, ${asked}, ${asked}
    from (values ('s1', 'a', 'missing', 1, 0), ('s1', 'b', null, 1, 90000), ('s2', 'a', null, 1, null)) g (store, key, kind, questions, ms)
    join stores s on s.key = g.store order by s.key, g.key`.execute(db);
  await sql`
    insert into gap_questions (store_id, gap_id, conversation_id, source, message_id, asked_at, reason, example)
    select m.store_id, q.gap, m.conversation_id, m.source, m.external_id, q.at::timestamptz, q.reason, q.example
    from (values ('s1', 'm1', 1, ${asked}, 'missed', 1), ('s1', 'm2', 1, '2026-06-01', 'ineffective', 0),
      ('s1', 'm3', 2, ${asked}, 'escalated', 0), ('s2', 'm1', 3, ${asked}, 'missed', 0)) q (store, id, gap, at, reason, example)
    join stores s on s.key = q.store
    join messages m on m.store_id = s.store_id and m.external_id = q.id`.execute(db);
  await sql`insert into gap_money select store_id, gap_id, 'CNY', 12345 from gaps where gap_id = 2`.execute(
    db,
  );
});
afterAll(() => database.destroy());

function buildArgs(path: string, role: Role, scope: Scope, gapId?: string): LoaderFunctionArgs {
  const principal = { kind: "key", id: 1, name: "k", role, scope } as const;
  const context = { db: database.db, scope, principal } as Partial<AppLoadContext> as AppLoadContext;
  const request = new Request(`http://localhost/api/v1/${path}`);
  return { request, context, params: gapId === undefined ? {} : { gapId } };
}

async function list(
  role: Role,
  scope: Scope = all,
  store = "",
): Promise<{ status: number; gaps: WireGap[] }> {
  const response = await getGaps(buildArgs(`gaps${store}`, role, scope));
  const { gaps = [] } = (await response.json()) as { gaps?: WireGap[] };
  return { status: response.status, gaps };
}

it("lists a store's gaps, the costliest first, with money for those who may see it", async () => {
  const { gaps } = await list("owner", all, "?store=s1");
  expect(gaps.map(({ id }) => id)).toEqual([2, 1]);
  expect(gaps[0]).toEqual({
    ...{
      id: 2,
      store: "s1",
      title: "开票",
      state: "new",
      kind: null,
      language: "zh",
      questions: 1,
      customers: 2,
    },
    ...{ human_minutes: 1.5, gmv_at_risk: [{ currency: "CNY", value: "123.45" }], recent: 1, previous: 0 },
    ...{ first_asked_at: "2026-10-05T01:00:00.000Z", last_asked_at: "2026-10-05T01:00:00.000Z" },
    computed_at: "2026-10-05T01:00:00.000Z",
  });
  expect(gaps[1]).toMatchObject({ kind: "missing", human_minutes: 0, gmv_at_risk: null, title: "能防水吗" });
  const [unpriced] = (await list("trainer", all, "?store=s1")).gaps;
  expect(unpriced).toMatchObject({ id: 2, title: "开票" });
  expect(unpriced).not.toHaveProperty("gmv_at_risk");
});

it("keeps customers' words from roles that may not read them", async () => {
  expect((await list("viewer")).gaps.map(({ title }) => title)).toEqual([null, null, null]);
  const refused = await getQuestions(buildArgs("gaps/1/questions", "viewer", all, "1"));
  expect(refused.status).toBe(403);
});

it("lists as many questions as the gap counts, one a line", async () => {
  const response = await getQuestions(buildArgs("gaps/1/questions", "trainer", all, "1"));
  expect(response.headers.get("Content-Type")).toBe("application/x-ndjson; charset=utf-8");
  const lines = (await response.text()).split("\n").filter(Boolean);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      ...{ source: "shop", conversation: "of m1", message: "m1", asked_at: "2026-10-05T01:00:00.000Z" },
      ...{ reason: "missed", text: " 防水吗 " },
    },
  ]);
});

it("knows no gap of other stores, nor one that is no number", async () => {
  const first: Scope = { allStores: false, storeIds: [1] };
  expect((await list("trainer", first)).gaps.map(({ store }) => store)).toEqual(["s1", "s1"]);
  expect((await list("trainer", first, "?store=s2")).status).toBe(404);
  for (const id of ["3", "99", "x", "1e9", "9".repeat(20)]) {
    const response = await getQuestions(buildArgs(`gaps/${id}/questions`, "trainer", first, id));
    expect(response.status).toBe(404);
  }
});
