/** Who is handed over to people, why, when, and what becomes of them: everything the Escalations page shows. */
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { countEscalationEndings } from "#db/queries/escalation-endings.ts";
import { countReasonSources } from "#db/queries/reason-sources.ts";
import { apartClasses } from "#app/facts/outcome.ts";
import { reasons, type Reason } from "#app/facts/reason.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Figure } from "#app/metrics/figure.ts";
import type { Answer, Selection } from "#app/metrics/question.ts";
import type { MetricId } from "#app/metrics/registry.ts";
import { addDays, countDays } from "#app/time/day.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settlePart } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";
import { buildSteps, getTrendStep } from "./trend-steps.ts";

export type Figures = Partial<Record<MetricId, Figure>>;

/** Compared by step; percentiles are read for the period itself only, a histogram takes as long as all the rest. */
const ledger = [
  "requested_rate",
  "executed_rate",
  "reached_rate",
  "solved_rate",
  "ignored_request_rate",
  "outcome_handoff_lost",
  "outcome_handoff_unsolved",
  "friction_turns",
  "friction_seconds",
  "waiting",
  "reply_30s_rate",
  "reply_3min_rate",
  "escalations",
  "conversations",
  "human_only",
] as const satisfies readonly MetricId[];
const waits = ["human_wait_p50", "human_wait_p90", "handle_time_p50"] as const satisfies readonly MetricId[];
const trendMetrics = ["escalations", "executed_rate"] as const satisfies readonly MetricId[];
const topicMetrics = [
  "escalations",
  "requested_rate",
  "executed_rate",
  "outcome_handoff_lost",
] as const satisfies readonly MetricId[];

export async function loadEscalationsReport(db: Db, frame: PageFrame, timing: Timing) {
  const { selection, comparisonSelection } = frame;
  const part = <Data>(name: string, work: () => Promise<Data>) =>
    settlePart(name, timing.measure(name, work));
  const ask = (from: Selection | null, metrics: readonly MetricId[], dimensions: DimensionId[]) =>
    from ? answerQuestion(db, { ...from, metrics, dimensions }) : Promise.resolve(null);

  const [totals, trends, matrix, after, sources, topics, hours] = await Promise.all([
    part("ledger", async () => {
      const [now, before] = await Promise.all([
        ask(selection, [...ledger, ...waits], []),
        ask(comparisonSelection, ledger, []),
      ]);
      return { now: now?.[0]?.figures ?? {}, before: before?.[0]?.figures ?? null };
    }),
    part("trends", () => loadTrends(db, frame)),
    part("matrix", async () =>
      buildMatrix((await ask(selection, ["escalations"], ["store", "reason"])) ?? []),
    ),
    part("after", async () => buildAfter(await countEscalationEndings(db, selection))),
    part("sources", () => countReasonSources(db, selection)),
    part("topics", async () => {
      const [now, before] = await Promise.all([
        ask(selection, topicMetrics, ["topic"]),
        ask(comparisonSelection, ["escalations"], ["topic"]),
      ]);
      return rankTopics(now ?? [], before ?? []);
    }),
    part("hours", async () => {
      const [now, before] = await Promise.all([
        ask(selection, ["escalations"], ["hour"]),
        ask(comparisonSelection, ["escalations"], ["hour"]),
      ]);
      return buildHours(now ?? [], before);
    }),
  ]);
  return { totals, trends, matrix, after, sources, topics, hours };
}

/** Escalations by their own day, and the executed rate by the day conversations began, beside the days compared with. */
async function loadTrends(db: Db, { selection, comparisonSelection }: PageFrame) {
  const step = getTrendStep(selection);
  const ask = (from: Selection) => answerQuestion(db, { ...from, metrics: trendMetrics, dimensions: [step] });
  const [now, before] = await Promise.all([
    ask(selection),
    comparisonSelection ? ask(comparisonSelection) : null,
  ]);
  const byStep = (answers: readonly Answer[] | null) =>
    new Map(answers?.map(({ dimensions, figures }) => [dimensions[0], figures]));
  const [current, earlier] = [byStep(now), byStep(before)];
  const offset = comparisonSelection ? countDays(selection.from, comparisonSelection.from) - 1 : 0;
  const steps = buildSteps(selection, step).map((day) => {
    const same = addDays(day, step === "day" ? offset : Math.round(offset / 7) * 7);
    return { day, figures: current.get(day) ?? {}, before: earlier.get(same) };
  });
  const trends = trendMetrics.map((metric) => ({
    metric,
    points: steps.map(({ day, figures, before }) => {
      const none: Figure = { value: metric === "escalations" ? 0 : null };
      const figure = figures[metric] ?? none;
      return { day, figure, before: before?.[metric], isMaturing: (figure.pending ?? 0) > 0 };
    }),
  }));
  return { step, trends };
}

export type MatrixCell = { store: string; reason: Reason; count: number };

/** Every cell with any escalation; unknown reasons stay "unclassified". */
export function buildMatrix(answers: readonly Answer[]): MatrixCell[] {
  return answers.flatMap(({ dimensions: [store = "", name], figures }) => {
    const reason = reasons.find((known) => known === name) ?? "unclassified";
    const count = figures.escalations?.value ?? 0;
    return count > 0 ? [{ store, reason, count }] : [];
  });
}

/** What an escalation ended as; those never judged (the bot took no part) are one. */
export const endings = [
  "handoff_solved",
  "handoff_unsolved",
  "handoff_lost",
  "takeover",
  "pending",
  "unjudged",
] as const;
export type Ending = (typeof endings)[number];

/** Escalations by ending, adding up to all of them, with the outcomes each ending stands for. */
export function buildAfter(
  counts: Record<`escalation_${Ending}`, number>,
): { ending: Ending; standings: readonly string[]; count: number }[] {
  return endings.map((ending) => ({
    ending,
    standings: ending === "unjudged" ? apartClasses : [ending],
    count: counts[`escalation_${ending}`],
  }));
}

const mostTopics = 15;

function rankTopics(now: readonly Answer[], before: readonly Answer[]) {
  const earlier = new Map(before.map(({ dimensions, figures }) => [dimensions[0], figures]));
  const ranked = now
    .map(({ dimensions: [topic = ""], figures }) => ({ topic, figures, before: earlier.get(topic) ?? null }))
    .filter(({ figures }) => (figures.escalations?.value ?? 0) > 0)
    .toSorted(
      (a, b) =>
        (b.figures.escalations?.value ?? 0) - (a.figures.escalations?.value ?? 0) ||
        (a.topic < b.topic ? -1 : 1),
    );
  return { rows: ranked.slice(0, mostTopics), left: Math.max(0, ranked.length - mostTopics) };
}

/** Twenty-four hours of the stores' own clocks. */
function buildHours(now: readonly Answer[], before: readonly Answer[] | null) {
  const read = (answers: readonly Answer[]) =>
    new Map(answers.map(({ dimensions, figures }) => [dimensions[0], figures.escalations?.value ?? 0]));
  const [current, earlier] = [read(now), before && read(before)];
  return Array.from({ length: 24 }, (_, hour) => ({
    hour,
    count: current.get(String(hour)) ?? 0,
    before: earlier ? (earlier.get(String(hour)) ?? 0) : null,
  }));
}
