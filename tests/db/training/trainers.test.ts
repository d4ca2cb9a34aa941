/** Trainers, the effect of one edit, the bot's work in agents and marks on charts, over a world counted by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal } from "#app/access/principal.ts";
import { loadAnnotations } from "#app/reports/annotations.server.ts";
import { loadEditEffect } from "#app/reports/edit-effect.server.ts";
import { judgeEdits } from "#app/jobs/judge-edits.ts";
import { loadEdits } from "#app/reports/edits.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { loadBotWork, loadTrainersReport } from "#app/reports/trainers.server.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { listStores } from "#db/queries/stores.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const scope = { allStores: true } as const;
const dayMs = 86_400_000;
/** Midnight in Shanghai, where the store's days are. */
const firstDay = Date.parse("2026-08-01T00:00:00+08:00");
const at = (day: number, hour: number) => new Date(firstDay + day * dayMs + hour * 3_600_000).toISOString();
const own = { store: "hz", source: "bot" };

/** A question that the bot answers for good, or has no answer to. */
function converse(id: string, day: number, topic: string, isSolved: boolean): WireEvent[] {
  const said = { ...own, type: "message", conversation: id, at: at(day, 10) };
  return [
    { ...own, type: "conversation", id, customer: id, topic },
    { ...said, id: `${id}-q`, from: "customer", text: "尺码怎么选？" },
    {
      ...{ ...said, id: `${id}-a`, from: "bot" },
      ...(isSolved ? { kind: "answer", text: "看尺码表" } : { kind: "fallback", text: "没听懂" }),
    },
  ];
}

/** A conversation that a person takes four minutes over, without any bot. */
function handle(id: string): WireEvent[] {
  const say = (from: string, minutes: number): WireEvent => ({
    ...{ ...own, type: "message", conversation: id, id: `${id}-${minutes}`, from, text: "请稍等一下" },
    at: new Date(Date.parse(at(40, 9)) + minutes * 60_000).toISOString(),
  });
  return [
    { ...own, type: "conversation", id, customer: id, topic: "size" },
    ...[say("customer", 0), say("agent", 1), say("agent", 5)],
  ];
}

const edit = (id: string, day: number, more: Record<string, unknown>): WireEvent => ({
  ...{ type: "knowledge", store: "hz", source: "desk", id, at: at(day, 9), ...more },
});
const person = (id: string, name: string, team: string): WireEvent => ({
  ...{ type: "person", store: "hz", source: "desk", id, role: "trainer", name, team },
});

/** Three conversations a day on each of four topics for 60 days; from day 45 on "size" has all solved, not every other one. */
function buildWorld(): WireEvent[] {
  const days = Array.from({ length: 60 }, (_, day) => day);
  return [
    ...["hz", "bj"].map((key): WireEvent => ({
      ...{ type: "store", store: key, id: key, name: key, timezone: "Asia/Shanghai", recontact_hours: 24 },
    })),
    ...days.flatMap((day) =>
      ["size", "coupon", "refund", "parcel"].flatMap((topic) =>
        [0, 1, 2].flatMap((index) => {
          const solved = topic === "size" && day >= 45 ? 3 : 1 + (day % 2);
          return converse(`${topic}-${day}-${index}`, day, topic, index < solved);
        }),
      ),
    ),
    ...Array.from({ length: 40 }, (_, index) => handle(`person-${index}`)).flat(),
    person("lin", "Lin Yue", "knowledge"),
    person("zhou", "Anna Zhou", "night"),
    edit("k1", 44, { entry: "e1", action: "updated", trainer: "lin", topic: "size", minutes: 40 }),
    edit("k2", 44, { entry: "e1", action: "published", trainer: "lin", topic: "size", minutes: 20 }),
    edit("k0", -45, { entry: "e2", action: "published", trainer: "zhou", topic: "other" }),
    edit("k3", 50, { entry: "e2", action: "retired", trainer: "zhou" }),
    { ...edit("p1", 32, { entry: "faq-1", action: "published", trainer: "lin" }), source: "apiary" },
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  expect((await createApiClient(db).send(buildWorld())).quarantined).toEqual([]);
  const { storeId } = (await listStores(db, scope)).find(({ key }) => key === "hz")!;
  // One gap, seen 30 hours before its answer went live, closed ten days later, back after 25 more.
  await sql`
    with gap as (
      insert into gaps (store_id, key, counted_from, computed_at, seen_at)
      values (${storeId}, 'g', now(), now(), ${at(31, 3)}::timestamptz) returning store_id, gap_id
    ), draft as (
      insert into gap_drafts (store_id, gap_id, entry, question, answer)
      select store_id, gap_id, 'faq-1', '尺码？', '看表' from gap
    )
    insert into gap_changes (store_id, gap_id, at, action, state_from, state_to)
    select store_id, gap_id, change.at::timestamptz, change.action, 'new', 'new' from gap, (values
      (${at(32, 9)}, 'publish'), (${at(42, 9)}, 'close'), (${at(67, 9)}, 'reopen')
    ) as change (at, action)`.execute(db);
});
afterAll(() => database.destroy());

