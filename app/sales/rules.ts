/**
 * How other platforms count what service sells, on the same orders, and what has to be taken off their number until it is ours.
 * Money of one currency in minor units. What SQL does for millions (db/queries/sum-rules.ts) is held to this by property tests.
 */
import { compareTalks, creditOrder, type Talk } from "./credit.ts";
import { sumRefunds, type Order } from "./net.ts";
import { hourMs } from "./windows.ts";

export const platformRules = ["pay_72h", "order_3d", "touch_7d"] as const;
/**
 * - pay_72h: an order paid within 72 hours of the start of a conversation, once for each such conversation
 * - order_3d: an order created within three days of the start of a conversation, paid or not, once for each such conversation
 * - touch_7d: an order paid within seven days of the last conversation before the payment, whoever spoke in it
 */
export type PlatformRule = (typeof platformRules)[number];

/** Hours from the start of a conversation in which a rule counts an order. */
export const ruleHours: Readonly<Record<PlatformRule, number>> = { pay_72h: 72, order_3d: 72, touch_7d: 168 };

export const ruleSteps = [
  "existed",
  "unpaid",
  "unanswered",
  "outside",
  "twice",
  "missed",
  "refunded",
] as const;
/**
 * What a rule counts and we do not: orders that existed before the conversation, were never paid, came before anybody had
 * replied, came after our window, were counted for an earlier conversation too; then what it misses, and refunds.
 */
export type RuleStep = (typeof ruleSteps)[number];

/** What has orders of its own: the number of the rule, each step, and what we credit, gross and net. */
export const ruleListSteps = ["claimed", ...ruleSteps, "gross", "net"] as const;
export type RuleListStep = (typeof ruleListSteps)[number];

/** `claimed` plus all steps but the refunds is what we credit gross; plus the refunds, net. Steps that take away are negative. */
export type RuleSum = { claimed: bigint; steps: Record<RuleStep, bigint> };

/** The conversations of its customer (none of them a test) that a rule counts an order for. */
export function listClaims(order: Order, talks: readonly Talk[], rule: PlatformRule): Talk[] {
  const moment = rule === "order_3d" ? order.createdAt : order.paidAt;
  if (moment === null) return [];
  const near = talks.filter(({ startedAt, isTest }) => {
    const lag = moment - startedAt;
    return !isTest && lag > 0 && lag <= ruleHours[rule] * hourMs;
  });
  if (rule !== "touch_7d") return near;
  // Of those begun at the same moment, one in which the customer had a reply.
  const isAnswered = (talk: Talk) => Number(hasReplyBefore(talk, order.createdAt));
  const [last] = near.sort(
    (a, b) => b.startedAt - a.startedAt || isAnswered(b) - isAnswered(a) || compareTalks(b, a),
  );
  return last ? [last] : [];
}

/** One order under a rule, against our own crediting with a window. */
export function walkOrder(
  order: Order,
  talks: readonly Talk[],
  { rule, windowHours }: { rule: PlatformRule; windowHours: number },
): RuleSum {
  const counts = { existed: 0n, unpaid: 0n, unanswered: 0n, outside: 0n, twice: 0n };
  const claims = listClaims(order, talks, rule);
  let candidates = 0n;
  for (const { startedAt, ...talk } of claims) {
    if (order.createdAt <= startedAt) counts.existed++;
    else if (order.paidAt === null) counts.unpaid++;
    else if (!hasReplyBefore(talk, order.createdAt)) counts.unanswered++;
    else if (order.createdAt - startedAt > windowHours * hourMs) counts.outside++;
    else candidates++;
  }
  const isKept = candidates > 0n;
  if (isKept) counts.twice = candidates - 1n;
  const isCredited = order.paidAt !== null && creditOrder(order.createdAt, talks, windowHours) !== null;
  const amount = order.amountMinor;
  return {
    claimed: amount * BigInt(claims.length),
    steps: {
      existed: -amount * counts.existed,
      unpaid: -amount * counts.unpaid,
      unanswered: -amount * counts.unanswered,
      outside: -amount * counts.outside,
      twice: -amount * counts.twice,
      missed: isCredited && !isKept ? amount : 0n,
      refunded: isCredited ? -sumRefunds(order) : 0n,
    },
  };
}

type Reply = Pick<Talk, "firstBotSpeechAt" | "firstHumanSpeechAt">;

function hasReplyBefore({ firstBotSpeechAt, firstHumanSpeechAt }: Reply, moment: number): boolean {
  return [firstBotSpeechAt, firstHumanSpeechAt].some((at) => at !== null && at < moment);
}
