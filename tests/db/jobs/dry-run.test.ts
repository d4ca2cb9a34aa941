/** A dry run tells exactly what the import then does, and leaves no trace. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runDry, type DryRunReport } from "#app/ingest/dry-run.ts";
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { listQuarantineReasons } from "#tests/setup/read-quarantine.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 30) };
const options = { name: "a.ndjson", format: "canonical", clock, privacyKey: testPrivacyKey };

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const check = (text: string): Promise<DryRunReport> => runDry(database.db, bytes(text), options);
const load = (text: string) => ingestStream(database.db, bytes(text), { origin: "cli", ...options });

async function countConversations(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from conversations`.execute(database.db);
  return rows[0]!.n;
}

/** The same log told differently: repeats, other versions, messages that move to another conversation, broken lines. */
const tellings = fc.record({
  before: eventLogs,
  log: eventLogs,
  changes: fc.array(
    fc.record({
      at: fc.nat(60),
      kind: fc.constantFrom("repeat", "older", "newer", "changed", "moved", "broken", "store"),
    }),
    { maxLength: 12 },
  ),
});

type Telling = typeof tellings extends fc.Arbitrary<infer T> ? T : never;

function tell({ before, log, changes }: Telling): string {
  const events: (WireEvent | string)[] = [...log];
  for (const { at, kind } of changes) {
    const known = [...before, ...log];
    const event = known[at % Math.max(1, known.length)];
    if (!event) continue;
    if (kind === "repeat") events.push(event);
    if (kind === "older") events.push({ ...event, version: -5 });
    if (kind === "newer") events.push({ ...event, version: 9, channel: "phone" });
    if (kind === "changed") events.push({ ...event, extra_field: at });
    if (kind === "moved" && event.type !== "conversation")
      events.push({ ...event, version: 9, conversation: "c0" });
    if (kind === "broken") events.push(at % 2 ? "no JSON" : JSON.stringify({ ...event, at: "soon" }));
    if (kind === "store")
      events.push({ type: "store", store: "east", id: "east", name: `East ${at % 2}`, version: at % 3 });
  }
  return events.map((event) => (typeof event === "string" ? event : JSON.stringify(event))).join("\n");
}

test("its counts are the import's, whatever is stored and however the file repeats itself", async () => {
  await fc.assert(
    fc.asyncProperty(tellings, async (telling) => {
      await database.truncate();
      await load(telling.before.map((event) => JSON.stringify(event)).join("\n"));
      const file = tell(telling);
      const conversations = await countConversations();
      const foretold = await check(file);
      const done = await load(file);
      expect({
        accepted: foretold.accepted,
        duplicate: foretold.duplicate,
        quarantined: foretold.quarantined,
        conversations: foretold.conversations.new + foretold.conversations.changed,
      }).toEqual({
        accepted: done.accepted,
        duplicate: done.duplicate,
        quarantined: done.quarantined,
        conversations: done.conversations,
      });
      const made = (await countConversations()) - conversations;
      // A conversation named only by what turned out not to be taken is made too, but nothing about it is told.
      expect(foretold.conversations.new).toBeLessThanOrEqual(made);
      const reasons = await listQuarantineReasons(database.db, done.importId);
      const lines = (rows: { reason: string; field: string | null; lines: number }[]) =>
        Object.fromEntries(rows.map((row) => [`${row.field} ${row.reason}`, row.lines]));
      const summed = new Map<string, number>();
      for (const { field, reason, lines: n } of foretold.problems)
        summed.set(`${field} ${reason}`, (summed.get(`${field} ${reason}`) ?? 0) + n);
      expect(Object.fromEntries(summed)).toEqual(lines(reasons));
      const again = await check(file);
      expect(again.conversations.new).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test("over many batches too, and after part of the file is stored", async () => {
  const lines = Array.from({ length: 12_000 }, (_, index) => {
    const id = `m${index % 9_000}`;
    const at = new Date(Date.UTC(2026, 9, 1) + index * 1000).toISOString();
    const text = index < 9_000 ? "hello" : index % 2 ? "hello" : "changed";
    return JSON.stringify({
      type: "message",
      store: "s1",
      id,
      conversation: `c${index % 700}`,
      at,
      from: "bot",
      text,
    });
  });
  await load(lines.slice(3_000, 4_000).join("\n"));
  const foretold = await check(lines.join("\n"));
  const done = await load(lines.join("\n"));
  expect(foretold).toMatchObject({ accepted: done.accepted, duplicate: done.duplicate, quarantined: 0 });
  expect(foretold.conversations.new + foretold.conversations.changed).toBe(done.conversations);
});

test("it says what is in the file: types, times, stores, and the first lines of each problem", async () => {
  await load('{"type":"store","store":"east","id":"east","name":"East"}');
  const file = [
    '{"type":"store","store":"east","id":"east","name":"East, renamed"}',
    '{"type":"message","store":"east","id":"1","conversation":"c1","at":"2026-10-01T08:00:00Z","from":"bot"}',
    '{"type":"message","store":"west","id":"2","conversation":"c2","at":"2026-10-03T08:00:00Z","from":"bot"}',
    "no JSON",
    '{"type":"message","store":"west","id":"3","conversation":"c2","at":"soon","from":"bot"}',
    "no JSON either",
  ].join("\n");
  expect(await check(file)).toMatchObject({
    format: "canonical",
    records: 6,
    accepted: 3,
    duplicate: 0,
    quarantined: 3,
    conversations: { new: 2, changed: 0 },
    stores: { new: ["west"], known: ["east"] },
    types: {
      store: { new: 0, replaced: 1, duplicate: 0 },
      message: { new: 2, replaced: 0, duplicate: 0 },
    },
    from: Date.UTC(2026, 9, 1, 8),
    to: Date.UTC(2026, 9, 3, 8),
    problems: [
      {
        reason: "not JSON",
        field: null,
        lines: 2,
        samples: [
          { line: 4, text: "no JSON" },
          { line: 6, text: "no JSON either" },
        ],
      },
      { eventType: "message", field: "at", lines: 1 },
    ],
    error: null,
  });
});

test("nothing is written, and two may run at once", async () => {
  const file =
    '{"type":"message","store":"new","id":"1","conversation":"c","at":"2026-10-01T08:00:00Z","from":"bot"}';
  const [one, two] = await Promise.all([check(file), check(file)]);
  expect([one.accepted, two.accepted]).toEqual([1, 1]);
  for (const table of ["stores", "conversations", "messages", "imports", "quarantined_lines", "dirty_days"]) {
    const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(database.db);
    expect([table, rows]).toEqual([table, []]);
  }
});

test("an input nobody can read says why", async () => {
  const report = await runDry(database.db, bytes('[{"traj": []}]'), { ...options, format: null });
  expect(report.error).toMatch(/^results of the first tau-bench/);
  expect(report).toMatchObject({ accepted: 0, quarantined: 0 });
});
