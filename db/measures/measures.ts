/**
 * Each part as SQL over classified facts (alias `c`; ratings as `r`): the one predicate that both counts a number and lists
 * the rows behind it. A part without an entry here is a type error.
 */
import { badScore, goodScore } from "#app/facts/ratings.ts";
import { outcomes } from "#app/facts/outcome.ts";
import type { ConversationPart, EscalationPart, PartId, RatingPart } from "#app/metrics/parts.ts";

/** `where` counts the rows for which it holds; `sum` adds up a value over them. */
export type Measure = { where: string; sum?: string };

const counts = (where: string): Measure => ({ where });
const standing = (name: string): Measure => counts(`c.standing = '${name}'`);
const ofMatured = (where: string): Measure => counts(`c.is_matured and ${where}`);

const outcomeMeasures = Object.fromEntries(
  outcomes.map((outcome) => [`outcome_${outcome}`, standing(outcome)]),
) as Record<`outcome_${(typeof outcomes)[number]}`, Measure>;

export const conversationMeasures: Record<ConversationPart, Measure> = {
  ...outcomeMeasures,
  conversations: counts("true"),
  linkable: counts("c.customer is not null"),
  engaged: counts("c.class = 'engaged'"),
  pending: standing("pending"),
  blocked: standing("blocked"),
  human_only: standing("human_only"),
  unattended: standing("unattended"),
  empty: standing("empty"),
  contained: ofMatured("not c.is_executed"),
  no_human: ofMatured("not c.has_human_speech"),
  no_human_no_handoff: ofMatured("not c.has_human_speech and not c.is_executed"),
  requested: ofMatured("c.is_requested"),
  executed: ofMatured("c.is_executed"),
  reached: ofMatured("c.is_reached"),
  ignored: ofMatured("c.is_requested and not c.is_executed"),
  returned: ofMatured("c.is_returned"),
  rateable: counts("c.handler <> 'none'"),
  invited: counts("c.is_invited"),
  asked_for_people: counts("c.is_requested and not c.is_time_inferred"),
  waiting: counts("c.is_requested and not c.is_reached"),
  replied_30s: counts("c.human_wait_ms <= 30000"),
  replied_3min: counts("c.human_wait_ms <= 180000"),
  with_question: counts("c.has_question"),
  bot_only: counts("c.has_question and c.handler = 'bot'"),
  transferred_after_ask: counts("c.friction_turns is not null and c.friction_ms is not null"),
  friction_turns: { where: "c.friction_ms is not null", sum: "c.friction_turns" },
  friction_seconds: { where: "c.friction_ms is not null", sum: "round(c.friction_ms / 1000.0)" },
};

export const escalationMeasures: Record<EscalationPart, Measure> = {
  escalations: counts("true"),
  escalation_handoff_solved: standing("handoff_solved"),
  escalation_handoff_unsolved: standing("handoff_unsolved"),
  escalation_handoff_lost: standing("handoff_lost"),
  escalation_takeover: standing("takeover"),
  escalation_pending: standing("pending"),
  escalation_unjudged: counts("c.class <> 'engaged'"),
};

export const ratingMeasures: Record<RatingPart, Measure> = {
  rated: counts("true"),
  rated_good: counts(`r.score >= ${goodScore}`),
  rated_bad: counts(`r.score <= ${badScore}`),
  rated_invited: counts("r.is_invited"),
};

const measures: Record<PartId, Measure> = {
  ...conversationMeasures,
  ...escalationMeasures,
  ...ratingMeasures,
};

export function getMeasure(part: PartId): Measure {
  return measures[part];
}

/** The SQL aggregate of a part over its grain's rows; a bigint. */
export function renderAggregate(part: PartId): string {
  const { where, sum } = measures[part];
  if (sum) return `coalesce(sum(${sum}) filter (where ${where}), 0)::bigint`;
  return where === "true" ? "count(*)" : `count(*) filter (where ${where})`;
}
