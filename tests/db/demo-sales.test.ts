/** The demo world's sales through the whole pipeline: the query API says to the cent what the simulator meant. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDemoWorld } from "#app/ingest/load-demo.ts";
import { sumGuided } from "#db/queries/sum-guided.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";
import { createWorld } from "#seeds/demo-world.ts";
import {
  attributionWindows,
  salesBuckets,
  type BucketTruth,
  type SalesBucket,
  type SalesDayTruth,
} from "#seeds/world/sales/sales-truth.ts";
import { stores } from "#seeds/world/stores.ts";
import type { WorldTruth } from "#seeds/world/truth.ts";
import { createApiClient, type ApiClient } from "#tests/factories/api-client.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";
import { testPrivacyKey } from "#tests/setup/privacy-key.ts";

const size = { seed: 11, conversations: 5_000 };

let database: TestDatabase;
let api: ApiClient;
let truth: WorldTruth;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(database.db);
  await loadDemoWorld(database.db, { ...size, privacyKey: testPrivacyKey });
  await refreshDirtyBuckets(database.db);
  const world = createWorld(size);
  for (const _ of world.events());
  truth = world.truth();
});
afterAll(() => database.destroy());

type Figure = { value: string | number | null; numerator?: number; denominator?: number; pending?: number };
type Row = Record<string, Figure | undefined>;

/** Figures by their dimensions' values, joined by spaces; whole stores' one after the other. */
async function ask(metrics: string[], dimensions: string[], hours: number): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const { key } of stores) {
    const { results } = await api.query({
      ...{ metrics, dimensions: ["store", ...dimensions], period: ["2026-01-01", "2026-12-31"] },
      ...{ filters: [["store", "is", [key]]], options: { attribution_hours: hours }, limit: 1000 },
    });
    for (const { dimensions: values, metrics: figures } of results) {
      rows.set(
        values.join(" "),
        Object.fromEntries(metrics.map((metric, index) => [metric, figures[index] as Figure])),
      );
    }
  }
  return rows;
}

const decimal = (minor: number) => (minor / 100).toFixed(2);
const listDays = (): { key: string; day: SalesDayTruth }[] =>
  Object.entries(truth.sales).flatMap(([store, { days }]) =>
    Object.entries(days).map(([day, one]) => ({ key: `${store} ${day}`, day: one })),
  );
/** Every store, day and currency in which anything was paid. */
const listMoney = (hours: number) =>
  listDays().flatMap(({ key, day }) =>
    Object.entries(day.money).map(([currency, windows]) => ({
      key: `${key} ${currency}`,
      buckets: windows[hours]!,
    })),
  );

const service = ["bot", "mixed", "human"] as const;

function add(
  buckets: Partial<Record<SalesBucket, BucketTruth>>,
  which: readonly SalesBucket[],
  read: (bucket: BucketTruth) => number,
): number {
  return which.reduce((sum, name) => sum + (buckets[name] ? read(buckets[name]) : 0), 0);
}

