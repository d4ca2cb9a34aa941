/** Answers `POST /api/v1/query` in the wire format of events.md. */
import type { Scope } from "#app/access/principal.ts";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { getChange, type Figure } from "#app/metrics/figure.ts";
import { listNeeds } from "#app/metrics/metric-needs.ts";
import { judgeQuality, pickSources, type Shortfall, type SourceStanding } from "#app/metrics/quality.ts";
import type { Question } from "#app/metrics/question.ts";
import { isMetric } from "#app/metrics/registry.ts";
import { getSalesChange, type CurrencyValue, type SalesFigure } from "#app/metrics/sales-figure.ts";
import { isSalesMetric } from "#app/metrics/sales-registry.ts";
import { addDays, countDays } from "#app/time/day.ts";
import { resolveComparison } from "#app/time/period.ts";
import { loadSourceStandings } from "#app/reports/source-standings.server.ts";
import type { Capability } from "#app/sources/source-adapter.ts";
import type { Db } from "#db/connection.ts";
import { answerGuided } from "#db/queries/answer-guided.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import { listStores } from "#db/queries/stores.ts";
import { orderAnswers, type ApiAnswer } from "./order-answers.ts";
import type { ApiComparison, ApiQuery } from "./parse-query.ts";
import type { ApiDimensionId, ApiMetricId } from "./split-query.ts";

export type WireFigure = {
  /** Money is a decimal text of `currency`; null where there are several, which `totals` lists. */
  value: number | string | null;
  currency?: string;
  totals?: CurrencyValue[];
  /** The most that it could be said to be. */
  upper?: number | string | null;
  /** Counts are numbers, money is a decimal text of `currency`. */
  numerator?: number | string;
  denominator?: number | string;
  low?: number | null;
  high?: number | null;
  pending?: number;
  previous?: number | string | null;
  /** Points for shares, relative otherwise; null without a basis. */
  change?: number | null;
};
/** Sources by what they tell incompletely, such as `{"handoffs": ["zendesk"]}`. */
type WireQuality = {
  inferred: Partial<Record<Capability, string[]>>;
  not_recorded: Partial<Record<Capability, string[]>>;
};
export type WireAnswer = {
  results: { dimensions: string[]; metrics: WireFigure[] }[];
  meta: {
    /** Rows before limit and offset. */
    total: number;
    data_through: string | null;
    timezone: string | null;
    compared_with?: [string, string];
    definitions: Record<string, string>;
    /** By metric: what the asked stores' sources only let us infer, and what they do not record; metrics with neither are left out. */
    quality: Record<string, WireQuality>;
  };
};

export async function answerQuery(
  { db, scope }: { db: Db; scope: Scope },
  query: ApiQuery,
): Promise<WireAnswer> {
  const question: Question = { ...query.question, scope };
  const compared = query.compare && findComparedDays(question, query.compare);
  const [answers, before, stores, sources] = await Promise.all([
    answerAll({ db, scope }, query, question),
    compared ? answerAll({ db, scope }, query, { ...question, ...compared }) : undefined,
    listStores(db, scope),
    loadSourceStandings(db, scope),
  ]);
  const shift = compared ? countDays(compared.from, question.from) - 1 : 0;
  const page = orderAnswers(answers, query.dimensions, query.orderBy).slice(
    query.offset,
    query.offset + query.limit,
  );
  const asked = stores.filter(({ key }) => matchesStore(question, key));
  // Days before the history begins were not counted as zero: there is nothing to compare with.
  const hasHistory =
    compared !== null && asked.some(({ firstDay }) => firstDay !== null && firstDay <= compared.to);
  const basis = hasHistory ? before : before && [];
  const previous =
    basis && new Map(basis.map((answer) => [buildKey(answer, query.dimensions, shift), answer]));
  const zones = new Set(asked.map(({ timezone }) => timezone));
  const through = asked.flatMap(({ dataThrough }) => (dataThrough === null ? [] : [dataThrough]));
  return {
    results: page.map((answer) => ({
      dimensions: answer.dimensions,
      metrics: query.metrics.map((id) =>
        buildWireFigure(
          id,
          answer.figures[id] ?? { value: null },
          previous && { figure: previous.get(buildKey(answer, query.dimensions, 0))?.figures[id] },
        ),
      ),
    })),
    meta: {
      total: answers.length,
      data_through: through.length === 0 ? null : new Date(Math.max(...through)).toISOString(),
      timezone: zones.size === 1 ? [...zones][0]! : zones.size === 0 ? null : "store-local",
      ...(compared ? { compared_with: [compared.from, compared.to] as [string, string] } : {}),
      definitions: Object.fromEntries(
        query.metrics.map((id) => [id, catalogues.en[`metric.${id}.definition`]]),
      ),
      quality: describeQuality(query, pickSources(sources, question.filters)),
    },
  };
}