const frameOf = (query = "") =>
  loadPageFrame(
    { db: database.db, scope },
    parsePageSearch(new URLSearchParams(`period=2026-08-31..2026-09-29${query}`)),
  );

it("sums each trainer's effect, fixes and stale answers over their stores", async () => {
  const { rows, teams, known } = await loadTrainersReport({ db: database.db, scope }, await frameOf(), {
    now: Date.parse(at(72, 9)),
  });
  expect([known, teams, rows.map(({ trainer }) => trainer)]).toEqual([
    ...[2, ["knowledge", "night"], ["lin", "zhou"]],
  ]);
  const [lin, zhou] = rows;
  expect(lin).toMatchObject({
    ...{
      name: "Lin Yue",
      stores: ["hz"],
      edits: 2,
      judged: 1,
      unjudged: 1,
      helped: 1,
      harmed: 0,
      minutes: 60,
    },
    ...{ staleRetired: 0, fixes: { published: 1, closed: 1, due: 1, kept: 0, hours: 30 } },
  });
  expect(lin!.perHour).toEqual({
    ...{ value: lin!.added, low: lin!.low, high: lin!.high, hours: 1, edits: 1 },
  });
  expect(lin!.added).toBeGreaterThan(0);
  expect(lin!.added).toBeLessThan(39 * 0.49);
  // One edit is no proof yet, however good it was.
  expect(lin!.certification.level).toBe(0);
  expect(zhou).toMatchObject({ edits: 1, judged: 0, added: null, staleRetired: 1 });
  expect(zhou!.certification.level).toBeNull();
});

it("shows one team, in the order asked for, with what is unknown last", async () => {
  const context = { db: database.db, scope };
  const ids = async (query: string, team: string | null = null) =>
    (await loadTrainersReport(context, await frameOf(query), { team })).rows.map(({ trainer }) => trainer);
  expect(await ids("&sort=trainer:asc")).toEqual(["zhou", "lin"]);
  expect(await ids("&sort=added:asc")).toEqual(["lin", "zhou"]);
  expect(await ids("", "night")).toEqual(["zhou"]);
  expect(await ids("&f=store:is:bj")).toEqual([]);
});

it("counts the bot's work in agents at the handle time of the same topic", async () => {
  // "size" from day 30 to 44: 8 × 1 + 7 × 2; to day 58, whose window is just over: 14 × 3. The others: 15 × 1 + 14 × 2 each.
  const work = await loadBotWork({ db: database.db, scope }, await frameOf(), 2);
  expect(work).toMatchObject({
    resolved: 64 + 3 * 43,
    measured: 64,
    minutes: 64 * 4,
    productiveMinutes: 390,
  });
  expect(work.agents).toBeCloseTo((64 * 4) / 390 / 30, 12);
  expect(work.leverage).toBeCloseTo((64 * 4) / 390 / 30 / 2, 12);
  expect(work.perAgentDay).toBeCloseTo(390 / 4, 12);
});

it("answers agent-equivalents like any measure, a row at the days it stands for", async () => {
  const { selection } = await frameOf();
  const ask = async (...dimensions: DimensionId[]) => {
    const rows = await answerQuestion(database.db, {
      ...{ ...selection, dimensions, metrics: ["agent_equivalents"] },
    });
    return new Map(rows.map((row) => [row.dimensions.join(), row.figures.agent_equivalents!.value]));
  };
  expect((await ask()).get("")).toBeCloseTo((64 * 4) / 390 / 30, 12);
  const topics = await ask("topic");
  expect(topics.get("size")).toBeCloseTo((64 * 4) / 390 / 30, 12);
  expect(topics.get("coupon")).toBeNull();
  // Three on one day; the first day of the period, with one, is in August.
  expect((await ask("day")).get("2026-09-20")).toBeCloseTo((3 * 4) / 390, 12);
  expect((await ask("store", "month")).get("hz,2026-09")).toBeCloseTo(((64 - 1) * 4) / 390 / 29, 12);
});

