/** Answers questions: gathers the counters and histograms its metrics need and works the figures out. */
import { buildAnswerRate, buildFigure, type AnswerCounts, type Counters } from "#app/metrics/figure.ts";
import type { Histogram } from "#app/metrics/histogram.ts";
import {
  getGrain,
  grains,
  outcomeParts,
  type DurationId,
  type Grain,
  type PartId,
} from "#app/metrics/parts.ts";
import type { Answer, Question } from "#app/metrics/question.ts";
import { listParts, metrics, type MetricId } from "#app/metrics/registry.ts";
import type { Db } from "../connection.ts";
import { findAgentEquivalents } from "./agent-equivalents.ts";
import { sumAnswers } from "./answer-rates.ts";
import { countParts } from "./count-parts.ts";
import { findPeakCounters } from "./peak.ts";
import { readHistograms } from "./read-histograms.ts";

type Gathered = {
  dimensions: string[];
  counters: Counters;
  peak: Counters;
  histograms: Partial<Record<DurationId, Histogram>>;
  agents: number | null;
  answers: AnswerCounts;
};

const noAnswers: AnswerCounts = { hits: 0, effective: 0, misses: 0 };

/** One answer for each combination of dimension values with any data; exactly one when no dimension is asked for. */
export async function answerQuestion(db: Db, question: Question): Promise<Answer[]> {
  const gathered = new Map<string, Gathered>();
  const at = (dimensions: string[]): Gathered => {
    const key = dimensions.join("\0");
    const known = gathered.get(key) ?? {
      ...{ dimensions, counters: {}, peak: {}, histograms: {}, agents: null, answers: noAnswers },
    };
    gathered.set(key, known);
    return known;
  };
  if (question.dimensions.length === 0) at([]);
  await Promise.all([
    ...grains.map(async (grain) => {
      const parts = listNeededParts(question.metrics, grain);
      if (parts.length === 0) return;
      const rows = await countParts(db, grain, parts, question, question.dimensions);
      for (const row of rows) Object.assign(at(row.dimensions).counters, row.counters);
    }),
    (async () => {
      const durations = listDurations(question.metrics);
      if (durations.length === 0) return;
      const rows = await readHistograms(db, durations, question, question.dimensions);
      for (const row of rows) at(row.dimensions).histograms = row.histograms;
    })(),
    (async () => {
      if (!question.metrics.some((id) => metrics[id].formula.kind === "peak_rate")) return;
      const rows = await findPeakCounters(db, question, question.dimensions);
      for (const row of rows) at(row.dimensions).peak = row.counters;
    })(),
    (async () => {
      if (!question.metrics.some(isInAgents)) return;
      const rows = await findAgentEquivalents(db, question, question.dimensions);
      for (const row of rows) at(row.dimensions).agents = row.agents;
    })(),
    (async () => {
      if (!question.metrics.some(isOfAnswers)) return;
      const rows = await sumAnswers(db, question, question.dimensions);
      for (const row of rows) at(row.dimensions).answers = row.answers;
    })(),
  ]);
  return [...gathered.values()].map(({ dimensions, counters, peak, histograms, agents, answers }) => ({
    dimensions,
    figures: Object.fromEntries(
      question.metrics.map((id) => {
        if (isOfAnswers(id)) return [id, buildAnswerRate(id, answers)];
        const figure = buildFigure(
          id,
          metrics[id].formula.kind === "peak_rate" ? peak : counters,
          histograms,
        );
        return [id, isInAgents(id) ? { ...figure, value: agents } : figure];
      }),
    ),
  }));
}

const isInAgents = (id: MetricId): boolean => metrics[id].formula.kind === "agent_equivalents";

const isOfAnswers = (id: MetricId): boolean => metrics[id].formula.kind === "answer_rate";

function listNeededParts(ids: readonly MetricId[], grain: Grain): PartId[] {
  const parts = new Set<PartId>();
  for (const id of ids) {
    const { formula, matures } = metrics[id];
    if (formula.kind === "peak_rate") continue;
    for (const part of listParts(formula)) parts.add(part);
    if (matures) for (const part of [...outcomeParts, "pending"] as const) parts.add(part);
  }
  return [...parts].filter((part) => getGrain(part) === grain);
}

function listDurations(ids: readonly MetricId[]): DurationId[] {
  const durations = ids.flatMap((id) => {
    const { formula } = metrics[id];
    return formula.kind === "percentile" ? [formula.duration] : [];
  });
  return [...new Set(durations)];
}
