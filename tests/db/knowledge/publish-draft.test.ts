/** From a gap to a live answer: who may do what, what is written, and that a backtest counted right. */
import type { AppLoadContext } from "@remix-run/node";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Principal, Scope } from "#app/access/principal.ts";
import { foldEdits } from "#app/effect/fold-edits.ts";
import { backtestDraft } from "#app/knowledge/backtest.ts";
import {
  claimGap,
  dismissGap,
  releaseGap,
  restoreGap,
  saveDraft,
  type Asking,
} from "#app/knowledge/change-gap.server.ts";
import { buildMatcher } from "#app/knowledge/match.ts";
import { publishDraft } from "#app/knowledge/publish-draft.server.ts";
import { listKnowledgeEvents, listTrainers } from "#db/effects/knowledge-events.ts";
import { listLiveEntries } from "#db/knowledge/list-edits.ts";
import { readAskedQuestions } from "#db/knowledge/read-asked.ts";
import { readDraft } from "#db/knowledge/save-draft.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";
import { takeEventsHere } from "#tests/setup/take-events-here.ts";

let database: TestDatabase;
const all: Scope = { allStores: true };
const asked = { scope: all, storeIds: [1] };
const draft = {
  entry: "water",
  question: "耳机防水吗",
  variants: ["可以戴着游泳吗"],
  answer: "防汗防小雨，不能游泳。有问题请打 13800138000",
  topic: "open-ear",
};

/** One conversation with one question, answered by an entry or not at all. */
function converse(id: string, text: string, entry: string | null, day = "2026-10-05"): WireEvent[] {
  const own = { type: "message", store: "s1", source: "shop", conversation: id, customer: id };
  const answer =
    entry === null ? { kind: "fallback", text: "没听懂" } : { kind: "answer", text: "请看说明", entry };
  return [
    { ...own, id: `${id}-q`, from: "customer", at: `${day}T01:00:00Z`, text },
    { ...own, id: `${id}-a`, from: "bot", at: `${day}T01:00:05Z`, ...answer },
  ];
}

/** Five of the draft's wordings: two in the gap, one in another, one that the bot gave to pairing, one to nobody. */
const talks: [id: string, text: string, entry: string | null][] = [
  ["w1", "耳机防水吗", null],
  ["w2", "请问可以戴着游泳吗？", null],
  ["w3", "充电口在哪里", null],
  ["o1", "可以戴着游泳吗", null],
  ["p1", "这个耳机防水吗", "pairing"],
  ["p2", "怎么连接蓝牙", "pairing"],
  ["n1", "耳机防水吗", null],
];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const knowledge = { type: "knowledge", store: "s1", source: "desk", at: "2026-06-01T00:00:00Z" };
  const { quarantined } = await createApiClient(db).send([
    { type: "person", store: "s1", source: "desk", id: "t-lin", role: "trainer", name: "Lin" },
    {
      ...{ ...knowledge, id: "k1", action: "published", entry: "pairing" },
      ...{ question: "怎么连接蓝牙", answer: "打开设置" },
    },
    ...talks.flatMap((talk) => converse(...talk)),
    ...converse("s2", "耳机防水吗", null).map((event) => ({ ...event, store: "s2" })),
    // Longer ago than 30 days before the last.
    ...converse("old", "耳机防水吗", null, "2026-09-01"),
  ]);
  expect(quarantined).toEqual([]);
  await sql`
    insert into users (email, name, role, all_stores) values ('lin@x', 'Lin', 'trainer', true), ('wu@x', 'Wu', 'trainer', true)`.execute(
    db,
  );
  await sql`
    insert into gaps (store_id, key, counted_from, computed_at)
    select s.store_id, g.key, '2026-07-01', now() from stores s, (values ('a'), ('b'), ('c')) g (key)
    order by s.key, g.key`.execute(db);
  await sql`
    insert into gap_questions (store_id, gap_id, conversation_id, source, message_id, asked_at, reason)
    select m.store_id, case when m.external_id like 'w%' then 1 else 2 end, m.conversation_id, m.source, m.external_id,
      m.sent_at, 'missed'
    from messages m where m.store_id = 1 and m.external_id ~ '^[wo][0-9]-q'`.execute(db);
});
afterAll(() => database.destroy());

