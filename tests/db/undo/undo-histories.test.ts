/** Random histories of imports and undos against a plain model of what must be left. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent } from "#app/events/parse-event.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import type { Db } from "#db/connection.ts";
import { finishImport, startImport } from "#db/load/imports.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { undoImport } from "#db/undo/undo-import.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpEvents } from "#tests/setup/dump-events.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

let tried: TestDatabase;
let reference: TestDatabase;

beforeAll(async () => {
  tried = await createTestDatabase();
  reference = await createTestDatabase();
});
afterAll(async () => {
  await tried.destroy();
  await reference.destroy();
});

const clock = { now: () => Date.UTC(2026, 10, 20) };

function parse(event: WireEvent): CanonicalEvent {
  const parsed = parseEvent(event, {}, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

const storeEvent = fc
  .record({
    store: fc.constantFrom("east", "west"),
    timezone: fc.constantFrom("Asia/Shanghai", "America/New_York", "UTC"),
    recontact_hours: fc.constantFrom(24, 36, 72),
    phrases: fc.constantFrom([], ["It ships today."]),
    version: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    name: fc.constantFrom("One", "Two"),
  })
  .map(({ phrases, version, ...own }): WireEvent => ({
    type: "store",
    source: "api",
    id: own.store,
    ...own,
    ...(version === undefined ? {} : { version }),
    ...(phrases.length > 0 ? { fallback_phrases: phrases } : {}),
  }));

const order = fc
  .record({
    store: fc.constantFrom("east", "west"),
    n: fc.nat({ max: 3 }),
    amount: fc.constantFrom("1.50", "2.00"),
  })
  .map(({ store, n, amount }): WireEvent => ({
    type: "order",
    store,
    source: "api",
    id: `o${n}`,
    customer: "ann",
    created_at: "2026-11-01T00:00:00Z",
    amount,
    currency: "CNY",
  }));

/** What one import sends at one time; `shift` gives the same message ids to other conversations. */
const sending = fc.record({
  by: fc.nat({ max: 2 }),
  events: fc
    .tuple(
      eventLogs,
      fc.nat({ max: 2 }),
      fc.array(storeEvent, { maxLength: 2 }),
      fc.array(order, { maxLength: 2 }),
    )
    .map(([log, shift, stores, orders]) => {
      const moved = log.map((event) => ({
        ...event,
        ...("conversation" in event ? { conversation: shiftId(String(event.conversation), shift) } : {}),
      }));
      return [...stores.slice(0, 1), ...moved, ...orders, ...stores.slice(1)];
    }),
  batch: fc.integer({ min: 3, max: 60 }),
  vouch: fc.option(fc.integer({ min: 0, max: 30 * 24 }), { nil: null, freq: 2 }),
  settle: fc.boolean(),
});
type Sending = typeof sending extends fc.Arbitrary<infer T> ? T : never;

const shiftId = (id: string, shift: number) => `c${(Number(id.slice(1)) + shift) % 14}`;

const vouchTime = (hours: number) => Date.UTC(2026, 9, 28) + hours * 3_600_000;

const getKey = (event: CanonicalEvent) =>
  event.type === "store" ? `store ${event.store}` : `${event.type} ${event.store} ${event.id}`;
const getContent = (event: CanonicalEvent) =>
  JSON.stringify(event, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
const isOlder = (event: CanonicalEvent, stored: CanonicalEvent) =>
  (event.version ?? -Infinity) < (stored.version ?? -Infinity);

/** Versions of each event in the order in which they were taken, an import's last word only. */
class Model {
  readonly versions = new Map<string, { by: number; event: CanonicalEvent }[]>();
  readonly vouches: { by: number; store: string; through: number }[] = [];

  /** Stores one by one, of other events a batch's last acceptable word. */
  takeBatch(by: number, batch: readonly CanonicalEvent[]): void {
    const last = new Map<string, CanonicalEvent>();
    for (const event of batch) {
      const before = last.get(getKey(event));
      if (event.type === "store") this.take(by, event);
      else if (!before || !isOlder(event, before)) last.set(getKey(event), event);
    }
    for (const event of last.values()) this.take(by, event);
  }

  private take(by: number, event: CanonicalEvent): void {
    const stack = this.versions.get(getKey(event)) ?? [];
    const top = stack.at(-1)?.event;
    if (top && (getContent(top) === getContent(event) || isOlder(event, top))) return;
    this.versions.set(getKey(event), [...stack.filter((version) => version.by !== by), { by, event }]);
  }

  undo(by: number): void {
    for (const [key, stack] of this.versions) {
      this.versions.set(
        key,
        stack.filter((version) => version.by !== by),
      );
    }
    const left = this.vouches.filter((vouch) => vouch.by !== by);
    this.vouches.splice(0, this.vouches.length, ...left);
  }

  async build(db: Db): Promise<void> {
    const events = [...this.versions.values()].flatMap((stack) => stack.slice(-1).map(({ event }) => event));
    const first = events.filter(({ type }) => type === "store");
    await loadBatch(db, { events: first, importId: null });
    await loadBatch(db, { events: events.filter(({ type }) => type !== "store"), importId: null });
    for (const { store, through } of this.vouches) await vouchThrough(db, [store], through);
    await refreshDirtyBuckets(db);
  }
}

async function send(db: Db, model: Model, ids: readonly number[], sent: Sending): Promise<void> {
  const events = sent.events.map(parse);
  for (let from = 0; from < events.length; from += sent.batch) {
    const batch = events.slice(from, from + sent.batch);
    await loadBatch(db, { events: batch, importId: ids[sent.by]! });
    model.takeBatch(sent.by, batch);
  }
  if (sent.vouch !== null) {
    const through = vouchTime(sent.vouch);
    await vouchThrough(db, ["east"], through, ids[sent.by]!);
    model.vouches.push({ by: sent.by, store: "east", through });
  }
  if (sent.settle) await runPendingBackfills(db);
  if (sent.settle) await refreshDirtyBuckets(db);
}

async function expectModel(model: Model): Promise<void> {
  await reference.truncate();
  await model.build(reference.db);
  await runPendingBackfills(tried.db);
  await refreshDirtyBuckets(tried.db);
  expect(await dumpEvents(tried.db)).toBe(await dumpEvents(reference.db));
  expect(await dumpFigures(tried.db)).toBe(await dumpFigures(reference.db));
  expect(await verifyRollups(tried.db)).toEqual([]);
}

it("leave what was there without the imports undone, whatever replaced what and in whatever order", async () => {
  const histories = fc.record({
    sendings: fc.array(sending, { minLength: 1, maxLength: 5 }),
    undone: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(histories, async ({ sendings, undone }) => {
      await tried.truncate();
      const { db } = tried;
      const model = new Model();
      const ids: number[] = [];
      for (const name of ["a", "b", "c"]) {
        ids.push(await startImport(db, { origin: "cli", name, format: "canonical" }));
      }
      for (const sent of sendings) await send(db, model, ids, sent);
      await expectModel(model);
      for (const id of ids) {
        const counts = { accepted: 0, duplicate: 0, quarantined: 0, conversations: 0 };
        await finishImport(db, id, { ...counts, status: "done" });
      }
      for (const by of undone) {
        expect(await undoImport(db, ids[by]!)).toMatchObject({ status: "undone" });
        model.undo(by);
        await expectModel(model);
      }
    }),
    { numRuns: 10 },
  );
}, 180_000);
