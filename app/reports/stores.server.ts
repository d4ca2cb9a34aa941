/** One row a store, all of them together on top, each beside the figures it is compared with. */
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import type { StoreSummary } from "#db/queries/stores.ts";
import type { Figure } from "#app/metrics/figure.ts";
import type { Answer, Selection } from "#app/metrics/question.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import type { SortChoice } from "#app/search/page-search.ts";
import type { PageFrame } from "./page-frame.server.ts";
import type { Timing } from "./timing.server.ts";
import { loadPercentiles } from "./percentiles.server.ts";
import { sumFigures } from "./sum-figures.ts";
import { buildSteps, getTrendStep } from "./trend-steps.ts";

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

/** Percentiles come from histograms, whose sum also gives that of all stores; the rest adds up by itself. */
const percentileIds = storeMetrics.filter((id) => metrics[id].formula.kind === "percentile");
const otherIds = storeMetrics.filter((id) => metrics[id].formula.kind !== "percentile");

export async function loadStoresReport(db: Db, frame: PageFrame, timing: Timing) {
  const { selection, comparisonSelection, selectedStores, search } = frame;
  const step = getTrendStep(selection);
  const [now, before, trends] = await Promise.all([
    timing.measure("now", () => loadFigures(db, selection)),
    timing.measure("before", () => (comparisonSelection ? loadFigures(db, comparisonSelection) : skip())),
    timing.measure("trends", () =>
      answerQuestion(db, { ...selection, metrics: ["verified_rate"], dimensions: ["store", step] }),
    ),
  ]);
  const steps = buildSteps(selection, step);
  const trendsByStore = groupBy(trends, 0);
  const trendsByStep = groupBy(trends, 1);
  const rows = selectedStores.map((store): StoreRow => ({
    ...describeStore(store),
    figures: now.byStore.get(store.key) ?? {},
    before: before && (before.byStore.get(store.key) ?? {}),
    trend: buildTrend(steps, groupBy(trendsByStore.get(store.key) ?? [], 1)),
  }));
  const total: StoreRow = {
    key: "",
    name: "",
    region: null,
    platform: null,
    timezone: "",
    lastDay: frame.lastDay,
    figures: now.total,
    before: before && before.total,
    trend: buildTrend(steps, trendsByStep),
  };
  return { rows: sortStores(rows, search.sort), total };
}

async function loadFigures(db: Db, selection: Selection) {
  const [answers, percentiles] = await Promise.all([
    answerQuestion(db, { ...selection, metrics: otherIds, dimensions: ["store"] }),
    loadPercentiles(db, selection, percentileIds, "store"),
  ]);
  const byStore = new Map(
    answers.map(({ dimensions: [store = ""], figures }): [string, Figures] => [
      store,
      { ...figures, ...percentiles.groups.get(store) },
    ]),
  );
  const total = { ...sumFigures(answers.map(({ figures }) => figures)), ...percentiles.all };
  return { byStore, total };
}

const skip = async () => null;

/** The answers by the value they have of a dimension. */
function groupBy(answers: readonly Answer[], position: number): Map<string, Answer[]> {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const value = answer.dimensions[position] ?? "";
    const group = groups.get(value);
    if (group) group.push(answer);
    else groups.set(value, [answer]);
  }
  return groups;
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

function buildTrend(steps: readonly string[], byStep: ReadonlyMap<string, Answer[]>): StoreRow["trend"] {
  const figures = steps.map((step) => {
    const answers = byStep.get(step) ?? [];
    return answers.length === 1
      ? answers[0]?.figures.verified_rate
      : sumFigures(answers.map((answer) => answer.figures)).verified_rate;
  });
  const firstPending = figures.findIndex((figure) => (figure?.pending ?? 0) > 0);
  return {
    values: figures.map((figure) => figure?.value ?? null),
    maturingFrom: firstPending === -1 ? figures.length : firstPending,
  };
}