it("shows how an edit's effect was found: counts, controls, placebo, weeks", async () => {
  const stores = await listStores(database.db, scope);
  const asked = { store: "hz", entry: "e1", at: Date.parse(at(44, 9)) };
  const report = (await loadEditEffect({ db: database.db, scope }, stores, asked))!;
  expect(report).toMatchObject({
    row: { topic: "size", verdict: "helped", before: 84, exposed: 39, controls: 3 },
    effect: { resolved: { before: 42, after: 39 } },
    before: { from: "2026-08-03", to: "2026-08-30" },
    after: { from: "2026-09-15", to: "2026-09-27" },
    placeboDay: "2026-08-17",
  });
  expect(report.row.lift).toBeCloseTo(0.5 - (20 / 39 - 0.5), 10);
  expect(report.effect.placebo!.lift).toBeCloseTo(0, 10);
  const control = { before: { resolved: 42, total: 84 }, after: { resolved: 20, total: 39 } };
  expect(report.controls).toEqual(["coupon", "parcel", "refund"].map((topic) => ({ topic, ...control })));
  const parts = report.weeks.map(({ part, own: { total }, controls }) => [part, total, controls.total]);
  expect(parts).toEqual([
    ...Array.from({ length: 4 }, () => ["before", 21, 63]),
    ...Array.from({ length: 2 }, () => ["quiet", 21, 63]),
    ...[
      ["after", 21, 63],
      ["after", 18, 54],
    ],
  ]);
  expect(await loadEditEffect({ db: database.db, scope }, stores, { ...asked, at: 1 })).toBeNull();
  const others = stores.filter(({ key }) => key === "bj");
  expect(await loadEditEffect({ db: database.db, scope }, others, asked)).toBeNull();
});

it("marks each day and topic on which knowledge went live, for whoever may see it", async () => {
  const ask = async (role: Principal["role"], query = "") => {
    const principal: Principal = { kind: "person", id: 1, name: "x", role, scope };
    return loadAnnotations({ db: database.db, scope, principal }, await frameOf(query));
  };
  const marks = [
    { day: "2026-09-02", topic: null, edits: 1 },
    { day: "2026-09-14", topic: "size", edits: 1 },
    // Its own event names no topic; the entry's last one did.
    { day: "2026-09-20", topic: "other", edits: 1 },
  ];
  expect(await ask("trainer")).toEqual(marks);
  expect(await ask("trainer", "&f=topic:is:size")).toEqual([marks[1]]);
  expect(await ask("trainer", "&f=store:is:bj")).toEqual([]);
  expect(await ask("viewer")).toEqual([]);
});

it("keeps what was worked out until figures or edits change, and never for other edits", async () => {
  const { db } = database;
  const context = { db, scope };
  const load = async () => loadEdits(context, await listStores(db, scope));
  const { storeId } = (await listStores(db, scope)).find(({ key }) => key === "hz")!;
  const judge = () => judgeEdits({ ...context, url: "", dataDir: "", privacyKey: null, signal }, storeId);
  const exposed = (edits: Awaited<ReturnType<typeof load>>) => edits.map(({ effect }) => effect.exposed);
  const signal = new AbortController().signal;
  const send = async (events: WireEvent[]) => {
    expect((await createApiClient(db).send(events)).quarantined).toEqual([]);
    await refreshDirtyBuckets(db);
  };
  const anew = await load();
  await judge();
  expect(await load()).toEqual(anew);
  const keeps = async () =>
    sql`update edit_effects set effects = jsonb_set(effects, '{0,exposed}', '777')`.execute(db);
  await keeps();
  expect(exposed(await load())).toContain(777);
  // Nothing has changed: the job leaves it as it is.
  await judge();
  expect(exposed(await load())).toContain(777);
  // One more on "size", on a day that is counted already.
  await send(converse("more", 46, "size", true));
  expect(exposed(await load())).toContain(777);
  await judge();
  const more = await load();
  expect(exposed(more)).not.toContain(777);
  expect(exposed(more).reduce((sum, count) => sum + count, 0)).toBe(
    exposed(anew).reduce((sum, count) => sum + count, 0) + 1,
  );
  await keeps();
  await send([edit("k9", 51, { entry: "e3", action: "published", trainer: "zhou", topic: "coupon" })]);
  expect(exposed(await load())).not.toContain(777);
  expect((await load()).map(({ entry }) => entry)).toContain("e3");
});
