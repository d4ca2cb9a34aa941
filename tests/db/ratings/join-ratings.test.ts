/** Ratings of Taobao's accounts find the chats they are of, whichever come first, and lose them with an undo. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { writeKeptFormat } from "#app/mapping/preset-format.ts";
import { parseMappingText } from "#app/mapping/parse-mapping.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.truncate());
afterAll(() => database.destroy());

const mapping = {
  ...{ mapping: 1, name: "chats", shape: "messages", source: "taobao", zone: "Asia/Shanghai", time: "ymd" },
  file: { kind: "lines" },
  columns: { conversation: "c", customer: "u", at: "t", speaker: "w", sender: "s", text: "x" },
  speakers: { buyer: "customer", shop: "agent" },
  ...{ robots: ["shop:ai"], handoff: { by: "nothing" }, rating: null, turns: null, gapMinutes: 30 },
  ...{ currency: null, channel: null, untimed: null },
};

async function ingest(format: string, rows: readonly object[]) {
  const bytes = Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n"));
  const chunks = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  const options = { origin: "cli", name: "f", format, store: "hz", privacyKey: testPrivacyKey } as const;
  const { importId, error, accepted, duplicate, quarantined } = await ingestStream(
    database.db,
    chunks,
    options,
  );
  expect([error, quarantined]).toEqual([null, 0]);
  return { importId, accepted, duplicate };
}

function sendChats(...talks: [id: string, buyer: string, account: string | null, clock: string][]) {
  const parsed = parseMappingText(JSON.stringify(mapping));
  if (!("mapping" in parsed)) throw new Error(JSON.stringify(parsed.problems));
  const rows = talks.flatMap(([c, u, s, clock]) => [
    { c, u, w: "buyer", t: `2026-10-05 ${clock}:00`, x: "退货怎么退" },
    { c, u, w: "shop", s, t: `2026-10-05 ${clock}:20`, x: "请在订单页申请" },
  ]);
  return ingest(writeKeptFormat(1, { key: "hz", currency: "CNY" }, parsed.mapping), rows);
}

const rate = (buyer: string, account: string, clock: string, code = 4, day = "05") => ({
  ...{ eval_code: code, eval_sender: `cntaobao${account}`, eval_recer: "t**1", open_uid: buyer },
  ...{ eval_time: `2026-10-${day} ${clock}:00`, send_time: null, source: 0, label_name: "慢" },
});
const sendRatings = (...ratings: object[]) => ingest("taobao-rating-lines", ratings);

/** Where the ratings stand, the latest last. */
async function listRatings() {
  const { rows } = await sql<{ chat: string; of: string | null; by: string | null }>`
    select case when c.external_id like 'rating:%' then 'alone' else c.external_id end as chat, r.rated_part as of,
      r.extra->>'joined_by' as by
    from ratings r join conversations c using (store_id, conversation_id) order by r.rated_at`.execute(
    database.db,
  );
  return rows.map(({ chat, of, by }) => [chat, of, by]);
}

async function listOutcomes() {
  const { rows } = await sql<{ id: string; class: string }>`
    select c.external_id as id, f.class from conversation_facts f join conversations c using (store_id, conversation_id)
    order by f.started_at`.execute(database.db);
  return rows.map((row) => [row.id.replace(/^(rating):.*/, "$1"), row.class]);
}

const named = "customer, account and time";
const later = [
  ["morning", "u1", "shop:amy", "09:00"],
  ["noon", "u1", "shop:ai", "12:00"],
  ["evening", "u1", "shop:amy", "18:00"],
  ["other", "u2", "shop:ai", "12:05"],
] as [string, string, string, string][];
const ratings = [
  rate("u1", "shop:ai", "12:10", 4),
  // Its account spoke in the morning; at noon it was the robot.
  rate("u1", "shop:amy", "12:30", 0),
  // Nobody spoke with this buyer.
  rate("u3", "shop:ai", "12:40"),
  // Too late for any of them.
  rate("u1", "shop:amy", "18:30", 0, "06"),
];
const placed = [
  ["noon", "bot", named],
  ["morning", "agent", named],
  ["alone", null, null],
  ["alone", null, null],
];

it("joins a rating to the last chat of its buyer with its account, in either order, once", async () => {
  await sendChats(...later);
  const first = await sendRatings(...ratings);
  expect(await listRatings()).toEqual(placed);
  const outcomes = await listOutcomes();
  // The robot's chat was rated badly: that decides it. What has been joined leaves no conversation of its own behind.
  expect(outcomes).toEqual([
    ["morning", "human_only"],
    ["noon", "engaged"],
    ["other", "engaged"],
    ["rating", "empty"],
    ["evening", "human_only"],
    ["rating", "empty"],
  ]);
  const { rows } = await sql`
    select f.settlement from conversation_facts f join conversations c using (store_id, conversation_id)
    where c.external_id = 'noon'`.execute(database.db);
  expect(rows).toEqual([{ settlement: "rejected" }]);
  expect(await sendRatings(...ratings)).toMatchObject({ accepted: 0, duplicate: first.accepted });

  await database.truncate();
  await sendRatings(...ratings);
  await sendChats(...later.toReversed());
  expect(await listRatings()).toEqual(placed);
  expect((await listOutcomes()).toSorted()).toEqual(outcomes.toSorted());
});

it("a nearer chat that comes later takes the rating over; one without accounts goes by buyer and time", async () => {
  await sendRatings(rate("u1", "shop:ai", "12:10"));
  await sendChats(["far", "u1", "shop:ai", "09:00"], ["after", "u1", "shop:ai", "12:11"]);
  expect(await listRatings()).toEqual([["far", "bot", named]]);
  await sendChats(["near", "u1", null, "12:00"]);
  expect(await listRatings()).toEqual([["near", null, "customer and time"]]);
});

it("undoing the chats leaves the rating alone as it came; undoing the ratings leaves none", async () => {
  const { importId: ofRatings } = await sendRatings(rate("u1", "shop:ai", "12:10"));
  const alone = await listOutcomes();
  const { importId } = await sendChats(["noon", "u1", "shop:ai", "12:00"]);
  expect(await listRatings()).toEqual([["noon", "bot", named]]);
  expect(await undoImport(database.db, importId)).toMatchObject({ status: "undone" });
  expect(await listRatings()).toEqual([["alone", null, null]]);
  expect(await listOutcomes()).toEqual(alone);
  await sendChats(["noon", "u1", "shop:ai", "12:00"]);
  expect(await listRatings()).toEqual([["noon", "bot", named]]);
  expect(await undoImport(database.db, ofRatings)).toMatchObject({ status: "undone" });
  expect(await listRatings()).toEqual([]);
  expect(await listOutcomes()).toEqual([["noon", "engaged"]]);
  expect(await verifyRollups(database.db)).toEqual([]);
});