type Person = Pick<Principal, "kind" | "id" | "name" | "role">;
const lin: Person = { kind: "person", id: 1, name: "Lin", role: "trainer" };
const wu: Person = { kind: "person", id: 2, name: "Wu", role: "trainer" };

function as(person: Person, scope: Scope = all): Asking & Pick<AppLoadContext, "takeEvents"> {
  return {
    ...{ importDb: database.db, scope, principal: { ...person, scope }, privacyKey: testPrivacyKey },
    takeEvents: takeEventsHere(database.db),
    client: { address: "127.0.0.1" } as AppLoadContext["client"],
  };
}

it("lets one person after the other hold a gap, and nobody who may not", async () => {
  expect(await claimGap(as({ ...lin, role: "viewer" }), 1)).toEqual({ state: null, refusal: "not_allowed" });
  expect(await claimGap(as({ ...lin, kind: "key" }), 1)).toEqual({ state: null, refusal: "not_a_person" });
  const elsewhere = as(lin, { allStores: false, storeIds: [2] });
  expect(await claimGap(elsewhere, 1)).toEqual({ state: null, refusal: "no_such_gap" });
  expect(await saveDraft(as(lin), 1, draft)).toEqual({ state: null, refusal: "not_claimed" });
  expect(await claimGap(as(lin), 1)).toEqual({ state: "claimed", refusal: null });
  expect(await claimGap(as(wu), 1)).toEqual({ state: null, refusal: "taken" });
  expect(await saveDraft(as(wu), 1, draft)).toEqual({ state: null, refusal: "not_owner" });
  expect(await releaseGap(as(lin), 1)).toEqual({ state: "new", refusal: null });
  expect(await dismissGap(as(wu), 2)).toEqual({ state: "not a knowledge problem", refusal: null });
  expect(await restoreGap(as(lin), 2)).toEqual({ state: "new", refusal: null });
});

it("publishes a draft as events, by the store's own trainer, and keeps who did what", async () => {
  await claimGap(as(lin), 1);
  expect(await publishDraft(as(lin), 1, { minutes: null })).toEqual({ state: null, refusal: "no_draft" });
  expect(await saveDraft(as(lin), 1, draft)).toEqual({ state: "drafted", refusal: null });
  const saved = await readDraft(database.db, all, 1);
  expect(saved).toMatchObject({ question: draft.question, variants: draft.variants, publishedAt: null });
  expect(saved!.answer).toMatch(/^防汗防小雨，不能游泳。有问题请打 \[phone \w+\]$/);
  expect(await readDraft(database.db, { allStores: false, storeIds: [2] }, 1)).toBeUndefined();
  expect(await publishDraft(as(wu), 1, { minutes: 5 })).toEqual({ state: null, refusal: "not_owner" });
  // It began 25 minutes ago.
  await sql`update gap_changes set at = now() - interval '25 minutes' where action = 'claim'`.execute(
    database.db,
  );

  expect(await publishDraft(as(lin), 1, { minutes: null })).toEqual({ state: "published", refusal: null });
  const edits = foldEdits(await listKnowledgeEvents(database.db, asked)).filter(
    ({ entry }) => entry === "water",
  );
  expect(edits).toMatchObject([{ work: "written", trainer: "t-lin", topic: "open-ear", minutes: 25 }]);
  const live = await listLiveEntries(database.db, asked);
  expect(live.map(({ entry }) => entry)).toEqual(["pairing", "water"]);
  expect(live[1]).toMatchObject({
    question: draft.question,
    variants: draft.variants,
    answer: saved!.answer,
  });
  expect((await readDraft(database.db, all, 1))!.publishedAt).not.toBeNull();
  expect(await publishDraft(as(lin), 1, { minutes: 5 })).toEqual({
    state: null,
    refusal: "published_already",
  });

  const { rows: changes } = await sql`
    select actor_id, action, state_from, state_to from gap_changes where gap_id = 1 order by change_id`.execute(
    database.db,
  );
  expect(changes.map((row) => Object.values(row as object))).toEqual([
    [1, "claim", "new", "claimed"],
    [1, "release", "claimed", "new"],
    [1, "claim", "new", "claimed"],
    [1, "draft", "claimed", "drafted"],
    [1, "publish", "drafted", "published"],
    [null, "watch", "published", "watching"],
  ]);
  const { rows: audited } = await sql<{ action: string; subject: object }>`
    select action, subject from audit_entries order by entry_id desc limit 1`.execute(database.db);
  expect(audited[0]).toEqual({
    action: "draft_published",
    subject: { gap: 1, from: "drafted", to: "published", entry: "water" },
  });
});

