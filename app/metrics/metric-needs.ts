/**
 * What a source has to tell for a number to be what it says: by the parts it is made of, so that a part without an answer does
 * not compile.
 */
import type { Capability } from "#app/sources/source-adapter.ts";
import { listParts, metrics, type Formula, type MetricId } from "./registry.ts";
import type { DimensionId } from "./dimensions.ts";
import { guidedMetrics, isGuidedMetric, type GuidedFormula, type GuidedMetricId } from "./guided-registry.ts";
import type { DurationId, PartId } from "./parts.ts";
import { isSalesMetric, salesMetrics, type SalesFormula, type SalesMetricId } from "./sales-registry.ts";

export type Needs = {
  /** Where a source does not tell these, it knows nothing of the number: what is counted as none is unknown. */
  on: readonly Capability[];
  /** Where a source does not tell these, some of what is counted stands elsewhere than it should. */
  with: readonly Capability[];
};

const none: Needs = { on: [], with: [] };
const needs = (on: readonly Capability[], also: readonly Capability[] = []): Needs => ({ on, with: also });

const spoken = needs(["botMarks"]);
const judged = needs(["botMarks"], ["handoffs", "misses"]);
const judgedLater = needs(["botMarks"], ["handoffs", "misses", "customerIds"]);
const handedOver = needs(["handoffs"], ["botMarks"]);
const rated = needs(["ratings"]);
const repliedInTime = needs(["handoffs", "messageTimes"], ["botMarks"]);

const needsOfParts: Readonly<Record<PartId, Needs>> = {
  conversations: none,
  linkable: needs(["customerIds"]),
  engaged: spoken,
  pending: spoken,
  outcome_confirmed: judged,
  outcome_durable: judgedLater,
  outcome_recontacted: needs(["botMarks", "customerIds"], ["handoffs", "misses"]),
  outcome_rejected: judged,
  outcome_unanswered: judged,
  outcome_handoff_solved: handedOver,
  outcome_handoff_unsolved: handedOver,
  outcome_handoff_lost: handedOver,
  outcome_takeover: needs(["botMarks"], ["handoffs"]),
  // Only senders of our own format say that a bot was switched off.
  blocked: none,
  human_only: spoken,
  unattended: spoken,
  empty: none,
  contained: needs(["botMarks"], ["handoffs"]),
  no_human: spoken,
  no_human_no_handoff: needs(["botMarks"], ["handoffs"]),
  requested: handedOver,
  executed: handedOver,
  reached: handedOver,
  ignored: handedOver,
  rateable: spoken,
  invited: rated,
  asked_for_people: handedOver,
  waiting: handedOver,
  replied_30s: repliedInTime,
  replied_3min: repliedInTime,
  with_question: none,
  bot_only: spoken,
  returned: needs(["customerIds"]),
  transferred_after_ask: handedOver,
  friction_turns: handedOver,
  friction_seconds: repliedInTime,
  escalations: handedOver,
  escalation_handoff_solved: handedOver,
  escalation_handoff_unsolved: handedOver,
  escalation_handoff_lost: handedOver,
  escalation_takeover: handedOver,
  escalation_pending: handedOver,
  escalation_unjudged: handedOver,
  rated,
  rated_good: rated,
  rated_bad: rated,
  rated_invited: rated,
};

const needsOfDurations: Readonly<Record<DurationId, Needs>> = {
  bot_first_response: needs(["botMarks", "messageTimes"]),
  human_wait: repliedInTime,
  handle_time: needs(["botMarks", "messageTimes"]),
};

const credited = needs(["orders"], ["customerIds", "botMarks"]);

const needsOfSales: Readonly<Record<SalesFormula["kind"] | GuidedFormula["kind"], Needs>> = {
  money: credited,
  net_after: needs(["orders"], ["refunds", "customerIds", "botMarks"]),
  money_share: credited,
  orders: credited,
  average_order: credited,
  refund_rate: needs(["orders", "refunds"], ["customerIds", "botMarks"]),
  inquirers: needs(["customerIds"], ["botMarks"]),
  conversion: needs(["orders", "customerIds"], ["botMarks"]),
  at_risk: needs(["orders", "customerIds"], ["botMarks"]),
  lost_gmv: needs(["orders", "handoffs", "customerIds"], ["botMarks"]),
  guided_count: none,
  guided_rate: none,
  guided_money: credited,
};

/** Whether a number of sales is of all orders, whoever spoke before them. */
function isOfAllOrders(formula: SalesFormula): boolean {
  return "buckets" in formula && formula.buckets.length === 4;
}

const needsOfDimensions: Partial<Record<DimensionId, Capability>> = {
  channel: "channels",
  topic: "topics",
  reason: "handoffReasons",
  reason_group: "handoffReasons",
  handler: "botMarks",
  outcome: "botMarks",
};

export type AnyMetricId = MetricId | SalesMetricId | GuidedMetricId;

/** What a number needs, and what splitting or filtering it by these dimensions needs beside. */
export function listNeeds(metric: AnyMetricId, dimensions: readonly string[] = []): Needs {
  const own = listOwnNeeds(metric);
  const split = dimensions.flatMap((dimension) => needsOfDimensions[dimension as DimensionId] ?? []);
  return join([own, { on: [], with: split }]);
}

function listOwnNeeds(metric: AnyMetricId): Needs {
  if (isGuidedMetric(metric)) {
    const { formula } = guidedMetrics[metric];
    const isOrdered = "step" in formula && formula.step === "ordered";
    return isOrdered ? credited : needsOfSales[formula.kind];
  }
  if (!isSalesMetric(metric)) return join(listFormulaNeeds(metrics[metric].formula));
  const { formula } = salesMetrics[metric];
  const isNet = formula.kind === "money" && formula.isNet;
  const ofFormula = isOfAllOrders(formula)
    ? { on: needsOfSales[formula.kind].on, with: [] }
    : needsOfSales[formula.kind];
  return join([ofFormula, isNet ? needs([], ["refunds"]) : none]);
}

function listFormulaNeeds(formula: Formula): Needs[] {
  if (formula.kind === "percentile") return [needsOfDurations[formula.duration]];
  if (formula.kind === "answer_rate") {
    return [
      formula.numerator === "misses"
        ? needs(["botMarks", "misses"])
        : needs(["botMarks"], ["misses", "handoffs"]),
    ];
  }
  return listParts(formula).map((part) => needsOfParts[part]);
}

function join(all: readonly Needs[]): Needs {
  const on = [...new Set(all.flatMap((one) => one.on))];
  const also = new Set(all.flatMap((one) => one.with));
  return { on, with: [...also].filter((capability) => !on.includes(capability)) };
}
