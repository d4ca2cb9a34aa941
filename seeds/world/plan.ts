/** Decides what happens in a conversation before a word of it is written; the truth is taken from here. */
import type { BlockReason } from "#app/events/vocabulary.ts";
import type { Random } from "./random.ts";
import type { BotSource, StoreProfile } from "./stores.ts";
import type { Topic } from "./topics.ts";

export type Ending =
  | "confirmed"
  | "silent"
  | "rejected"
  | "unanswered"
  | "handoff_solved"
  | "handoff_rejected"
  | "handoff_lost"
  | "takeover";

export type EscalationReason =
  | "asked_for_human"
  | "anger"
  | "distrust"
  | "no_answer"
  | "low_confidence"
  | "repeated_answer"
  | "misunderstood"
  | "needs_action"
  | "needs_lookup"
  | "tool_failure"
  | "policy_route"
  | "bot_off"
  | "limit"
  | "out_of_hours";

/** When a person answers: at once, when the store next opens, or not at all. */
export type HumanReply = "now" | "later" | "never";

export type EngagedPlan = {
  group: "engaged";
  ending: Ending;
  /** How customers of a bot-only conversation make their verdict known. */
  verdict: "none" | "words" | "rating" | "vote" | "vote_against_stars" | "stars_against_words";
  reason: EscalationReason | null;
  /** Whether the platform says the reason, or leaves it to be worked out. */
  tellsReason: boolean;
  /** What becomes of the request: carried out, never heard, or carried out at the second ask. */
  transfer: "none" | "executed" | "unheard" | "second_try";
  human: HumanReply;
  /** The limit is reached in the middle of the conversation. */
  blocked: "limit" | null;
};

export type Plan =
  | EngagedPlan
  | { group: "blocked"; flag: BlockReason; human: HumanReply; transfer: "none" | "executed" }
  | { group: "human_only"; human: "now" | "later" }
  | { group: "unattended"; greeted: boolean }
  | { group: "empty"; how: "greeting" | "nudge" | "thanks" };

export type PlanInput = {
  random: Random;
  store: StoreProfile;
  source: BotSource;
  topic: Topic;
  /** Chance that the bot settles the question. */
  settles: number;
  incident: "outage" | "limit" | null;
  /** People are at work now and for the next three quarters of an hour. */
  staffed: boolean;
  /** The store opens again, with time enough to answer, before the world ends. */
  opensAgain: boolean;
  /** Times an ordinary day's crowd. */
  crowd: number;
  isPhone: boolean;
};

export function planConversation(input: PlanInput): Plan {
  const { random, source, incident } = input;
  if (incident === "outage" && random.chance(0.94)) return planOutage(input);
  if (incident === "limit" && !source.messagesOnly && random.chance(0.45)) {
    return { group: "blocked", flag: "limit", human: planReply(input, 0.35), transfer: "none" };
  }
  const roll = random.next();
  if (roll < 0.035)
    return { group: "empty", how: random.pick(["greeting", "greeting", "greeting", "nudge", "thanks"]) };
  if (roll < 0.042) return { group: "unattended", greeted: random.chance(0.6) };
  const human = planReply(input, 1);
  if (human !== "never" && random.chance(input.isPhone ? 0.35 : input.staffed ? 0.025 : 0.05)) {
    return { group: "human_only", human };
  }
  if (!source.messagesOnly && random.chance(0.005)) {
    return { group: "blocked", flag: "human_only", human: planReply(input, 0.8), transfer: "none" };
  }
  return planEngaged(input);
}

/** The bot is down: most conversations are marked, some platforms just stay silent. */
function planOutage(input: PlanInput): Plan {
  const { random, source } = input;
  if (source.messagesOnly || random.chance(0.28)) return { group: "unattended", greeted: random.chance(0.3) };
  if (input.staffed && random.chance(0.12)) return { group: "human_only", human: "now" };
  const human = planReply(input, 0.45);
  const transfer = human === "never" || random.chance(0.5) ? "none" : "executed";
  return { group: "blocked", flag: "bot_off", human, transfer };
}

