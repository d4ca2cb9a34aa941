/** Whether a conversation ends in an order, and when. */
import { dayMs, hourMs, minuteMs } from "../calendar.ts";
import type { Ending, Plan } from "../plan.ts";
import type { Random } from "../random.ts";
import type { Topic } from "../topics.ts";

/** Chance that somebody with a question before buying buys, by how it was dealt with. */
const byEnding: Record<Ending, number> = {
  confirmed: 0.4,
  silent: 0.3,
  rejected: 0.08,
  unanswered: 0.1,
  handoff_solved: 0.36,
  handoff_rejected: 0.1,
  handoff_lost: 0.05,
  takeover: 0.34,
};

/** After a question about an order they have, people buy six times less often. */
export function getPurchaseChance(plan: Plan, topic: Topic, crowd: number): number {
  const base = getBase(plan) * (topic.stage === "pre_sale" ? 1 : 0.16);
  return Math.min(0.8, base * (crowd >= 2.4 ? 1.25 : 1));
}

function getBase(plan: Plan): number {
  switch (plan.group) {
    case "engaged":
      return byEnding[plan.ending];
    case "human_only":
      return 0.34;
    case "blocked":
      return plan.human === "never" ? 0.05 : 0.25;
    case "unattended":
      return 0.06;
    case "empty":
      return 0.12;
  }
}

const windowHours = [1, 24, 72] as const;

/**
 * Milliseconds from a conversation's end to the order: mostly the same evening, seldom days, now and then past every window.
 * `length` is that of the conversation: some orders come exactly when a window counted from its start is over.
 */
export function drawPurchaseDelay(random: Random, length: number): number {
  const roll = random.next();
  if (roll < 0.02) return Math.max(1000, random.pick(windowHours) * hourMs - length);
  if (roll < 0.52) return Math.round(Math.min(3 * hourMs, minuteMs + random.logNormal(14 * minuteMs, 1)));
  if (roll < 0.78) return Math.round(random.between(0.8, 22) * hourMs);
  if (roll < 0.91) return Math.round(random.between(1, 3) * dayMs);
  if (roll < 0.97) return Math.round(random.between(3, 7) * dayMs);
  return Math.round(random.between(7.02, 7.8) * dayMs);
}
