/**
 * The metric registry (metrics.md): id, unit, the parts a number is made of, how it totals, which way is good.
 * Labels and definition texts are in the catalogues under `metric.<id>`.
 */
import { outcomeParts, type DurationId, type PartId } from "./parts.ts";

export type Unit = "count" | "share" | "seconds" | "turns" | "agents";
export type GoodDirection = "up" | "down" | "neutral";
export const families = [
  "volume",
  "resolution",
  "outcomes",
  "apart",
  "escalation",
  "satisfaction",
  "times",
  "knowledge",
] as const;
export type MetricFamily = (typeof families)[number];

export type Formula =
  | { kind: "count"; parts: readonly PartId[] }
  | { kind: "rate"; numerator: readonly PartId[]; denominator: readonly PartId[] }
  | { kind: "mean"; sum: PartId; count: PartId }
  | { kind: "percentile"; duration: DurationId; quantile: 0.5 | 0.9 }
  | { kind: "peak_rate"; numerator: readonly PartId[]; denominator: readonly PartId[] }
  /** What `parts` count, at each store's own handle time of the topic, over an agent's productive day. */
  | { kind: "agent_equivalents"; parts: readonly PartId[] }
  /** Of answers, not of conversations. */
  | { kind: "answer_rate"; numerator: AnswerCount; denominator: readonly AnswerCount[] };

/** What the bot's answers are counted as (metrics.md, Knowledge): substantive ones, effective ones of these, misses. */
export type AnswerCount = "hits" | "effective" | "misses";

export type Metric = {
  unit: Unit;
  family: MetricFamily;
  good: GoodDirection;
  formula: Formula;
  /** Judged after the re-contact window: carries the number of conversations still pending. */
  matures?: true;
  /** Derived by us where the platform does not record it. */
  inferred?: true;
  /** What service sells: for roles that see money. */
  isMoney?: true;
};

const matured = outcomeParts;

function count(family: MetricFamily, good: GoodDirection, ...parts: PartId[]): Metric {
  return { unit: "count", family, good, formula: { kind: "count", parts } };
}

function rate(
  family: MetricFamily,
  good: GoodDirection,
  numerator: PartId[],
  denominator: readonly PartId[],
): Metric {
  return { unit: "share", family, good, formula: { kind: "rate", numerator, denominator } };
}

function ofMatured(family: MetricFamily, good: GoodDirection, ...numerator: PartId[]): Metric {
  return { ...rate(family, good, numerator, matured), matures: true };
}

function outcome(part: PartId, good: GoodDirection): Metric {
  return { ...count("outcomes", good, part), matures: true };
}

function percentile(duration: DurationId, quantile: 0.5 | 0.9): Metric {
  return {
    unit: "seconds",
    family: "times",
    good: "down",
    formula: { kind: "percentile", duration, quantile },
  };
}

