/** The fixtures of the metric dictionary, sent and asked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import {
  buildConversation,
  buildHeartbeat,
  type Script,
  type WireEvent,
} from "#tests/factories/wire-conversation.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

const hour = 3_600_000;
const start = Date.UTC(2026, 9, 5, 8);
const period = ["2026-10-01", "2026-10-31"];

let database: TestDatabase;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
});
afterAll(() => database.destroy());

function buildMany(script: Script, count: number, store: string, at: number): WireEvent[] {
  return Array.from({ length: count }, (_, index) =>
    buildConversation(script, { store, id: `${script}-${at}-${index}`, at: at + index * 1000 }),
  ).flat();
}

describe("100 engaged, matured conversations", () => {
  const metrics = [
    "containment_rate",
    "no_human_rate",
    "no_human_no_handoff_rate",
    "assumed_rate",
    "verified_rate",
    "confirmed_rate",
  ];

  beforeAll(async () => {
    const returning = Array.from({ length: 9 }, (_, index) => [
      ...buildConversation("durable", {
        store: "fixture",
        id: `back-${index}`,
        at: start,
        customer: `returner ${index}`,
      }),
      // The return is people only, and so no engaged conversation of its own.
      ...buildConversation("human_only", {
        store: "fixture",
        id: `again-${index}`,
        at: start + 24 * hour,
        customer: `returner ${index}`,
      }),
    ]).flat();
    await api.send([
      ...buildMany("confirmed", 10, "fixture", start),
      ...buildMany("durable", 26, "fixture", start),
      ...returning,
      ...buildMany("unanswered", 12, "fixture", start),
      ...buildMany("handoff", 25, "fixture", start),
      ...buildMany("handoff_lost", 8, "fixture", start),
      ...buildMany("takeover", 10, "fixture", start),
      ...buildHeartbeat("fixture", start + 30 * 24 * hour),
    ]);
  });

  it("reads as 67, 65, 57, 45, 36 and 10 % under the six definitions", async () => {
    const { results } = await api.query({ metrics, period, filters: [["store", "is", ["fixture"]]] });
    expect(results).toHaveLength(1);
    expect(results[0]!.metrics.map(({ value }) => value)).toEqual([0.67, 0.65, 0.57, 0.45, 0.36, 0.1]);
    expect(results[0]!.metrics.map(({ denominator }) => denominator)).toEqual([100, 100, 100, 100, 100, 100]);
  });

  it("carries the Wilson interval of 36 of 100", async () => {
    const { results, meta } = await api.query({ metrics: ["verified_rate", "engaged"], period });
    const [verified, engaged] = results[0]!.metrics;
    expect(verified).toMatchObject({ numerator: 36, denominator: 100, pending: 0 });
    expect(verified!.low).toBeCloseTo(0.2727, 4);
    expect(verified!.high).toBeCloseTo(0.4576, 4);
    expect(engaged!.value).toBe(100);
    expect(meta).toMatchObject({ timezone: "UTC", data_through: "2026-11-04T08:00:00.000Z" });
  });

  it("keeps the same 36 whether rollups or facts answer", async () => {
    const byTopic = { metrics, period, filters: [["topic", "is", ["(unknown)"]]] };
    const byBoth = {
      metrics,
      period,
      filters: [
        ["topic", "is", ["(unknown)"]],
        ["channel", "is", ["web"]],
      ],
    };
    const [rollup, facts] = [await api.query(byTopic), await api.query(byBoth)];
    expect(facts.results).toEqual(rollup.results);
    expect(facts.results[0]!.metrics[4]!.numerator).toBe(36);
  });

  it("counts the 9 who came back as durable under a 12 h window, and as returned again at 24 h only from 24 h on", async () => {
    const ask = async (recontact_hours: number) => {
      const { results } = await api.query({
        metrics: ["outcome_recontacted", "outcome_durable"],
        period,
        options: { recontact_hours },
      });
      return results[0]!.metrics.map(({ value }) => value);
    };
    expect(await ask(12)).toEqual([0, 35]);
    // The return begins 24 h after the first message, 23 h 59 min after the end.
    expect(await ask(24)).toEqual([9, 26]);
  });
});

describe("30 old conversations resolved in a period with 20 new ones", () => {
  it("counts the cohort that started in the period, and so stays at or under 100 %", async () => {
    const old = Date.UTC(2026, 7, 31, 12);
    const now = Date.UTC(2026, 8, 15, 12);
    // The old ones end inside the period, when a customer says at last that it worked.
    const late = Array.from({ length: 30 }, (_, index) => [
      ...buildConversation("durable", { store: "cohort", id: `old-${index}`, at: old, customer: null }),
      {
        type: "message",
        store: "cohort",
        id: `old-${index}-late`,
        conversation: `old-${index}`,
        at: new Date(now).toISOString(),
        from: "customer",
        kind: "affirm",
      },
    ]).flat();
    await api.send([
      ...late,
      ...buildMany("durable", 12, "cohort", now),
      ...buildMany("unanswered", 8, "cohort", now),
      ...buildHeartbeat("cohort", now + 10 * 24 * hour),
    ]);
    const ask = { metrics: ["verified_rate"], filters: [["store", "is", ["cohort"]]] };
    const september = await api.query({ ...ask, period: ["2026-09-01", "2026-09-30"] });
    expect(september.results[0]!.metrics[0]).toMatchObject({ numerator: 12, denominator: 20, value: 0.6 });
    const august = await api.query({ ...ask, period: ["2026-08-01", "2026-08-31"] });
    expect(august.results[0]!.metrics[0]).toMatchObject({ numerator: 30, denominator: 30, value: 1 });
  });
});
