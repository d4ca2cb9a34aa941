/** One undo at a time: what it says before, what it refuses, and that it can be cut off anywhere. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import type { Db } from "#db/connection.ts";
import { finishImport, quarantineLines, startImport } from "#db/load/imports.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { describeUndo } from "#db/undo/describe-undo.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpEvents } from "#tests/setup/dump-events.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterEach(() => database.truncate());
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 20) };

function parse(event: Record<string, unknown>): CanonicalEvent {
  const parsed = parseEvent(event, { store: "s" }, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 8, minute)).toISOString();

function message(id: string, conversation: string, text: string, minute = 0) {
  return { type: "message", id, conversation, at: at(minute), from: "customer", text, customer: "ann" };
}

async function importEvents(events: readonly Record<string, unknown>[], status = "done"): Promise<number> {
  const id = await startImport(db, { origin: "cli", name: "f", format: "canonical" });
  for (let from = 0; from < events.length; from += 2_000) {
    await loadBatch(db, { events: events.slice(from, from + 2_000).map(parse), importId: id });
  }
  await refreshDirtyBuckets(db);
  const counts = { accepted: events.length, duplicate: 0, quarantined: 0, conversations: 0 };
  if (status !== "running") await finishImport(db, id, { ...counts, status: "done" });
  return id;
}

const dumpAll = async () => `${await dumpEvents(db)}\n${await dumpFigures(db)}`;

/** Two messages in each of many conversations: enough for several chunks. */
const buildMany = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => [
    message(`${prefix}${n}a`, `${prefix}${n}`, "where is it", n % 600),
    message(`${prefix}${n}b`, `${prefix}${n}`, "hello", (n % 600) + 3),
  ]).flat();

describe("undo", () => {
  it("refuses what is unknown, running or undone already", async () => {
    expect(await undoImport(db, 77)).toEqual({ status: "unknown" });
    const running = await importEvents([message("m", "c", "hi")], "running");
    expect(await undoImport(db, running)).toEqual({ status: "busy" });
    const done = await importEvents([message("m2", "c2", "hi")]);
    expect(await undoImport(db, done)).toMatchObject({ status: "undone", events: 1, restored: 0 });
    expect(await undoImport(db, done)).toEqual({ status: "undone before" });
    const { status } = await db
      .selectFrom("imports")
      .select("status")
      .where("import_id", "=", done)
      .executeTakeFirstOrThrow();
    expect(status).toBe("undone");
  });

  it("takes quarantined lines, vouches and stores of its own with it", async () => {
    const before = await dumpAll();
    const id = await importEvents([message("m", "c", "hi")]);
    await vouchThrough(db, ["s", "t"], Date.UTC(2026, 10, 15), id);
    await quarantineLines(db, id, [
      { line: 3, field: null, reason: "not JSON", raw: Buffer.from("{"), store: null },
    ]);
    await undoImport(db, id);
    expect(await dumpAll()).toBe(before);
    expect(await db.selectFrom("quarantined_lines").selectAll().execute()).toEqual([]);
    expect(await db.selectFrom("stores").selectAll().execute()).toEqual([]);
  });

  it("lets maturity go back when the newest events leave", async () => {
    await importEvents([message("m", "c", "where is it")]);
    const before = await dumpAll();
    const later = { ...message("m9", "c9", "hi"), customer: "bo", at: "2026-11-10T00:00:00Z" };
    const id = await importEvents([later]);
    expect(await dumpAll()).not.toBe(before);
    await undoImport(db, id);
    expect(await dumpAll()).toBe(before);
    expect(await verifyRollups(db)).toEqual([]);
  });

  it.each([
    { undone: ["x", "z"], left: ["from z", "from a"] },
    { undone: ["z", "x"], left: ["from x again", "from a"] },
    { undone: ["a", "x", "z"], left: ["from x again", "from z", undefined] },
  ])("finds its way where imports replaced each other in turn: $undone", async ({ undone, left }) => {
    const ids: Record<string, number> = {};
    for (const name of ["a", "x", "z"]) ids[name] = await importEvents([message("m", "c", `from ${name}`)]);
    await loadBatch(db, { events: [parse(message("m", "c", "from x again"))], importId: ids.x! });
    for (const [index, name] of undone.entries()) {
      expect(await undoImport(db, ids[name]!)).toMatchObject({ status: "undone" });
      const row = await db.selectFrom("messages").select("body").executeTakeFirst();
      expect(row?.body).toBe(left[index]);
    }
  });

  it("goes on after being stopped between any two chunks, facts agreeing with events at each stop", async () => {
    await importEvents(buildMany("a", 1_000));
    const before = await dumpAll();
    const id = await importEvents([
      { type: "store", id: "s", name: "Renamed", timezone: "Asia/Shanghai" },
      ...buildMany("b", 4_000),
      ...Array.from({ length: 1_000 }, (_, n) => message(`a${n}a`, `b${n}`, "moved", n % 600)),
      ...Array.from({ length: 50 }, (_, n) => ({
        ...{
          type: "order",
          id: `o${n}`,
          customer: "ann",
          created_at: at(1),
          amount: "1.00",
          currency: "CNY",
        },
      })),
    ]);
    let stops = 0;
    for (; ; stops++) {
      const { status } = await undoImport(db, id, { signal: createFuse(3) });
      await refreshDirtyBuckets(db);
      expect(await verifyRollups(db)).toEqual([]);
      expect(await countUnfolded()).toBe(0);
      if (status === "undone") break;
      expect(status).toBe("cancelled");
    }
    expect(stops).toBeGreaterThan(3);
    expect(await dumpAll()).toBe(before);
  });
});

