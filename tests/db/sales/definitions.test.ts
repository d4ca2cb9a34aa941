/** The numbers of sales on the Definitions page: for those who see money, and each bucket beside what they add up to. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDefinitionsReport } from "#app/reports/definitions.server.ts";
import { loadPageFrame } from "#app/reports/page-frame.server.ts";
import { startTiming } from "#app/reports/timing.server.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { guidedMetricIds } from "#app/metrics/guided-registry.ts";
import { salesMetricIds } from "#app/metrics/sales-registry.ts";
import { createApiClient } from "#tests/factories/api-client.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const order = (id: string, customer: string, amount: string) => ({
    ...{ type: "order", store: "shop", id, customer, amount, currency: "CNY" },
    ...{ created_at: "2026-11-02T11:00:00Z", paid_at: "2026-11-02T11:00:00Z" },
  });
  await createApiClient(database.db).send([
    ...[
      { id: "q", from: "customer", at: "2026-11-02T10:00:00Z", text: "is it red" },
      { id: "a", from: "bot", at: "2026-11-02T10:00:05Z", text: "yes", kind: "answer" },
    ].map((own) => ({
      type: "message",
      store: "shop",
      conversation: "c1",
      customer: "ann",
      channel: "web",
      ...own,
    })),
    order("o1", "ann", "30.00"),
    order("o2", "bo", "70.00"),
  ]);
});
afterAll(() => database.destroy());

async function load(seesMoney: boolean, query = "") {
  const { db } = database;
  const search = parsePageSearch(new URLSearchParams(query));
  const frame = await loadPageFrame({ db, scope: { allStores: true } }, search);
  return loadDefinitionsReport(db, frame, { timing: startTiming(), seesMoney });
}

it("has every number of sales, by bucket too, under the page's window and filters", async () => {
  const { sales } = await load(true);
  if (!sales?.ok) throw new Error("the part failed");
  const { now, byBucket, guided, leftOut } = sales.data;
  expect(Object.keys(now).sort()).toEqual([...salesMetricIds].sort());
  expect(Object.keys(guided).sort()).toEqual([...guidedMetricIds].sort());
  expect([
    now.gmv?.value,
    now.service_gmv?.value,
    byBucket.bot?.gmv?.value,
    byBucket.silent?.gmv?.value,
  ]).toEqual([...["100.00", "30.00", "30.00", "70.00"]]);
  expect([Object.keys(byBucket).sort(), leftOut]).toEqual([["bot", "silent"], []]);
  const short = await load(true, "window=1");
  // The order came exactly an hour after the conversation began, which is inside of it.
  expect(short.sales?.ok && short.sales.data.now.service_gmv?.value).toBe("30.00");
});

it("has none for who sees no money", async () => {
  expect((await load(false)).sales).toBeNull();
});
