/** Many requests at once against a real database: each learns exactly what became of its own lines. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import { createIntake, numberRequest } from "#app/live/intake.ts";
import { getHour } from "#db/live/hour-import.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 20) };
const noon = Date.UTC(2026, 10, 20, 12);

function parse(event: WireEvent): CanonicalEvent {
  const parsed = parseEvent(event, {}, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

function message(id: string, fields: Partial<WireEvent> = {}): WireEvent {
  const at = "2026-10-01T08:00:00Z";
  return { type: "message", store: "s1", id, conversation: "c1", at, from: "bot", ...fields };
}

let requests = 0;
const part = (events: readonly WireEvent[], lines: number[] = []) => ({
  number: numberRequest(noon) + ++requests,
  events: events.map(parse),
  lines: lines.map((line) => ({
    line,
    field: null,
    eventType: null,
    reason: "not JSON",
    raw: Buffer.from("x"),
    store: null,
  })),
  bytes: 100,
});

const readImports = () =>
  database.db
    .selectFrom("imports")
    .select([
      "origin",
      "name",
      "status",
      "hour",
      "accepted",
      "duplicate",
      "quarantined",
      "conversations",
      "import_id",
    ])
    .orderBy("import_id")
    .execute();

describe("requests that come at once", () => {
  test("get their own counts; one transaction writes those that waited", async () => {
    const intake = createIntake(database.db, { privacyKey: testPrivacyKey, now: () => noon });
    const answers = await Promise.all([
      intake.write(part([message("a"), message("b")])),
      intake.write(part([message("c"), message("c"), message("d", { conversation: "c2" })])),
      intake.write(part([message("b"), message("e")])),
      intake.write(part([message("a", { from: "agent", sender: "li" })])),
      intake.write(part([message("f", { store: "s2" })])),
    ]);
    expect(answers).toEqual([
      { accepted: 2, duplicate: 0 },
      { accepted: 2, duplicate: 1 },
      { accepted: 1, duplicate: 1 },
      { accepted: 1, duplicate: 0 },
      { accepted: 1, duplicate: 0 },
    ]);
    expect(await readImports()).toEqual([
      {
        origin: "api",
        name: "API",
        status: "done",
        hour: noon,
        accepted: 7,
        duplicate: 2,
        quarantined: 0,
        conversations: 3,
        import_id: 1,
      },
    ]);
  });

  test("one that the database refuses fails alone", async () => {
    const intake = createIntake(database.db, { privacyKey: testPrivacyKey, now: () => noon });
    const poison = part([message("p")]);
    // Validation lets no such text through: it stands for a bug.
    Object.assign(poison.events[0]!, { text: "a\0b" });
    const outcomes = await Promise.allSettled([
      intake.write(part([message("a")])),
      intake.write(part([message("b")])),
      intake.write(poison),
      intake.write(part([message("c")])),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    const rows = await database.db
      .selectFrom("messages")
      .select("external_id")
      .orderBy("external_id")
      .execute();
    expect(rows.map(({ external_id: id }) => id)).toEqual(["a", "b", "c"]);
    expect(await readImports()).toMatchObject([{ accepted: 3, duplicate: 0 }]);
  });

  test("keep their bad lines apart, and each hour is an import of its own", async () => {
    let now = noon + 59 * 60_000;
    const intake = createIntake(database.db, { privacyKey: testPrivacyKey, now: () => now });
    await Promise.all([
      intake.write(part([message("a")], [2, 3])),
      intake.write(part([], [2])),
      intake.write(part([message("b")], [2])),
    ]);
    now = noon + 60 * 60_000;
    await intake.write(part([message("c")], [1]));
    expect(await readImports()).toMatchObject([
      { hour: noon, accepted: 2, quarantined: 4 },
      { hour: noon + 3_600_000, accepted: 1, quarantined: 1 },
    ]);
    const lines = await database.db
      .selectFrom("quarantined_lines")
      .select(["import_id", "part", "line"])
      .execute();
    expect(lines.length).toBe(5);
    expect(new Set(lines.map(({ part: number }) => number)).size).toBe(4);
    expect(lines.every(({ part: number }) => number > 0)).toBe(true);
  });

  test("two processes share the import of the hour", async () => {
    const intakes = [1, 2, 3].map(() =>
      createIntake(database.db, { privacyKey: testPrivacyKey, now: () => noon }),
    );
    await Promise.all(
      intakes.flatMap((intake, n) => [0, 1, 2].map((k) => intake.write(part([message(`${n}-${k}`)])))),
    );
    expect(await readImports()).toMatchObject([{ accepted: 9, duplicate: 0 }]);
  });

  test("what comes after an hour was taken back stands in an import of its own", async () => {
    const intake = createIntake(database.db, { privacyKey: testPrivacyKey, now: () => noon });
    await intake.write(part([message("a")]));
    await database.db.updateTable("imports").set({ status: "undoing" }).execute();
    await intake.write(part([message("b")]));
    expect(await readImports()).toMatchObject([
      { status: "undoing", hour: null, accepted: 1 },
      { status: "done", hour: noon, accepted: 1 },
    ]);
    const stored = await database.db.selectFrom("messages").select(["external_id", "import_id"]).execute();
    const imports = await readImports();
    expect(stored.find(({ external_id: id }) => id === "b")?.import_id).toBe(imports[1]!.import_id);
  });

  test("an hour begins on the hour", () => {
    expect(getHour(noon + 1)).toBe(noon);
    expect(getHour(noon - 1)).toBe(noon - 3_600_000);
  });
});

const stores: WireEvent[] = [
  { type: "store", store: "east", source: "api", id: "east", name: "East", timezone: "Asia/Shanghai" },
  { type: "store", store: "west", source: "api", id: "west", name: "West", timezone: "America/New_York" },
];

describe("concurrent writers to one store and one conversation", () => {
  const runs = fc.record({
    events: eventLogs,
    /** Which writer sends an event, and how many events it sends at a time. */
    writers: fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
    batch: fc.integer({ min: 1, max: 6 }),
  });

  const cut = <T>(all: readonly T[], size: number): T[][] =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

  test("parallel batches give the facts of serial ones", async () => {
    const { db } = database;
    await fc.assert(
      fc.asyncProperty(runs, async ({ events, writers, batch }) => {
        await database.truncate();
        await loadBatch(db, { events: [...stores, ...events].map(parse), importId: null });
        await refreshDirtyBuckets(db);
        const serial = await dumpFigures(db);
        await database.truncate();
        await loadBatch(db, { events: stores.map(parse), importId: null });
        const shares = [0, 1, 2, 3].map((writer) =>
          events.filter((_, n) => writers[n % writers.length] === writer),
        );
        await Promise.all(
          shares.map(async (share, writer) => {
            for (const group of cut(share, batch)) {
              await loadBatch(db, { events: group.map(parse), importId: null });
              if (writer === 0) await refreshDirtyBuckets(db);
            }
          }),
        );
        await refreshDirtyBuckets(db);
        expect(await dumpFigures(db)).toBe(serial);
      }),
      { numRuns: 8 },
    );
  });

  test("requests through the intake, the same ones from several senders, are counted as if sent in turn", async () => {
    const { db } = database;
    await fc.assert(
      fc.asyncProperty(runs, async ({ events, batch }) => {
        await database.truncate();
        const all = [...stores, ...events];
        await loadBatch(db, { events: all.map(parse), importId: null });
        await refreshDirtyBuckets(db);
        const serial = await dumpFigures(db);
        await database.truncate();
        const intake = createIntake(db, { privacyKey: testPrivacyKey, now: () => noon });
        // Versions make any order right; without them two senders of one event would race about which came last.
        const sent = [...cut(all, batch), ...cut(all, batch + 1)];
        const answers = await Promise.all(sent.map((group) => intake.write(part(group))));
        answers.forEach(({ accepted, duplicate }, n) => expect(accepted + duplicate).toBe(sent[n]!.length));
        const sum = answers.reduce((total, { accepted }) => total + accepted, 0);
        const [row] = await readImports();
        expect(row).toMatchObject({ accepted: sum, duplicate: sent.flat().length - sum });
        await refreshDirtyBuckets(db);
        expect(await dumpFigures(db)).toBe(serial);
      }),
      { numRuns: 8 },
    );
  });
});
