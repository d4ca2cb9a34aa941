/** One row a store, all of them together on top, each beside the figures it is compared with. */
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import type { StoreSummary } from "#db/queries/stores.ts";
import type { Figure } from "#app/metrics/figure.ts";
import type { Answer, Selection } from "#app/metrics/question.ts";
import type { MetricId } from "#app/metrics/registry.ts";
import type { SortChoice } from "#app/search/page-search.ts";
import type { PageFrame } from "./page-frame.server.ts";
import type { Timing } from "./timing.server.ts";
import { buildSteps, getTrendStep, type TrendStep } from "./trend-steps.ts";

export const storeMetrics = [
  "conversations",
  "engaged",
  "verified_rate",
  "containment_rate",
  "escalations",
  "executed_rate",
  "outcome_handoff_lost",
  "csat",
  "bot_first_response_p50",
  "human_wait_p50",
  "human_wait_p90",
] as const satisfies readonly MetricId[];
export type StoreMetric = (typeof storeMetrics)[number];
export type Figures = Partial<Record<MetricId, Figure>>;

export type StoreRow = {
  /** Empty for all stores together. */
  key: string;
  name: string;
  region: string | null;
  platform: string | null;
  timezone: string;
  /** Newest local day with a conversation, of all time. */
  lastDay: string | null;
  figures: Figures;
  before: Figures | null;
  /** Verified resolution by day (by week in long periods), and the first step that is still maturing. */
  trend: { values: (number | null)[]; maturingFrom: number };
};

export async function loadStoresReport(db: Db, frame: PageFrame, timing: Timing) {
  const { selection, comparisonSelection, selectedStores, search } = frame;
  const step = getTrendStep(selection);
  const ask = (name: string, from: Selection, dimensions: ("store" | TrendStep)[], metrics = storeMetrics) =>
    timing.measure(name, () => answerQuestion(db, { ...from, metrics, dimensions }));
  const [byStore, total, byStoreBefore, totalBefore, trends, trend] = await Promise.all([
    ask("by_store", selection, ["store"]),
    ask("total", selection, []),
    comparisonSelection ? ask("by_store_before", comparisonSelection, ["store"]) : null,
    comparisonSelection ? ask("total_before", comparisonSelection, []) : null,
    timing.measure("trends", () =>
      answerQuestion(db, { ...selection, metrics: ["verified_rate"], dimensions: ["store", step] }),
    ),
    timing.measure("trend", () =>
      answerQuestion(db, { ...selection, metrics: ["verified_rate"], dimensions: [step] }),
    ),
  ]);
  const steps = buildSteps(selection, step);
  const now = groupFirst(byStore);
  const before = byStoreBefore && groupFirst(byStoreBefore);
  const rows = selectedStores.map((store): StoreRow => ({
    ...describeStore(store),
    figures: now.get(store.key) ?? {},
    before: before && (before.get(store.key) ?? {}),
    trend: buildTrend(
      steps,
      trends.filter(({ dimensions }) => dimensions[0] === store.key),
      1,
    ),
  }));
  const all: StoreRow = {
    key: "",
    name: "",
    region: null,
    platform: null,
    timezone: "",
    lastDay: frame.lastDay,
    figures: total[0]?.figures ?? {},
    before: totalBefore && (totalBefore[0]?.figures ?? {}),
    trend: buildTrend(steps, trend, 0),
  };
  return { rows: sortStores(rows, search.sort), total: all };
}

/** By name, or by a metric with the stores that have no figure last whatever the direction; ties by key. */
export function sortStores(rows: readonly StoreRow[], sort: SortChoice | null): StoreRow[] {
  const { key, direction } = sort ?? { key: "conversations", direction: "desc" };
  const sign = direction === "asc" ? 1 : -1;
  const metric = storeMetrics.find((id) => id === key);
  const byKey = (a: StoreRow, b: StoreRow) => (a.key < b.key ? -1 : 1);
  return rows.toSorted((a, b) => {
    if (key === "name") return sign * a.name.localeCompare(b.name) || byKey(a, b);
    const [x, y] = [a, b].map((row) => row.figures[metric ?? "conversations"]?.value ?? null);
    if (x == null || y == null) return Number(x == null) - Number(y == null) || byKey(a, b);
    return sign * (x - y) || byKey(a, b);
  });
}

function describeStore({ key, name, region, platform, timezone, lastDay }: StoreSummary) {
  return { key, name, region, platform, timezone, lastDay };
}

function groupFirst(answers: readonly Answer[]): Map<string, Figures> {
  return new Map(answers.map(({ dimensions, figures }) => [dimensions[0] ?? "", figures]));
}

function buildTrend(
  steps: readonly string[],
  answers: readonly Answer[],
  position: number,
): StoreRow["trend"] {
  const byStep = new Map(
    answers.map((answer) => [answer.dimensions[position], answer.figures.verified_rate]),
  );
  const figures = steps.map((step) => byStep.get(step));
  const firstPending = figures.findIndex((figure) => (figure?.pending ?? 0) > 0);
  return {
    values: figures.map((figure) => figure?.value ?? null),
    maturingFrom: firstPending === -1 ? steps.length : firstPending,
  };
}
