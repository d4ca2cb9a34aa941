/** After an erasure nothing of the customer is left anywhere, and no figure has changed. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import { prepareMentions } from "#app/privacy/mentions.ts";
import type { Db } from "#db/connection.ts";
import { compareWithStored } from "#db/dry-run/compare-batch.ts";
import { finishImport, quarantineLines, startImport } from "#db/load/imports.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { eraseCustomer } from "#db/privacy/erase-customer.ts";
import { eraseTraces, listIdsOf } from "#db/privacy/erase-traces.ts";
import { setErasureKey } from "#db/privacy/erasure-marks.ts";
import { findCustomer } from "#db/privacy/find-customer.ts";
import { overwritePages } from "#db/privacy/overwrite-pages.ts";
import { rebuildAll } from "#db/rollup/rebuild.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { at, customer, marker, others, theirs, type Wire } from "#tests/factories/marked-customer.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpCounted } from "#tests/setup/dump-counted.ts";
import { findInFiles, findInTables } from "#tests/setup/dump-everything.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  setErasureKey("a key of tests");
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2030, 0, 1) };

function parse(event: Wire): CanonicalEvent {
  const parsed = parseEvent(event, { store: "s", source: "api" }, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

async function importEvents(events: readonly Wire[]): Promise<number> {
  const importId = await startImport(db, { origin: "cli", name: "f", format: "canonical" });
  await loadBatch(db, { events: events.map(parse), importId });
  await finishImport(db, importId, {
    accepted: 0,
    duplicate: 0,
    quarantined: 0,
    conversations: 0,
    status: "done",
  });
  await refreshDirtyBuckets(db);
  return importId;
}

const findEverywhere = async (text: string) => [
  ...(await findInTables(db, text)),
  ...(await findInFiles(db, text)),
];

describe("an erased customer", () => {
  let first: number;
  let figures: unknown;

  beforeAll(async () => {
    first = await importEvents([...theirs, ...others]);
    // A later import says one of the messages anew: the version before is kept for its undo.
    await importEvents([{ ...theirs[7]!, text: `where is ${marker} now?`, version: 2 }]);
    const lines = [
      JSON.stringify({ type: "message", customer, text: 1 }),
      `${customer}\tbroken`,
      `{"conversation":"\\u005aebrafish9-c1"}`,
    ];
    await quarantineLines(
      db,
      first,
      [...lines, "of nobody"].map((line, index) => ({
        line: index + 1,
        field: null,
        reason: index === 3 ? "broken" : `broken: ${marker}-c1`,
        raw: Buffer.from(line),
        store: "s",
      })),
    );
    const report = JSON.stringify({
      records: 3,
      problems: [{ reason: "x", samples: [{ line: 1, text: `see ${customer}` }] }],
    });
    await sql`update imports set name = ${`${customer}.csv`}, report = ${report}::jsonb where import_id = ${first}`.execute(
      db,
    );
    await sql`
      insert into idempotency_keys (key, status, response) values (${`k-${customer}`}, 200, '{}'), ('other', 200, '{}')`.execute(
      db,
    );
    await sql`
      insert into quarantine_mends (import_id, kind, status, rules)
      values (${first}, 'rules', 'done', ${JSON.stringify([{ value: customer }])}::jsonb)`.execute(db);
    await sql`analyze`.execute(db);
    figures = await dumpCounted(db);
    expect(await findInTables(db, marker)).toEqual([
      "public.clicks",
      "public.conversation_facts",
      "public.conversations",
      "public.handoffs",
      "public.idempotency_keys",
      "public.imports",
      "public.inquiry_facts",
      "public.messages",
      "public.order_facts",
      "public.orders",
      "public.quarantine_mends",
      "public.quarantined_lines",
      "public.ratings",
      "public.refunds",
      "public.superseded_events",
    ]);
    const files = (await findInFiles(db, marker)).map((path) => path.split("/")[0]);
    expect([...new Set(files)]).toEqual(["base", "pg_wal"]);
  });

  it("is found with what is held, before", async () => {
    expect(await findCustomer(db, [customer])).toMatchObject([
      { storeName: "s", conversations: 2, messages: 6, orders: 1, clicks: 1 },
    ]);
  });

  it("leaves nothing in any table or file, and every figure as it was", async () => {
    const lines = await eraseTraces(db, prepareMentions(await listIdsOf(db, [customer])));
    const erasure = await eraseCustomer(db, [customer]);
    await overwritePages(db);
    expect({ lines, ...erasure }).toMatchObject({
      lines: 3,
      conversations: 2,
      messages: 6,
      orders: 1,
      clicks: 1,
    });
    expect(await findEverywhere(marker)).toEqual([]);
    expect(await findCustomer(db, [customer])).toEqual([]);
    expect(await dumpCounted(db)).toEqual(figures);
    const { rows } = await sql`
      select count(distinct customer) as customers, count(*) as conversations, count(next_contact_ms) as returned
      from conversation_facts where customer like 'erased-%'`.execute(db);
    expect(rows).toEqual([{ customers: 1, conversations: 2, returned: 1 }]);
  });

  it("keeps its figures when everything is folded again, even with other phrases", async () => {
    // With the text at hand this would make a fallback of an answer.
    await sql`update stores set fallback_phrases = '{It has left}'`.execute(db);
    await rebuildAll(db);
    await sql`update stores set fallback_phrases = '{}'`.execute(db);
    expect(await dumpCounted(db)).toEqual(figures);
    expect(await verifyRollups(db)).toEqual([]);
  });

  it("does not come back when the events are sent again", async () => {
    const foretold = await compareWithStored(db, async (comparison) => {
      await comparison.take([...theirs, ...others].map(parse));
      return comparison.totals();
    });
    expect(foretold).toMatchObject({ accepted: 0, duplicate: theirs.length + others.length });
    const result = await loadBatch(db, { events: [...theirs, ...others].map(parse), importId: null });
    await refreshDirtyBuckets(db);
    expect(result).toMatchObject({ accepted: 0, duplicate: theirs.length + others.length });
    expect(await findInTables(db, marker)).toEqual([]);
    expect(await dumpCounted(db)).toEqual(figures);
  });

  it("does not come back with what was never sent before either, but may begin anew", async () => {
    const late = (id: string, day: string): Wire[] => [
      {
        type: "message",
        id: `${id}1`,
        conversation: id,
        at: `${day}T08:00:00Z`,
        from: "customer",
        text: "hi",
        customer,
      },
      { type: "message", id: `${id}2`, conversation: id, at: `${day}T08:01:00Z`, from: "bot", text: "hello" },
    ];
    const old = await loadBatch(db, { events: late("old", "2026-10-09").map(parse), importId: null });
    expect(old).toMatchObject({ accepted: 0, duplicate: 2 });
    // What stood in that conversation without naming the customer is known by its conversation from then on.
    const rest = {
      type: "message",
      id: "old3",
      conversation: "old",
      at: at(9, 5),
      from: "bot",
      text: "late",
    };
    expect(await loadBatch(db, { events: [parse(rest)], importId: null })).toMatchObject({ duplicate: 1 });
    const fresh = await loadBatch(db, { events: late("new", "2029-01-09").map(parse), importId: null });
    expect(fresh).toMatchObject({ accepted: 2, duplicate: 0 });
  });

  it("stays erased when an import is undone that had replaced a message", async () => {
    const { rows } = await sql<{ id: number }>`
      select max(import_id) as id from imports where status = 'done'`.execute(db);
    await undoImport(db, rows[0]!.id);
    expect(await findInTables(db, `still ${marker}`)).toEqual([]);
    const { rows: messages } = await sql`
      select body, reading from messages m join conversations using (store_id, conversation_id)
      where erased_at is not null and m.speaker = 'customer' and sent_at = ${at(2, 0)}::timestamptz`.execute(
      db,
    );
    expect(messages).toEqual([{ body: null, reading: { kind: "question" } }]);
  });
});
