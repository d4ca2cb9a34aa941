/** Why a conversation has the outcome it has, and how the six definitions judge it (metrics.md, exact rules). */
import { readVerdict } from "#app/facts/ratings.ts";
import type { Outcome, Standing } from "#app/facts/outcome.ts";
import type { RecordedRating } from "#app/facts/conversation-record.ts";
import { resolutionDefinitions, type ResolutionDefinition } from "#app/metrics/registry.ts";

export type Judged = {
  standing: Standing;
  settlement: string | null;
  /** The customer came back inside the window. */
  isReturned: boolean;
  isRejected: boolean;
  isExecuted: boolean;
  hasHumanSpeech: boolean;
  customer: string | null;
  endedAt: number;
  ratings: readonly RecordedRating[];
};

/** Names the sentence of the catalogue that says why: `transcript.why.<name>`. */
export const whyNames = [
  "confirmed.rating",
  "confirmed.word",
  "durable",
  "durable.unlinked",
  "recontacted",
  "rejected.rating",
  "rejected.word",
  "unanswered",
  "handoff_solved",
  "handoff_unsolved.rejected",
  "handoff_unsolved.returned",
  "handoff_lost.executed",
  "handoff_lost.ignored",
  "takeover",
  "pending",
  "blocked",
  "human_only",
  "unattended",
  "empty",
] as const;
export type WhyName = (typeof whyNames)[number];

/** The sentence that fits; for a judged conversation it names the rule that decided. */
export function explainStanding(fact: Judged): WhyName {
  switch (fact.standing) {
    case "confirmed":
    case "rejected": {
      const byRating = readVerdict(fact.ratings, "bot", fact.endedAt) !== undefined;
      return byRating ? `${fact.standing}.rating` : `${fact.standing}.word`;
    }
    case "durable":
      return fact.customer === null ? "durable.unlinked" : "durable";
    case "handoff_unsolved":
      return fact.isRejected ? "handoff_unsolved.rejected" : "handoff_unsolved.returned";
    case "handoff_lost":
      return fact.isExecuted ? "handoff_lost.executed" : "handoff_lost.ignored";
    default:
      return fact.standing;
  }
}

/** What a pending conversation becomes if nothing more happens before its window is over; null for the others. */
export function foreseeOutcome(fact: Judged): Outcome | null {
  if (fact.standing !== "pending") return null;
  switch (fact.settlement) {
    case "durable":
      return fact.isReturned ? "recontacted" : "durable";
    case "handoff":
      return fact.isRejected || fact.isReturned ? "handoff_unsolved" : "handoff_solved";
    case "confirmed":
    case "rejected":
    case "unanswered":
    case "handoff_lost":
    case "takeover":
      return fact.settlement;
    default:
      return null;
  }
}

/** Whether each definition calls the conversation resolved; null where it is not judged: pending, or counted apart. */
export function judgeByDefinitions(
  fact: Judged,
  isMatured: boolean,
): { definition: ResolutionDefinition; isResolved: boolean | null }[] {
  return resolutionDefinitions.map((definition) => ({
    definition,
    isResolved: isMatured ? judge(definition, fact) : null,
  }));
}

function judge(definition: ResolutionDefinition, fact: Judged): boolean {
  switch (definition) {
    case "containment_rate":
      return !fact.isExecuted;
    case "no_human_rate":
      return !fact.hasHumanSpeech;
    case "no_human_no_handoff_rate":
      return !fact.hasHumanSpeech && !fact.isExecuted;
    case "assumed_rate":
      return ["confirmed", "durable", "recontacted"].includes(fact.standing);
    case "verified_rate":
      return ["confirmed", "durable"].includes(fact.standing);
    case "confirmed_rate":
      return fact.standing === "confirmed";
  }
}
