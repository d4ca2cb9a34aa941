/**
 * How many agents the bot does the work of: durable resolutions × the store's own measured human handle time for the same topic,
 * over an agent's productive day. Topics whose handle time was not measured count nothing, and are told.
 */
import { findAvoided, type TopicEffort } from "#app/sales/cost-avoided.ts";

export type AgentEquivalents = {
  /** Agents at work on each day of the period; null while no topic is measured. */
  agents: number | null;
  /** Durable resolutions in all, and those whose topic has a measured handle time. */
  resolved: number;
  measured: number;
  /** What people would have taken for those, in minutes; null while no topic is measured. */
  minutes: number | null;
  /** Conversations an agent would handle on a productive day, at these times; null while no topic is measured. */
  perAgentDay: number | null;
};

type Day = { days: number; productiveMinutes: number };

export function countAgentEquivalents(
  efforts: readonly TopicEffort[],
  { days, productiveMinutes }: Day,
): AgentEquivalents {
  const known = findAvoided(efforts, []).filter(({ avoidedMs }) => avoidedMs !== null);
  const resolved = efforts.reduce((sum, effort) => sum + effort.resolved, 0);
  const measured = known.reduce((sum, effort) => sum + effort.resolved, 0);
  if (measured === 0 || days < 1)
    return { agents: null, resolved, measured, minutes: null, perAgentDay: null };
  const minutes = known.reduce((sum, { avoidedMs }) => sum + avoidedMs!, 0) / 60_000;
  return {
    ...{ resolved, measured, minutes },
    agents: minutes / productiveMinutes / days,
    perAgentDay: minutes === 0 ? null : (measured * productiveMinutes) / minutes,
  };
}

/** Agent-equivalents for each trainer; null while either is unknown. */
export function getLeverage(agents: number | null, trainers: number): number | null {
  return agents === null || trainers === 0 ? null : agents / trainers;
}
