/** What must stay true whatever is sent (design.md): tried on random logs against a real database. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEvent } from "#app/events/parse-event.ts";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { outcomeParts } from "#app/metrics/parts.ts";
import type { ListTarget, Selection } from "#app/metrics/question.ts";
import { metricIds, metrics } from "#app/metrics/registry.ts";
import type { Db } from "#db/connection.ts";
import { runPendingBackfills } from "#db/backfill/backfill-store.ts";
import { loadBatch } from "#db/load/load-batch.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { countConversations, listConversations } from "#db/queries/list-conversations.ts";
import { rebuildAll } from "#db/rollup/rebuild.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { eventLogs } from "#tests/factories/arbitrary-events.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { dumpFigures } from "#tests/setup/dump-figures.ts";

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database.destroy());

const clock = { now: () => Date.UTC(2026, 10, 20) };

function parse(event: WireEvent): CanonicalEvent {
  const parsed = parseEvent(event, {}, clock);
  if (!("event" in parsed)) throw new Error(`${JSON.stringify(event)}: ${parsed.reason}`);
  return parsed.event;
}

/** Stores whose local days differ, one with summer time ending inside the generated span. */
const stores: WireEvent[] = [
  { type: "store", store: "east", source: "api", id: "east", name: "East", timezone: "Asia/Shanghai" },
  {
    type: "store",
    store: "west",
    source: "api",
    id: "west",
    name: "West",
    timezone: "America/New_York",
    recontact_hours: 48,
  },
];

async function load(events: readonly WireEvent[], batchSize: number): Promise<void> {
  for (let from = 0; from < events.length; from += batchSize) {
    await loadBatch(db, { events: events.slice(from, from + batchSize).map(parse), importId: null });
    if (from % 2 === 0) await refreshDirtyBuckets(db);
  }
  await runPendingBackfills(db);
  await refreshDirtyBuckets(db);
}

const selection: Selection = {
  scope: { allStores: true },
  from: "2026-10-01",
  to: "2026-12-31",
  filters: [],
  recontactHours: null,
  sameTopicOnly: false,
  includeTest: false,
};

describe("random logs", () => {
  it("give the same facts and rollups in any order, cut anywhere, sent any number of times", async () => {
    const runs = fc.record({
      events: eventLogs,
      order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      batch: fc.integer({ min: 1, max: 30 }),
      repeat: fc.nat({ max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(runs, async ({ events, order, batch, repeat }) => {
        await database.truncate();
        await load([...stores, ...events], 1000);
        const straight = await dumpFigures(db);
        await database.truncate();
        const all = [...stores, ...events];
        const shuffled = [...all, ...all.slice(0, repeat)]
          .map((event, index) => ({ event, rank: order[index % order.length]! + index * (index % 3) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ event }) => event);
        await load(shuffled, batch);
        expect(await dumpFigures(db)).toBe(straight);
        await rebuildAll(db);
        expect(await dumpFigures(db)).toBe(straight);
      }),
      { numRuns: 20 },
    );
  });

  it("keep rollups equal to facts, outcomes a partition, and every card as long as its list", async () => {
    await fc.assert(
      fc.asyncProperty(
        eventLogs,
        fc.constantFrom(null, 24, 36),
        fc.boolean(),
        async (events, recontactHours, includeTest) => {
          await database.truncate();
          await load([...stores, ...events], 7);
          expect(await verifyRollups(db)).toEqual([]);
          const asked = { ...selection, recontactHours, includeTest };
          const [answer] = await answerQuestion(db, { ...asked, metrics: metricIds, dimensions: [] });
          const value = (id: (typeof metricIds)[number]) => answer!.figures[id]!.value ?? 0;
          const judged = outcomeParts.reduce((sum, part) => sum + value(part), 0);
          expect(judged + value("pending")).toBe(value("engaged"));
          expect(
            value("engaged") + value("blocked") + value("human_only") + value("unattended") + value("empty"),
          ).toBe(value("conversations"));
          for (const metric of metricIds) {
            const figure = answer!.figures[metric]!;
            const { kind } = metrics[metric].formula;
            // Slots, agents and answers are no conversations.
            if (kind === "peak_rate" || kind === "agent_equivalents" || kind === "answer_rate") continue;
            await expectList(
              asked,
              { metric, side: "denominator" },
              kind === "count" ? figure.value! : figure.denominator!,
            );
            if (kind === "rate") await expectList(asked, { metric, side: "numerator" }, figure.numerator!);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("answer every split with rows that add up to the whole", async () => {
    await fc.assert(
      fc.asyncProperty(eventLogs, async (events) => {
        await database.truncate();
        await load([...stores, ...events], 50);
        const counts = metricIds.filter((id) => metrics[id].formula.kind === "count");
        const ask = (dimensions: ("channel" | "topic" | "hour" | "reason" | "handler" | "day")[]) =>
          answerQuestion(db, { ...selection, metrics: counts, dimensions });
        const [whole] = await ask([]);
        for (const dimensions of [
          ["channel"],
          ["topic"],
          ["hour"],
          ["reason"],
          ["handler"],
          ["day", "channel"],
        ] as const) {
          const rows = await ask([...dimensions]);
          for (const id of counts) {
            const sum = rows.reduce((total, row) => total + row.figures[id]!.value!, 0);
            expect([dimensions, id, sum]).toEqual([dimensions, id, whole!.figures[id]!.value]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

async function expectList(search: Selection, target: ListTarget, length: number): Promise<void> {
  const { rows } = await listConversations(db, { ...search, target, limit: 1000 });
  const counted = await countConversations(db, { ...search, target });
  expect([target, rows.length, counted]).toEqual([target, length, length]);
}