function describeQuality(
  { metrics, dimensions, question }: ApiQuery,
  sources: readonly SourceStanding[],
): Record<string, WireQuality> {
  const split = [...dimensions, ...question.filters.map(({ dimension }) => dimension)];
  const list = (shortfalls: readonly Shortfall[]) =>
    Object.fromEntries(shortfalls.map(({ capability, sources: lacking }) => [capability, lacking]));
  return Object.fromEntries(
    metrics.flatMap((id) => {
      const { inferred, notRecorded } = judgeQuality(listNeeds(id, split), sources);
      if (inferred.length + notRecorded.length === 0) return [];
      return [[id, { inferred: list(inferred), not_recorded: list(notRecorded) }]];
    }),
  );
}

/** Rows of all parts of a question, put together by their dimensions. */
async function answerAll(
  { db, scope }: { db: Db; scope: Scope },
  { sales, guided, dimensions }: ApiQuery,
  question: Question,
): Promise<ApiAnswer[]> {
  const { from, to } = question;
  const [service, sold, led] = await Promise.all([
    question.metrics.length === 0 ? [] : answerQuestion(db, question),
    sales ? answerSales(db, sales.metrics, { ...sales.selection, scope, from, to }, sales.dimensions) : [],
    guided
      ? answerGuided(db, guided.metrics, { ...guided.selection, scope, from, to }, guided.dimensions)
      : [],
  ]);
  const rows = new Map<string, ApiAnswer>();
  for (const answer of [...service, ...sold, ...led] as ApiAnswer[]) {
    const key = buildKey(answer, dimensions, 0);
    const known = rows.get(key);
    rows.set(key, { dimensions: answer.dimensions, figures: { ...known?.figures, ...answer.figures } });
  }
  return [...rows.values()];
}

function findComparedDays(question: Question, compare: ApiComparison): { from: string; to: string } {
  const choice = compare === "previous_period" ? "previous" : compare === "previous_year" ? "year" : compare;
  return resolveComparison(choice, "date", { from: question.from, to: question.to }, question.to)!;
}

/** Rows of two periods belong together when their dimensions match; days match by their place in the period. */
function buildKey(
  { dimensions: values }: ApiAnswer,
  asked: readonly ApiDimensionId[],
  shift: number,
): string {
  return values.map((value, index) => (asked[index] === "day" ? addDays(value, shift) : value)).join("\0");
}

function matchesStore(question: Question, key: string): boolean {
  return question.filters.every(({ dimension, operator, values }) => {
    if (dimension !== "store") return true;
    if (operator === "contains")
      return values.some((value) => key.toLowerCase().includes(value.toLowerCase()));
    return values.includes(key) === (operator === "is");
  });
}

function buildWireFigure(
  id: ApiMetricId,
  figure: Figure | SalesFigure,
  previous: { figure: Figure | SalesFigure | undefined } | undefined,
): WireFigure {
  const { pendingShare: _, ...wire } = figure as Figure & SalesFigure;
  if (!previous) return wire;
  const before = previous.figure;
  const change = isSalesMetric(id)
    ? getSalesChange(id, figure, before)
    : isMetric(id)
      ? getChange(id, figure as Figure, before as Figure | undefined)
      : null;
  return { ...wire, previous: before?.value ?? null, change };
}
