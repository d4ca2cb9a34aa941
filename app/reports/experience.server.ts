/** Are customers being helped, and where not: everything the Experience page shows, each card on its own. */
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { outcomes } from "#app/facts/outcome.ts";
import { getReasonGroup, reasons, type Reason } from "#app/facts/reason.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Figure } from "#app/metrics/figure.ts";
import type { Answer, Selection } from "#app/metrics/question.ts";
import { resolutionDefinitions, type MetricId } from "#app/metrics/registry.ts";
import { addDays, countDays } from "#app/time/day.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { loadPercentiles } from "./percentiles.server.ts";
import { settlePart } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";
import { buildSteps, getTrendStep } from "./trend-steps.ts";

export type Figures = Partial<Record<MetricId, Figure>>;

const outcomeMetrics = outcomes.map((outcome) => `outcome_${outcome}` as const);
const apart = ["blocked", "human_only", "unattended", "empty"] as const satisfies readonly MetricId[];
const overview = [
  "conversations",
  "engaged",
  "pending",
  ...resolutionDefinitions,
  ...outcomeMetrics,
  ...apart,
  "requested_rate",
  "executed_rate",
  "reached_rate",
  "solved_rate",
  "ignored_request_rate",
  "friction_turns",
  "friction_seconds",
  "escalations",
  "waiting",
  "eligible",
  "invited",
  "rated",
  "rated_invited",
  "csat",
  "dsat",
  "reply_30s_rate",
  "reply_3min_rate",
] as const satisfies readonly MetricId[];
const times = [
  "bot_first_response_p50",
  "bot_first_response_p90",
  "human_wait_p50",
  "human_wait_p90",
  "handle_time_p50",
  "handle_time_p90",
] as const satisfies readonly MetricId[];
const satisfaction = ["csat", "dsat", "rated", "invited", "eligible"] as const satisfies readonly MetricId[];

export async function loadExperienceReport(db: Db, frame: PageFrame, timing: Timing) {
  const { selection, comparisonSelection, search } = frame;
  const part = <Data>(name: string, work: () => Promise<Data>) =>
    settlePart(name, timing.measure(name, work));
  const ask = (from: Selection | null, metrics: readonly MetricId[], dimensions: DimensionId[]) =>
    from ? answerQuestion(db, { ...from, metrics, dimensions }) : Promise.resolve(null);

  const [totals, trend, reasonRows, handlers, timeRows, everything] = await Promise.all([
    part("totals", async () => {
      const [now, before] = await Promise.all([
        ask(selection, overview, []),
        ask(comparisonSelection, overview, []),
      ]);
      return { now: now?.[0]?.figures ?? {}, before: before?.[0]?.figures ?? null };
    }),
    part("trend", () => loadTrend(db, frame)),
    part("reasons", async () => {
      const [now, before] = await Promise.all([
        ask(selection, ["escalations"], ["reason"]),
        ask(comparisonSelection, ["escalations"], ["reason"]),
      ]);
      return buildReasons(now ?? [], before ?? []);
    }),
    part("satisfaction", async () => {
      const answers = await ask(selection, satisfaction, ["handler"]);
      return (["bot", "mixed", "human"] as const).map((handler) => ({
        handler,
        now: findFigures(answers, handler) ?? {},
      }));
    }),
    part("times", async () => {
      const { all, groups } = await loadPercentiles(db, selection, times, "channel");
      return { all, channels: rankChannels(groups) };
    }),
    part("test_traffic", () => ask({ ...selection, includeTest: true }, ["conversations"], [])),
  ]);

  const counted = totals.ok ? (totals.data.now.conversations?.value ?? 0) : 0;
  const withTest = everything.ok ? (everything.data?.[0]?.figures.conversations?.value ?? counted) : counted;
  return {
    totals,
    trend,
    reasons: reasonRows,
    satisfaction: handlers,
    times: timeRows,
    definition: search.definition,
    testLeftOut: withTest - counted,
  };
}

/** The chosen definition and the volume by day (by week in long periods), over the step they are compared with. */
async function loadTrend(db: Db, { selection, comparisonSelection, search }: PageFrame) {
  const step = getTrendStep(selection);
  const metrics = [search.definition, "conversations"] as const;
  const [now, before] = await Promise.all([
    answerQuestion(db, { ...selection, metrics, dimensions: [step] }),
    comparisonSelection ? answerQuestion(db, { ...comparisonSelection, metrics, dimensions: [step] }) : null,
  ]);
  const offset = comparisonSelection ? countDays(selection.from, comparisonSelection.from) - 1 : 0;
  const shift = step === "day" ? offset : Math.round(offset / 7) * 7;
  const steps = buildSteps(selection, step);
  /** A day nothing is known of has no rate, but it has a count: none. */
  const listPoints = (metric: MetricId, without: Figure) =>
    steps.map((day) => {
      const figure: Figure = findFigures(now, day)?.[metric] ?? without;
      const earlier = findFigures(before, addDays(day, shift))?.[metric];
      return { day, figure, before: earlier, isMaturing: (figure.pending ?? 0) > 0 };
    });
  return {
    step,
    points: listPoints(search.definition, { value: null }),
    volume: listPoints("conversations", { value: 0 }),
  };
}

export type ReasonRow = { reason: Reason; group: string; figure: Figure; before: Figure | undefined };

/** Reasons by size; "unclassified" last and always there. */
export function buildReasons(now: readonly Answer[], before: readonly Answer[]): ReasonRow[] {
  const rows = reasons.flatMap((reason): ReasonRow[] => {
    const figure = findFigures(now, reason)?.escalations ?? { value: 0 };
    const earlier = findFigures(before, reason)?.escalations;
    if (figure.value === 0 && reason !== "unclassified") return [];
    return [{ reason, group: getReasonGroup(reason), figure, before: earlier }];
  });
  const isLast = ({ reason }: ReasonRow) => Number(reason === "unclassified");
  return rows.toSorted(
    (a, b) =>
      isLast(a) - isLast(b) ||
      (b.figure.value ?? 0) - (a.figure.value ?? 0) ||
      (a.reason < b.reason ? -1 : 1),
  );
}

/** By the conversations the bot answered, then by those people did. */
function rankChannels(groups: ReadonlyMap<string, Figures>) {
  const size = ({ bot_first_response_p50: bot, human_wait_p50: people }: Figures) =>
    (bot?.denominator ?? 0) * 1e9 + (people?.denominator ?? 0);
  return [...groups]
    .map(([channel, figures]) => ({ channel, figures }))
    .toSorted((a, b) => size(b.figures) - size(a.figures) || (a.channel < b.channel ? -1 : 1));
}

function findFigures(answers: readonly Answer[] | null, value: string): Figures | null {
  return answers?.find(({ dimensions }) => dimensions[0] === value)?.figures ?? null;
}
