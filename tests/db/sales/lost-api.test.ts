/** What is lost at escalations through the query API, each number worked out by hand. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import type { WireEvent } from "#tests/factories/wire-conversation.ts";
import { order, talk } from "#tests/factories/wire-sales.ts";
import { askSalesOf } from "#tests/setup/ask-sales.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
let api: ApiClient;
let ask: ReturnType<typeof askSalesOf>["ask"];
let askOne: ReturnType<typeof askSalesOf>["askOne"];

/** 40 inquirers lost on handoff of whom 4 buy, 50 others of whom 20 do: 8.00 each. */
function buildLosses(): WireEvent[] {
  return Array.from({ length: 90 }, (_, n) => {
    const customer = `u${n}`;
    const isLost = n < 40;
    const buys = isLost ? n < 4 : n < 60;
    return [
      ...talk("losing", customer, "2026-10-05T10:00:00Z", { isLost, channel: n % 2 === 0 ? "web" : "app" }),
      ...(buys ? [order("losing", customer, "2026-10-05T12:00:00Z", "8.00")] : []),
    ];
  }).flat();
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  ({ ask, askOne } = askSalesOf(api));
  await api.send(buildLosses(), "?through=2026-11-08T12:00:00Z");
});
afterAll(() => database.destroy());

describe("lost GMV at escalations", () => {
  it("is what the lost would have bought like the others, at an average order", async () => {
    // 20 of 50 others bought: 16 of 40 would have, 4 did. 36 did not buy.
    expect(await askOne("losing", "lost_gmv")).toEqual({
      ...{ value: "96.00", upper: "288.00", currency: "CNY" },
      ...{ numerator: 36, denominator: 40, pending: 0 },
    });
    expect(await askOne("losing", "lost_gmv", { options: { attribution_hours: 48 } })).toMatchObject({
      value: "96.00",
    });
    // Nobody bought within an hour: there is no order of service to value anything by.
    expect(await askOne("losing", "lost_gmv", { options: { attribution_hours: 1 } })).toMatchObject({
      ...{ value: null, upper: null, numerator: 40 },
    });
  });

  it("is not told of 20 by channel, only bounded", async () => {
    const rows = await ask("losing", ["lost_gmv"], { dimensions: ["channel"] });
    expect(rows.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]])).toEqual([
      ["app", { value: null, upper: "144.00", currency: "CNY", numerator: 18, denominator: 20, pending: 0 }],
      ["web", { value: null, upper: "144.00", currency: "CNY", numerator: 18, denominator: 20, pending: 0 }],
    ]);
  });

  it("is unknown where nobody asked, and not lost by a late answer", async () => {
    expect(await askOne("losing", "lost_gmv", { period: ["2026-09-01", "2026-09-30"] })).toEqual({
      value: null,
    });
    const conversation = "u0-2026-10-05T10:00:00Z";
    await api.send([
      {
        ...{ type: "message", store: "losing", id: "late", conversation, from: "agent", sender: "li" },
        ...{ at: "2026-10-05T10:20:00Z", text: "here I am" },
      },
    ]);
    expect(await askOne("losing", "lost_gmv")).toMatchObject({ numerator: 36, denominator: 39 });
    expect(await verifyRollups(database.db)).toEqual([]);
  });
});