describe("the demo world's sales", () => {
  it("are of several currencies, in all buckets, with refunds and unpaid orders", () => {
    const currencies = new Set(listMoney(72).map(({ key }) => key.split(" ")[2]));
    expect([...currencies].sort()).toEqual(["CNY", "EUR", "TWD", "USD"]);
    for (const name of salesBuckets) {
      expect(listMoney(72).filter(({ buckets }) => buckets[name]).length).toBeGreaterThan(20);
    }
  });

  it.each(attributionWindows)(
    "stand by store, day, currency and bucket as the simulator meant under a %i h window",
    async (hours) => {
      const metrics = [
        ...salesBuckets.flatMap((name) => [`gmv_${name}`, `gmv_${name}_net`]),
        ...["gmv", "gmv_net", "service_gmv", "service_gmv_net", "orders", "service_orders"],
      ];
      const answers = await ask(metrics, ["day", "currency"], hours);
      const known = listMoney(hours);
      expect([...answers.keys()].sort()).toEqual(known.map(({ key }) => key).sort());
      for (const { key, buckets } of known) {
        const money = (which: readonly SalesBucket[]) => [
          decimal(add(buckets, which, ({ gross }) => gross)),
          decimal(add(buckets, which, ({ gross, refunded }) => gross - refunded)),
        ];
        const found = metrics.map((metric) => answers.get(key)![metric]!.value);
        expect([key, ...found]).toEqual([
          ...[key, ...salesBuckets.flatMap((name) => money([name]))],
          ...[...money(salesBuckets), ...money(service)],
          ...[
            add(buckets, salesBuckets, ({ orders }) => orders),
            add(buckets, service, ({ orders }) => orders),
          ],
        ]);
      }
    },
  );

  it("keep what is left after 15 and 30 days, refund rates and averages", async () => {
    const metrics = ["service_gmv_net_15", "service_gmv_net_30", "refund_rate", "average_order", "bot_share"];
    const answers = await ask(metrics, ["day", "currency"], 72);
    for (const { key, buckets } of listMoney(72)) {
      const row = answers.get(key)!;
      const nets = (["mature15", "mature30"] as const).map((when) => {
        const orders = add(buckets, service, (bucket) => bucket.orders);
        const matured = add(buckets, service, (bucket) => bucket[when].orders);
        const net = add(buckets, service, (bucket) => bucket[when].gross - bucket[when].refunded);
        return [orders > 0 && matured === 0 ? null : decimal(net), orders - matured];
      });
      const found = [row.service_gmv_net_15!, row.service_gmv_net_30!].map((one) => [one.value, one.pending]);
      expect([key, ...found]).toEqual([key, ...nets]);

      const gross = add(buckets, salesBuckets, (bucket) => bucket.gross);
      const orders = add(buckets, salesBuckets, (bucket) => bucket.orders);
      const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
      const isClose = (value: unknown, expected: number | null) =>
        expected === null ? value === null : Math.abs((value as number) - expected) < 1e-8;
      const refunded = add(buckets, salesBuckets, (bucket) => bucket.refunded);
      const ofService = add(buckets, service, (bucket) => bucket.gross);
      const ofBot = add(buckets, ["bot"], (bucket) => bucket.gross);
      expect([key, row.average_order!.value]).toEqual([key, decimal(Math.round(gross / orders))]);
      expect([key, isClose(row.refund_rate!.value, share(refunded, gross))]).toEqual([key, true]);
      expect([key, isClose(row.bot_share!.value, share(ofBot, ofService))]).toEqual([key, true]);
    }
  });

  it.each(attributionWindows)(
    "tell inquirers and buyers apart as the simulator does: %i h",
    async (hours) => {
      const metrics = [
        ...["inquirers", "at_risk", "conversion_rate", "consulter_conversion", "platform_conversion"],
        `conversion_${hours}h`,
      ];
      const answers = await ask(metrics, ["day"], hours);
      const asked = listDays().filter(({ day }) => day.inquiries > 0);
      expect([...answers.keys()].sort()).toEqual(asked.map(({ key }) => key).sort());
      for (const { key, day } of asked) {
        const row = answers.get(key)!;
        const { matured, converted, othersMatured, othersConverted, atRisk } = day.windows[hours]!;
        const rates = [
          "conversion_rate",
          `conversion_${hours}h`,
          "consulter_conversion",
          "platform_conversion",
        ].map((metric) => [row[metric]!.numerator, row[metric]!.denominator]);
        const all = converted + othersConverted;
        expect([key, row.inquirers!.value, row.at_risk!.value, ...rates]).toEqual([
          ...[key, day.inquirers, atRisk, [converted, matured], [converted, matured]],
          ...[
            [all, matured + othersMatured],
            [all, matured + othersConverted],
          ],
        ]);
      }
    },
  );

  it.each(attributionWindows)(
    "lead from what the bot showed to clicks and orders under a %i h window",
    async (hours) => {
      const rows = await sumGuided(
        database.db,
        {
          ...{ scope: { allStores: true }, from: "2026-01-01", to: "2026-12-31" },
          ...{ filters: [], windowHours: hours },
        },
        ["store", "day"],
      );
      const found = rows.map(({ dimensions, recommended, clicked, ordered, pending }) => ({
        ...{ key: dimensions.join(" "), recommended, clicked, ordered, pending },
      }));
      const known = listDays().flatMap(({ key, day }) => {
        const counts = day.guided[hours];
        return counts ? [{ key, ...counts }] : [];
      });
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
      expect(found.toSorted(byKey)).toEqual(known.toSorted(byKey));
      expect(known.some(({ ordered }) => ordered > 0)).toBe(true);
    },
  );

  it("have rollups equal to their facts", async () => {
    expect(await verifyRollups(database.db)).toEqual([]);
  });
});
