/** The demo world through the whole pipeline: every figure equals what the simulator knows it meant. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDemoWorld } from "#app/ingest/load-demo.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Answer } from "#app/metrics/question.ts";
import type { MetricId } from "#app/metrics/registry.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { listStores } from "#db/queries/stores.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createWorld } from "#seeds/demo-world.ts";
import { outcomes, recontactWindows, type DayTruth, type WorldTruth } from "#seeds/world/truth.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

const size = { seed: 11, conversations: 5_000 };

let database: TestDatabase;
let truth: WorldTruth;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoWorld(database.db, { ...size, privacyKey: testPrivacyKey });
  const world = createWorld(size);
  for (const _ of world.events());
  truth = world.truth();
});
afterAll(() => database.destroy());

function ask(
  metrics: MetricId[],
  dimensions: DimensionId[],
  recontactHours: number | null = null,
): Promise<Answer[]> {
  return answerQuestion(database.db, {
    scope: { allStores: true },
    from: "2026-01-01",
    to: "2026-12-31",
    filters: [],
    recontactHours,
    sameTopicOnly: false,
    includeTest: false,
    metrics,
    dimensions,
  });
}

/** Every store and day of the truth beside the answer for it; days on which nothing is counted may be missing there. */
function pairByDay(
  answers: readonly Answer[],
): { key: string; truth: DayTruth; answer: Answer | undefined }[] {
  const byKey = new Map(answers.map((answer) => [answer.dimensions.join(" "), answer]));
  return Object.entries(truth.stores).flatMap(([store, { days }]) =>
    Object.entries(days).map(([day, dayTruth]) => ({
      key: `${store} ${day}`,
      truth: dayTruth,
      answer: byKey.get(`${store} ${day}`),
    })),
  );
}

const read = (answer: Answer | undefined, metric: MetricId) => answer?.figures[metric]?.value ?? 0;
const numerator = (answer: Answer | undefined, metric: MetricId) => answer?.figures[metric]?.numerator ?? 0;

describe("the demo world", () => {
  it("is taken whole", () => {
    expect(truth.conversations).toBe(5_000);
    expect(Object.keys(truth.stores)).toHaveLength(12);
  });

  it("counts conversations, classes and escalations by store and day as the simulator does", async () => {
    const metrics = [
      "conversations",
      "engaged",
      "blocked",
      "human_only",
      "unattended",
      "empty",
      "escalations",
    ] as const;
    const pairs = pairByDay(await ask([...metrics, "linkable_rate", "invited"], ["store", "day"]));
    for (const { key, truth: day, answer } of pairs) {
      const found = metrics.map((metric) => read(answer, metric));
      const { conversations, engaged, blocked, humanOnly, unattended, empty, escalations } = day;
      expect([key, ...found]).toEqual([
        key,
        conversations,
        engaged,
        blocked,
        humanOnly,
        unattended,
        empty,
        escalations,
      ]);
      expect([key, numerator(answer, "linkable_rate"), read(answer, "invited")]).toEqual([
        key,
        day.linkable,
        day.invited,
      ]);
    }
    const all = pairs.reduce((sum, { truth: day }) => sum + day.conversations, 0);
    const [total] = await ask(["conversations"], []);
    expect(total!.figures.conversations!.value).toBe(all);
  });

  it.each(recontactWindows)(
    "judges outcomes by store and day under a %i h window as the simulator does",
    async (hours) => {
      const metrics: MetricId[] = [
        ...outcomes.map((outcome) => `outcome_${outcome}` as const),
        "pending",
        "requested_rate",
        "executed_rate",
        "reached_rate",
        "ignored_request_rate",
      ];
      for (const { key, truth: day, answer } of pairByDay(await ask(metrics, ["store", "day"], hours))) {
        const known = day.windows[String(hours)]!;
        const found = Object.fromEntries(
          outcomes.map((outcome) => [outcome, read(answer, `outcome_${outcome}`)]),
        );
        expect([key, found, read(answer, "pending")]).toEqual([key, known.outcomes, known.pending]);
        const ledger = (
          ["requested_rate", "executed_rate", "reached_rate", "ignored_request_rate"] as const
        ).map((metric) => numerator(answer, metric));
        expect([key, ...ledger]).toEqual([
          key,
          known.requested,
          known.executed,
          known.reached,
          known.ignored,
        ]);
      }
    },
  );

  it("counts ratings by store and handler as the simulator does", async () => {
    const answers = await ask(["csat", "dsat"], ["store", "handler"]);
    for (const [store, { total }] of Object.entries(truth.stores)) {
      for (const [handler, ratings] of Object.entries(total.ratingsByHandler)) {
        const answer = answers.find(({ dimensions: [key, who] }) => key === store && who === handler);
        const csat = answer?.figures.csat;
        expect([
          store,
          handler,
          csat?.denominator ?? 0,
          csat?.numerator ?? 0,
          numerator(answer, "dsat"),
        ]).toEqual([store, handler, ratings.rated, ratings.good, ratings.bad]);
      }
    }
  });

  it("reaches as far as the simulator says, with rollups equal to facts", async () => {
    const stores = await listStores(database.db, { allStores: true });
    for (const { key, dataThrough, timezone } of stores) {
      const known = truth.stores[key]!;
      expect([key, dataThrough, timezone]).toEqual([
        key,
        known.dataThrough === null ? null : Date.parse(known.dataThrough),
        known.timezone,
      ]);
    }
    expect(await verifyRollups(database.db)).toEqual([]);
  });
});
