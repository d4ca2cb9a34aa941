/** How likely a conversation of each kind brings its customer back. */
import type { Ending, Plan } from "./plan.ts";

const byEnding: Record<Ending, number> = {
  confirmed: 0.03,
  silent: 0.16,
  rejected: 0.22,
  unanswered: 0.26,
  handoff_solved: 0.11,
  handoff_rejected: 0.25,
  handoff_lost: 0.33,
  takeover: 0.08,
};

/** Chance that the customer returns at all, soon or later. `settles` is the bot's chance on this topic. */
export function getReturnChance(plan: Plan, settles: number): number {
  switch (plan.group) {
    case "engaged":
      // What a weak bot calls an answer brings people back more often.
      return byEnding[plan.ending] * (plan.ending === "silent" ? 1.6 - settles : 1);
    case "empty":
      return 0.05;
    case "human_only":
      return 0.08;
    default:
      return 0.3;
  }
}
