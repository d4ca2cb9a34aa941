/** Conversion and who is at risk through the query API, each number worked out by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { order, talk } from "#tests/factories/wire-sales.ts";
import { askSalesOf } from "#tests/setup/ask-sales.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let ask: ReturnType<typeof askSalesOf>["ask"];
let askOne: ReturnType<typeof askSalesOf>["askOne"];

/** 400 new inquirers of whom 100 buy, 600 customers with open orders of whom 30 buy. */
function buildFixture(): WireEvent[] {
  return Array.from({ length: 1000 }, (_, n) => {
    const customer = `u${n}`;
    const buys = n < 400 ? n < 100 : n < 430;
    return [
      ...talk("fixture", customer, "2026-10-05T10:00:00Z"),
      ...(n >= 400 ? [order("fixture", customer, "2026-10-01T10:00:00Z")] : []),
      ...(buys ? [order("fixture", customer, "2026-10-06T10:00:00Z")] : []),
    ];
  }).flat();
}

/** Data reach to noon of 30 October: 72 hours are over for what began before noon of the 27th. */
function buildOpen(): WireEvent[] {
  return [
    // Over, and bought after two days.
    ...talk("open", "ann", "2026-10-20T10:00:00Z"),
    order("open", "ann", "2026-10-22T10:00:00Z"),
    // Just over, and bought after five days, which no window but the longest sees.
    ...talk("open", "bo", "2026-10-24T12:00:00Z"),
    order("open", "bo", "2026-10-29T12:00:00Z"),
    // Open, and bought already; open, and not paid; open, and silent; open, with an order on its way.
    ...talk("open", "cy", "2026-10-29T10:00:00Z"),
    order("open", "cy", "2026-10-29T10:30:00Z"),
    ...talk("open", "di", "2026-10-28T10:00:00Z"),
    order("open", "di", "2026-10-28T11:00:00Z", "10.00", { paid_at: undefined }),
    ...talk("open", "ed", "2026-10-30T11:30:00Z", { channel: "app" }),
    order("open", "flo", "2026-10-25T10:00:00Z"),
    ...talk("open", "flo", "2026-10-29T10:00:00Z"),
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  const api = createApiClient(database.db);
  ({ ask, askOne } = askSalesOf(api));
  await api.send(buildFixture(), "?through=2026-11-08T12:00:00Z");
  await api.send(buildOpen(), "?through=2026-10-30T12:00:00Z");
});
afterAll(() => database.destroy());

describe("conversion", () => {
  it("is 13 %, 25 % or 30 % of the same customers, by whom it is counted", async () => {
    const [row] = await ask("fixture", ["consulter_conversion", "conversion_rate", "platform_conversion"]);
    expect(row!.metrics).toMatchObject([
      { value: 0.13, numerator: 130, denominator: 1000, pending: 0 },
      { value: 0.25, numerator: 100, denominator: 400, pending: 0 },
      { value: 130 / 430, numerator: 130, denominator: 430, pending: 0 },
    ]);
    expect(Math.round((row!.metrics[2]!.value as number) * 100)).toBe(30);
    // Wilson, 95 %, of 130 of 1000.
    expect(row!.metrics[0]!.low).toBeCloseTo(0.1106, 4);
    expect(row!.metrics[0]!.high).toBeCloseTo(0.1523, 4);
  });

  it("is a curve of one question, each window of those for whom it is over", async () => {
    const metrics = [
      "conversion_1h",
      "conversion_24h",
      "conversion_72h",
      "conversion_168h",
      "conversion_rate",
    ];
    // Of ann, bo, cy, di, ed: ed's first hour is not over, cy's day is, di's three days are not.
    const curve = [
      { numerator: 1, denominator: 4, pending: 1 },
      { numerator: 1, denominator: 4, pending: 1 },
      { numerator: 1, denominator: 2, pending: 3 },
      { numerator: 1, denominator: 1, pending: 4 },
    ];
    expect((await ask("open", metrics))[0]!.metrics).toMatchObject([...curve, curve[2]!]);
    const day = { options: { attribution_hours: 24 } };
    expect((await ask("open", metrics, day))[0]!.metrics).toMatchObject([...curve, curve[1]!]);
    // A window that no rollup is kept for, answered from the facts: bo bought after 120 hours.
    const odd = { options: { attribution_hours: 121 } };
    expect((await ask("open", metrics, odd))[0]!.metrics).toMatchObject([
      ...curve,
      { numerator: 2, denominator: 2, pending: 3 },
    ]);
  });

  it("knows at risk who asked, did not buy and still may, by store and channel", async () => {
    expect(await askOne("open", "at_risk")).toEqual({ value: 2 });
    const rows = await ask("open", ["at_risk"], { dimensions: ["channel"] });
    expect(rows.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]!.value])).toEqual([
      ["app", 1],
      ["web", 1],
    ]);
    // Under 24 hours only ed still may; under seven days bo bought, and ann's are over.
    expect(await askOne("open", "at_risk", { options: { attribution_hours: 24 } })).toEqual({ value: 1 });
    expect(await askOne("open", "at_risk", { options: { attribution_hours: 168 } })).toEqual({ value: 2 });
    expect(await askOne("open", "at_risk", { options: { attribution_hours: 100 } })).toEqual({ value: 2 });
    expect(await askOne("fixture", "at_risk")).toEqual({ value: 0 });
    expect(await askOne("fixture", "at_risk", { period: ["2026-09-01", "2026-09-30"] })).toEqual({
      value: null,
    });
  });
});

it("has lost no money at escalations where nobody was lost", async () => {
  expect(await askOne("fixture", "lost_gmv")).toMatchObject({
    value: "0.00",
    upper: "0.00",
    denominator: 0,
  });
});

it.each(["inquiry_rollups", "inquiry_facts"] as const)(
  "verify finds what is wrongly called lost in %s",
  async (table) => {
    const set = (isLost: boolean) =>
      sql`update ${sql.table(table)} set is_lost = ${isLost} where day = '2026-10-30'`.execute(database.db);
    await set(true);
    const tables = (await verifyRollups(database.db)).map((mismatch) => mismatch.table);
    await set(false);
    expect(tables).toContain(table);
    expect(await verifyRollups(database.db)).toEqual([]);
  },
);
