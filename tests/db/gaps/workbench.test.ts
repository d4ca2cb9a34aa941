/** What a trainer works from: the queue of gaps over stores, one gap, and what people answered to it. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal, Scope } from "#app/access/principal.ts";
import { loadGapAnswers } from "#app/reports/gap-answers.server.ts";
import { loadGapPage } from "#app/reports/gap-page.server.ts";
import { loadGapQueue } from "#app/reports/gap-queue.server.ts";
import { defaultGapChoice, type GapChoice } from "#app/search/gap-choice.ts";
import { defaultPageSearch } from "#app/search/page-search.ts";
import { addJob } from "#db/jobs/queue.ts";
import { listStores } from "#db/queries/stores.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
const all: Scope = { allStores: true };
const day = "2026-10-05";

/** A question the bot missed, and what a person and the customer said then. */
function talk(id: string, store: string, lines: readonly [from: string, text: string][]): WireEvent[] {
  return lines.map(([from, text], index) => ({
    ...{
      type: "message",
      store,
      source: "shop",
      conversation: id,
      customer: `of ${id}`,
      id: `${id}-${index}`,
    },
    ...{ from, text, at: `${day}T0${index + 1}:00:00Z` },
  }));
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const sent = await createApiClient(db).send([
    ...talk("a", "s1", [
      ["customer", "羊毛大衣可以机洗吗"],
      ["agent", "只能干洗"],
      ["customer", "谢谢"],
    ]),
    ...talk("b", "s1", [
      ["customer", "大衣能机洗吗"],
      ["agent", "只能干洗！"],
      ["agent", "祝您愉快"],
    ]),
    ...talk("c", "s1", [
      ["customer", "大衣能机洗吗"],
      ["agent", "可以机洗"],
      ["customer", "没有解决"],
    ]),
    ...talk("d", "s1", [
      ["customer", "怎么开发票"],
      ["agent", "祝您愉快"],
      ["customer", "谢谢"],
    ]),
    ...talk("e", "s2", [
      ["customer", "大衣能机洗吗"],
      ["agent", "别家的话"],
      ["customer", "谢谢"],
    ]),
  ]);
  expect(sent.quarantined).toEqual([]);
  await sql`insert into users (email, name, role, all_stores) values ('lin@x', 'Lin', 'trainer', true), ('wu@x', 'Wu', 'trainer', true)`.execute(
    db,
  );
  // In s1 the coat costs (60/90 + 3/4) / 3, the invoice (30/90 + 1/4) / 3; s1 has four of the five customers.
  await sql`
    insert into gaps (store_id, key, state, owner_id, questions, customers, human_ms, recent, previous, counted_from, computed_at)
    select s.store_id, g.key, g.state, g.owner, g.questions, g.questions, g.ms, g.questions, 0, ${day}, now()
    from (values ('s1', 'coat', 'new', null, 3, 60000), ('s1', 'invoice', 'claimed', 2, 1, 30000), ('s2', 'coat', 'closed', null, 1, null))
      g (store, key, state, owner, questions, ms)
    join stores s on s.key = g.store order by s.key, g.key`.execute(db);
  await sql`
    insert into gap_questions (store_id, gap_id, conversation_id, source, message_id, asked_at, reason, example)
    select m.store_id, g.gap_id, m.conversation_id, m.source, m.external_id, m.sent_at, 'missed', 0
    from (values ('a-0', 'coat'), ('b-0', 'coat'), ('c-0', 'coat'), ('d-0', 'invoice'), ('e-0', 'coat')) q (id, gap)
    join messages m on m.external_id = q.id join gaps g on g.store_id = m.store_id and g.key = q.gap`.execute(
    db,
  );
});
afterAll(() => database.destroy());

const principal = (id: number, role: Principal["role"] = "trainer"): Principal => ({
  ...{ kind: "person", id, name: "x", role, scope: all },
});

async function askQueue(choice: Partial<GapChoice> = {}, who = principal(1)) {
  const { db } = database;
  const selectedStores = await listStores(db, all);
  return loadGapQueue(
    { db, importDb: db, scope: all, principal: who },
    { selectedStores, search: defaultPageSearch },
    { ...defaultGapChoice, ...choice },
  );
}

it("sorts the gaps of several stores by cost, a store weighing by its customers", async () => {
  const { rows, tally, next, known } = await askQueue({ state: "all" });
  expect(rows.map(({ store, state, cost }) => [store, state, Number(cost.toFixed(4))])).toEqual([
    ["s1", "new", 0.3778],
    ["s1", "claimed", 0.1556],
    ["s2", "closed", 0.0667],
  ]);
  expect([tally, known]).toEqual([{ open: 2, watching: 0, done: 1, all: 3 }, 3]);
  expect([next?.title, next?.trend, next?.owner]).toEqual(["羊毛大衣可以机洗吗", "steady", null]);
});

it("knows whose a gap is, and keeps words and money from roles that may not have them", async () => {
  const mine = await askQueue({ isMine: true }, principal(2));
  expect(mine.rows.map(({ title, owner }) => [title, owner])).toEqual([
    ["怎么开发票", { name: "Wu", isMe: true }],
  ]);
  expect((await askQueue({ isMine: true })).rows).toEqual([]);
  const { rows, showsMoney } = await askQueue({}, principal(1, "viewer"));
  expect([rows[0]!.title, rows[0]!.money, showsMoney]).toEqual([null, null, false]);
});

it("tells which stores are being worked out", async () => {
  expect((await askQueue()).computing).toEqual([]);
  await addJob(database.db, "cluster-gaps", 2);
  expect((await askQueue()).computing).toEqual(["s2"]);
  await addJob(database.db, "cluster-gaps", 0);
  expect((await askQueue()).computing).toEqual(["s1", "s2"]);
});

it("ranks what people answered, without courtesy of other gaps and without other stores", async () => {
  const { db } = database;
  const asked = { db, importDb: db, scope: all, principal: principal(1) };
  const [coat] = (await askQueue()).rows;
  const found = await loadGapAnswers(asked, coat!.gapId);
  expect(found!.talks).toBe(3);
  // "祝您愉快": one of three here, the only one elsewhere.
  expect(found!.answers.map(({ text, said, solved, failed }) => [text, said, solved, failed])).toEqual([
    ["只能干洗", 2, 1, 0],
    ["可以机洗", 1, 0, 1],
  ]);
  expect(await loadGapAnswers({ ...asked, principal: principal(1, "viewer") }, coat!.gapId)).toBeNull();

  const onlyS2: Scope = { allStores: false, storeIds: [2] };
  const stores = await listStores(db, onlyS2);
  expect(await loadGapPage({ ...asked, scope: onlyS2 }, stores, coat!.gapId)).toBeNull();
  expect(await loadGapAnswers({ ...asked, scope: onlyS2 }, coat!.gapId)).toEqual({ answers: [], talks: 0 });
  const page = await loadGapPage(asked, await listStores(db, all), coat!.gapId);
  expect(page!.questions!.map(({ text }) => text).sort()).toEqual(
    ["大衣能机洗吗", "大衣能机洗吗", "羊毛大衣可以机洗吗"].sort(),
  );
  expect(page!.days.filter(({ count }) => count > 0)).toEqual([{ day, count: 3 }]);
});
