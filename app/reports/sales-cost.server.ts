/** From cost centre to profit centre: what the bot saved in people's minutes beside what service sold. */
import type { Db } from "#db/connection.ts";
import { listMinuteCosts } from "#db/money/minute-costs.ts";
import { sumSalesOf } from "#db/queries/sum-sales.ts";
import { buildSalesFigure, type SalesFigure } from "#app/metrics/sales-figure.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { findAvoided, type AvoidedTopic, type TopicEffort } from "#app/sales/cost-avoided.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";
import { loadTopicEfforts } from "./topic-efforts.server.ts";

/** A topic over the stores (by key) whose people handled enough of it; `amounts` are decimals, one for each currency. */
export type CostTopic = {
  topic: string;
  stores: string[];
  resolved: number;
  minutes: number;
  amounts: CostAmount[];
};
export type CostAmount = { currency: string; value: string };
export type CostReport = {
  /** Durable resolutions in all, and those whose topic has a measured handle time. */
  resolved: number;
  measured: number;
  /** People's minutes saved; null while no topic is measured. */
  minutes: number | null;
  /** One for each currency; empty while no store says what a minute costs, or none is measured. */
  avoided: CostAmount[];
  /** Names of stores with durable resolutions and no cost of a minute. */
  withoutCost: string[];
  /** Topics with measured times, the most minutes first. */
  topics: CostTopic[];
  sold: SalesFigure;
};

export async function loadCost(db: Db, frame: PageFrame): Promise<CostReport> {
  const { selection, selectedStores, search } = frame;
  const storeIds = selectedStores.map(({ storeId }) => storeId);
  const sales = search.net ? "service_gmv_net" : "service_gmv";
  const [efforts, costs, sums] = await Promise.all([
    loadTopicEfforts(db, selection, storeIds),
    listMinuteCosts(db),
    sumSalesOf(db, [sales], buildSalesFrame(frame).selection, []),
  ]);
  const told = costs.flatMap(({ key, cost, currency }) =>
    cost === null || currency === null ? [] : [{ store: key, cost, currency }],
  );
  const names = new Map(costs.map(({ key, name }) => [key, name]));
  const sold = buildSalesFigure(sales, sums, undefined);
  return {
    ...buildCost(findAvoided(efforts, told)),
    withoutCost: listStoresWithout(efforts, told, names),
    sold,
  };
}

export function buildCost(rows: readonly AvoidedTopic[]): Omit<CostReport, "withoutCost" | "sold"> {
  const measured = rows.filter(({ avoidedMs }) => avoidedMs !== null);
  const topics = [...new Set(measured.map(({ topic }) => topic))].map((topic): CostTopic => {
    const own = measured.filter((row) => row.topic === topic);
    const stores = own.map(({ store }) => store);
    return { topic, stores, resolved: addUp(own), minutes: toMinutes(own), amounts: writeAmounts(own) };
  });
  return {
    resolved: addUp(rows),
    measured: addUp(measured),
    minutes: measured.length === 0 ? null : toMinutes(measured),
    avoided: writeAmounts(measured),
    topics: topics.toSorted((a, b) => b.minutes - a.minutes || (a.topic < b.topic ? -1 : 1)),
  };
}

const addUp = (rows: readonly AvoidedTopic[]) => rows.reduce((sum, { resolved }) => sum + resolved, 0);
const toMinutes = (rows: readonly AvoidedTopic[]) =>
  rows.reduce((sum, { avoidedMs }) => sum + (avoidedMs ?? 0), 0) / 60_000;

function writeAmounts(rows: readonly AvoidedTopic[]): CostAmount[] {
  const sums = new Map<string, bigint>();
  for (const { avoided } of rows) {
    if (avoided) sums.set(avoided.currency, (sums.get(avoided.currency) ?? 0n) + avoided.minor);
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ currency, value: formatMinorUnits(minor, countMinorDigits(currency)) }));
}

function listStoresWithout(
  efforts: readonly TopicEffort[],
  told: readonly { store: string }[],
  names: ReadonlyMap<string, string>,
): string[] {
  const known = new Set(told.map(({ store }) => store));
  const without = new Set(efforts.flatMap(({ store }) => (known.has(store) ? [] : [store])));
  return [...without].map((store) => names.get(store) ?? store).sort();
}