it("counts in a backtest what asking the same after publishing is matched to", async () => {
  const { questions, conversations, isCut } = await readAskedQuestions(database.db, all, 1);
  expect([questions.length, conversations, isCut]).toEqual([7, 7, false]);
  const entries = await listLiveEntries(database.db, asked);
  const before = entries.filter(({ entry }) => entry !== "water");
  const backtest = backtestDraft({ ...draft, gapId: 1 }, before, questions);
  expect(backtest.inGap).toMatchObject({ matched: 2, of: 3 });
  expect(backtest.stolen).toMatchObject({ count: 1, byEntry: [{ entry: "pairing", count: 1 }] });
  expect(backtest).toMatchObject({ elsewhere: 2, kept: 0, matched: 5, asked: 7 });

  const again = talks.flatMap(([id, text, entry]) => converse(`again-${id}`, text, entry, "2026-10-06"));
  await createApiClient(database.db).send(again);
  const matcher = buildMatcher(entries);
  const late = (await readAskedQuestions(database.db, all, 1)).questions.filter(({ message }) =>
    message.startsWith("again-"),
  );
  expect(late).toHaveLength(7);
  expect(late.filter(({ text }) => matcher.match(text)?.entry === "water")).toHaveLength(backtest.matched);
});

it("gives who is no trainer of the store an id of ours with their name; a gap can be claimed again", async () => {
  await claimGap(as(wu), 3);
  await saveDraft(as(wu), 3, { ...draft, entry: "pairing", topic: null });
  expect(await publishDraft(as(wu), 3, { minutes: 12 })).toMatchObject({ state: "published" });
  const edits = foldEdits(await listKnowledgeEvents(database.db, asked)).filter(
    ({ trainer }) => trainer === "user-2",
  );
  expect(edits).toMatchObject([{ entry: "pairing", work: "rewritten", minutes: 12 }]);
  expect(await listTrainers(database.db, asked)).toContainEqual(
    expect.objectContaining({ storeId: 1, id: "user-2", name: "Wu" }),
  );

  await claimGap(as(wu), 3);
  expect(await saveDraft(as(wu), 3, draft)).toMatchObject({ state: "drafted" });
});

it("takes a draft for unpublished again once its publishing has been taken back", async () => {
  const { db } = database;
  await sql`delete from knowledge_edits where source = 'apiary' and entry = 'water'`.execute(db);
  expect((await readDraft(db, all, 1))!.publishedAt).toBeNull();
  expect(await claimGap(as(wu), 1)).toEqual({ state: "drafted", refusal: null });
  expect(await publishDraft(as(wu), 1, { minutes: 1 })).toEqual({ state: "published", refusal: null });
  expect((await listLiveEntries(db, asked)).map(({ entry }) => entry)).toContain("water");
});