const metricTable = {
  conversations: count("volume", "neutral", "conversations"),
  engaged: count("volume", "neutral", "engaged"),
  pending: count("volume", "neutral", "pending"),
  linkable_rate: rate("volume", "up", ["linkable"], ["conversations"]),
  peak_bot_share: {
    unit: "share",
    family: "volume",
    good: "up",
    formula: { kind: "peak_rate", numerator: ["bot_only"], denominator: ["with_question"] },
  },
  agent_equivalents: {
    unit: "agents",
    family: "volume",
    good: "up",
    formula: { kind: "agent_equivalents", parts: ["outcome_durable"] },
    matures: true,
  },

  verified_rate: ofMatured("resolution", "up", "outcome_confirmed", "outcome_durable"),
  containment_rate: ofMatured("resolution", "up", "contained"),
  no_human_rate: ofMatured("resolution", "up", "no_human"),
  no_human_no_handoff_rate: ofMatured("resolution", "up", "no_human_no_handoff"),
  assumed_rate: ofMatured("resolution", "up", "outcome_confirmed", "outcome_durable", "outcome_recontacted"),
  confirmed_rate: ofMatured("resolution", "up", "outcome_confirmed"),
  recontact_rate: ofMatured("resolution", "down", "returned"),

  outcome_confirmed: outcome("outcome_confirmed", "up"),
  outcome_durable: outcome("outcome_durable", "up"),
  outcome_recontacted: outcome("outcome_recontacted", "down"),
  outcome_rejected: outcome("outcome_rejected", "down"),
  outcome_unanswered: outcome("outcome_unanswered", "down"),
  outcome_handoff_solved: outcome("outcome_handoff_solved", "neutral"),
  outcome_handoff_unsolved: outcome("outcome_handoff_unsolved", "down"),
  outcome_handoff_lost: outcome("outcome_handoff_lost", "down"),
  outcome_takeover: outcome("outcome_takeover", "neutral"),

  blocked: count("apart", "down", "blocked"),
  human_only: count("apart", "neutral", "human_only"),
  unattended: count("apart", "down", "unattended"),
  empty: count("apart", "neutral", "empty"),

  requested_rate: ofMatured("escalation", "neutral", "requested"),
  executed_rate: ofMatured("escalation", "neutral", "executed"),
  reached_rate: ofMatured("escalation", "neutral", "reached"),
  solved_rate: ofMatured("escalation", "up", "outcome_handoff_solved"),
  ignored_request_rate: { ...rate("escalation", "down", ["ignored"], ["requested"]), matures: true },
  escalations: count("escalation", "down", "escalations"),
  friction_turns: {
    unit: "turns",
    family: "escalation",
    good: "down",
    formula: { kind: "mean", sum: "friction_turns", count: "transferred_after_ask" },
  },
  friction_seconds: {
    unit: "seconds",
    family: "escalation",
    good: "down",
    formula: { kind: "mean", sum: "friction_seconds", count: "transferred_after_ask" },
  },

  csat: rate("satisfaction", "up", ["rated_good"], ["rated"]),
  dsat: rate("satisfaction", "down", ["rated_bad"], ["rated"]),
  rated: count("satisfaction", "neutral", "rated"),
  rated_invited: count("satisfaction", "neutral", "rated_invited"),
  invited: count("satisfaction", "neutral", "invited"),
  eligible: count("satisfaction", "neutral", "rateable"),

  bot_first_response_p50: percentile("bot_first_response", 0.5),
  bot_first_response_p90: percentile("bot_first_response", 0.9),
  human_wait_p50: percentile("human_wait", 0.5),
  human_wait_p90: percentile("human_wait", 0.9),
  handle_time_p50: percentile("handle_time", 0.5),
  handle_time_p90: percentile("handle_time", 0.9),
  waiting: count("times", "down", "waiting"),
  reply_30s_rate: rate("times", "up", ["replied_30s"], ["asked_for_people"]),
  reply_3min_rate: rate("times", "up", ["replied_3min"], ["asked_for_people"]),

  effective_hit_rate: {
    unit: "share",
    family: "knowledge",
    good: "up",
    formula: { kind: "answer_rate", numerator: "effective", denominator: ["hits"] },
  },
  miss_rate: {
    unit: "share",
    family: "knowledge",
    good: "down",
    formula: { kind: "answer_rate", numerator: "misses", denominator: ["hits", "misses"] },
  },
} satisfies Record<string, Metric>;

export type MetricId = keyof typeof metricTable;
export const metricIds = Object.keys(metricTable) as MetricId[];
export const metrics: Readonly<Record<MetricId, Metric>> = metricTable;

/** The six definitions of "resolved" in use, from the largest to the strictest (metrics.md). */
export const resolutionDefinitions = [
  "containment_rate",
  "no_human_rate",
  "no_human_no_handoff_rate",
  "assumed_rate",
  "verified_rate",
  "confirmed_rate",
] as const satisfies readonly MetricId[];
export type ResolutionDefinition = (typeof resolutionDefinitions)[number];

export function isMetric(text: string): text is MetricId {
  return Object.hasOwn(metricTable, text);
}

/** The parts whose sums a formula needs; a percentile reads a histogram, a rate of answers their counts. */
export function listParts(formula: Formula): readonly PartId[] {
  switch (formula.kind) {
    case "count":
    case "agent_equivalents":
      return formula.parts;
    case "rate":
    case "peak_rate":
      return [...formula.numerator, ...formula.denominator];
    case "mean":
      return [formula.sum, formula.count];
    case "percentile":
    case "answer_rate":
      return [];
  }
}
