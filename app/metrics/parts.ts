/**
 * Parts: the additive counters every number is made of. A part is counted over the rows of one grain;
 * db/measures holds its predicate, the rollups hold its sums.
 */
import { outcomes } from "#app/facts/outcome.ts";

/** conversation: by start day · escalation: by the day of the first executed handoff · rating: latest per conversation and rated part, by start day. */
export const grains = ["conversation", "escalation", "rating"] as const;
export type Grain = (typeof grains)[number];

export const outcomeParts = outcomes.map((outcome) => `outcome_${outcome}` as const);

export const conversationParts = [
  "conversations",
  "linkable",
  "engaged",
  "pending",
  ...outcomeParts,
  "blocked",
  "human_only",
  "unattended",
  "empty",
  "contained",
  "no_human",
  "no_human_no_handoff",
  "requested",
  "executed",
  "reached",
  "ignored",
  "rateable",
  "invited",
  "asked_for_people",
  "waiting",
  "replied_30s",
  "replied_3min",
  "with_question",
  "bot_only",
  "returned",
  "transferred_after_ask",
  "friction_turns",
  "friction_seconds",
] as const;

export const escalationParts = [
  "escalations",
  "escalation_handoff_solved",
  "escalation_handoff_unsolved",
  "escalation_handoff_lost",
  "escalation_takeover",
  "escalation_pending",
  "escalation_unjudged",
] as const;

export const ratingParts = ["rated", "rated_good", "rated_bad", "rated_invited"] as const;

export type ConversationPart = (typeof conversationParts)[number];
export type EscalationPart = (typeof escalationParts)[number];
export type RatingPart = (typeof ratingParts)[number];
export type PartId = ConversationPart | EscalationPart | RatingPart;

export const partsByGrain = {
  conversation: conversationParts,
  escalation: escalationParts,
  rating: ratingParts,
} as const satisfies Record<Grain, readonly PartId[]>;

/** Parts that add up a column instead of counting rows: no list can be as long as they are. */
export const summedParts: ReadonlySet<PartId> = new Set<PartId>(["friction_turns", "friction_seconds"]);

/** Times measured on a conversation, kept as mergeable histograms. */
export const durations = ["bot_first_response", "human_wait", "handle_time"] as const;
export type DurationId = (typeof durations)[number];

const grainOfPart = new Map<string, Grain>(
  grains.flatMap((grain) => partsByGrain[grain].map((part): [string, Grain] => [part, grain])),
);

/** The grain whose rows a part counts. */
export function getGrain(part: PartId): Grain {
  return grainOfPart.get(part)!;
}
