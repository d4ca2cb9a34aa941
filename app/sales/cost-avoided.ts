/**
 * What the bot has saved in people's minutes: durable resolutions × the store's own measured handle time for the same topic × what
 * a minute costs there. Nothing stands in for a handle time that was not measured.
 */
import { roundQuotient } from "#app/money/convert.ts";
import { countMinorDigits } from "#app/money/currency.ts";

/** Conversations of one topic that people handled, fewer than which tell of no handle time. */
export const fewestHandled = 30;

/** One store and topic in a period. */
export type TopicEffort = {
  store: string;
  topic: string;
  /** Conversations with the outcome `durable`. */
  resolved: number;
  /** Conversations people took part in, and all their handle time. */
  handled: number;
  handleMs: number;
};

/** Decimals of the currency for one minute. */
export type CostOfMinute = { store: string; cost: string; currency: string };

export type AvoidedTopic = TopicEffort & {
  /** Null while people have handled too few of the topic. */
  avoidedMs: number | null;
  /** In minor units; null also without a cost. */
  avoided: { currency: string; minor: bigint } | null;
};

export function findAvoided(efforts: readonly TopicEffort[], costs: readonly CostOfMinute[]): AvoidedTopic[] {
  return efforts.map((effort) => {
    const { store, resolved, handled, handleMs } = effort;
    if (handled < fewestHandled) return { ...effort, avoidedMs: null, avoided: null };
    const cost = costs.find((one) => one.store === store);
    return {
      ...effort,
      avoidedMs: Math.round((resolved * handleMs) / handled),
      avoided: cost ? { currency: cost.currency, minor: price(effort, cost) } : null,
    };
  });
}

/** Rounded once for each store and topic, so that topics add up to the whole. */
function price({ resolved, handled, handleMs }: TopicEffort, { cost, currency }: CostOfMinute): bigint {
  const [whole = "", fraction = ""] = cost.split(".");
  const units = BigInt(whole + fraction) * 10n ** BigInt(countMinorDigits(currency));
  return roundQuotient(
    BigInt(resolved) * BigInt(handleMs) * units,
    BigInt(handled) * 60_000n * 10n ** BigInt(fraction.length),
  );
}