function planReply(input: PlanInput, chance: number): HumanReply {
  if (!input.random.chance(chance)) return "never";
  if (input.staffed) return "now";
  return input.opensAgain ? "later" : "never";
}

const botOnly = {
  reason: null,
  tellsReason: false,
  transfer: "none",
  human: "never",
  blocked: null,
} as const;

function planEngaged(input: PlanInput): EngagedPlan {
  const { random, topic, store } = input;
  if (input.incident === "limit" && random.chance(0.2)) return planHandoff(input, "limit");
  if (random.chance(0.03)) return planHandoff(input, "asked_for_human");
  if (random.chance(input.settles)) return planSettled(random);

  // What the bot cannot settle: judgement and action go to people more often than a question nobody answered.
  const unsettled = topic.need === "judgement" ? 0.78 : topic.need === "advice" ? 0.46 : 0.62;
  const roll = random.next();
  if (roll < unsettled) return planHandoff(input, pickReason(input));
  const rest = (roll - unsettled) / (1 - unsettled);
  if (input.staffed && !store.hidesHuman && rest < 0.14) {
    const transfer = random.chance(0.06) ? "executed" : "none";
    return { group: "engaged", ...botOnly, ending: "takeover", verdict: "none", transfer, human: "now" };
  }
  if (rest < 0.42) {
    const verdict = random.pick([
      "words",
      "words",
      "rating",
      "rating",
      "vote",
      "vote_against_stars",
      "stars_against_words",
    ] as const);
    return { group: "engaged", ...botOnly, ending: "rejected", verdict };
  }
  return { group: "engaged", ...botOnly, ending: "unanswered", verdict: "none" };
}

function planSettled(random: Random): EngagedPlan {
  if (!random.chance(0.24)) return { group: "engaged", ...botOnly, ending: "silent", verdict: "none" };
  const verdict = random.pick(["words", "words", "words", "rating", "rating", "rating", "vote"] as const);
  return { group: "engaged", ...botOnly, ending: "confirmed", verdict };
}

function pickReason({ random, topic, staffed }: PlanInput): EscalationReason {
  if (!staffed && random.chance(0.35)) return "out_of_hours";
  const roll = random.next();
  if (roll < 0.1) return "asked_for_human";
  if (roll < 0.14) return "anger";
  if (roll < 0.17) return "distrust";
  if (topic.id === "open-ear-x1")
    return random.pick(["no_answer", "no_answer", "no_answer", "misunderstood"]);
  if (topic.need === "judgement")
    return random.pick(["policy_route", "policy_route", "no_answer", "anger", "misunderstood"]);
  if (topic.need === "action")
    return random.pick(["needs_action", "needs_action", "needs_action", "repeated_answer", "tool_failure"]);
  if (topic.need === "lookup")
    return random.pick(["needs_lookup", "needs_lookup", "repeated_answer", "tool_failure", "misunderstood"]);
  return random.pick(["no_answer", "no_answer", "low_confidence", "repeated_answer", "misunderstood"]);
}

function planHandoff(input: PlanInput, reason: EscalationReason): EngagedPlan {
  const { random, store, staffed, crowd } = input;
  const unheard = store.hidesHuman ? 0.8 : staffed ? 0.015 : 0.3;
  const transfer = random.chance(unheard) ? "unheard" : random.chance(0.04) ? "second_try" : "executed";

  // Nobody comes to an unheard request, but now and then a person notices it without a transfer.
  const comes = transfer === "unheard" ? 0.04 : staffed ? Math.max(0.6, 0.93 - 0.04 * (crowd - 1)) : 0.5;
  const human = planReply(input, comes);
  const pleased = random.chance(reason === "anger" ? 0.8 : 0.92);
  return {
    group: "engaged",
    ending: human === "never" ? "handoff_lost" : pleased ? "handoff_solved" : "handoff_rejected",
    verdict: "none",
    reason,
    tellsReason: random.chance(0.55),
    transfer,
    human,
    blocked: reason === "limit" && !input.source.messagesOnly ? "limit" : null,
  };
}