describe("undo beside an import at work", () => {
  it("leaves what that import brought, replaced or sent into conversations that go", async () => {
    const reference = await createTestDatabase();
    const first = buildMany("a", 1_000);
    const rest = (round: number) => [
      ...Array.from({ length: 40 }, (_, n) =>
        message(`x${round}-${n}`, `b${round * 97 + n}`, "and now?", 20),
      ),
      ...Array.from({ length: 40 }, (_, n) =>
        message(`b${round * 83 + n}a`, `b${n}`, `replaced ${round}`, 30),
      ),
      ...Array.from({ length: 10 }, (_, n) => message(`a${round * 7 + n}a`, `a${n}`, `said ${round}`, 40)),
    ];
    await importEvents(first);
    const id = await importEvents([
      ...buildMany("b", 3_000),
      ...Array.from({ length: 300 }, (_, n) => message(`a${n}a`, `b${n}`, "moved", n)),
    ]);
    const later = await importEvents([], "running");
    const sent: Record<string, unknown>[] = [];
    let isUndone = false;
    const writer = async () => {
      for (let round = 0; !isUndone && round < 30; round++) {
        sent.push(...rest(round));
        await loadBatch(db, { events: rest(round).map(parse), importId: later });
      }
    };
    const undo = undoImport(db, id).then((result) => {
      isUndone = true;
      return result;
    });
    await Promise.all([undo, writer()]);
    expect(await undo).toMatchObject({ status: "undone" });
    await refreshDirtyBuckets(db);
    for (const events of [first, sent]) {
      await loadBatch(reference.db, { events: events.map(parse), importId: null });
    }
    await refreshDirtyBuckets(reference.db);
    expect(await dumpAll()).toBe(`${await dumpEvents(reference.db)}\n${await dumpFigures(reference.db)}`);
    expect(await verifyRollups(db)).toEqual([]);
    await reference.destroy();
  });
});

/** A signal that reads as aborted from the `n`th look at it on: stops the work after n - 1 chunks. */
function createFuse(n: number): AbortSignal {
  let looks = 0;
  return Object.defineProperty(new AbortController().signal, "aborted", { get: () => ++looks >= n });
}

/** Conversations with messages that have no fact, or a fact that counts other messages than are stored. */
async function countUnfolded(): Promise<number> {
  const rows = await db
    .selectFrom("messages as m")
    .leftJoin("conversation_facts as f", (join) =>
      join.onRef("f.store_id", "=", "m.store_id").onRef("f.conversation_id", "=", "m.conversation_id"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .select("f.message_count")
    .groupBy(["m.store_id", "m.conversation_id", "f.message_count"])
    .having((eb) => eb(eb.fn.countAll(), "is distinct from", eb.ref("f.message_count")))
    .execute();
  return rows.length;
}

describe("description of an undo", () => {
  it("says what would leave, what would come back and which stores it touches", async () => {
    await importEvents([
      { type: "store", id: "s", name: "Old", timezone: "UTC" },
      message("m1", "c1", "first"),
      message("m2", "c2", "second"),
    ]);
    const id = await importEvents([
      { type: "store", id: "s", name: "New", timezone: "UTC" },
      message("m1", "c1", "first, changed"),
      message("m3", "c3", "third"),
      message("m4", "c3", "fourth"),
      { type: "conversation", id: "c2", topic: "parcel" },
      { ...message("n1", "d1", "elsewhere"), store: "t" },
    ]);
    await importEvents([message("m4", "c3", "fourth, changed by another")]);
    await vouchThrough(db, ["s"], Date.UTC(2026, 10, 15), id);
    expect(await describeUndo(db, id)).toEqual({
      events: { store: 1, message: 3, conversation: 1 },
      restored: 2,
      replacedSince: 1,
      // d1 disappears; c1 and c2 were there before, and c3 has a message of a later import.
      conversations: { gone: 1, changed: 3 },
      stores: [
        {
          key: "s",
          name: "New",
          events: 4,
          isGone: false,
          isDescribed: true,
          vouchedThrough: Date.UTC(2026, 10, 15),
        },
        { key: "t", name: "t", events: 1, isGone: true, isDescribed: false, vouchedThrough: null },
      ],
      quarantined: 0,
    });
    expect(await describeUndo(db, 999)).toBeNull();
  });
});
