/** What the simulator knows of the demo world, summed over the days a page shows: the figures a screen must have. */
import { createWorld, demoOptions } from "#seeds/demo-world.ts";
import { outcomes, type Outcome, type WorldTruth } from "#seeds/world/truth.ts";

/** The newest thirty days of the demo world: what a page opens on. */
export const lastThirtyDays = { from: "2026-10-19", to: "2026-11-17" };

export type TruthSum = {
  conversations: number;
  engaged: number;
  pending: number;
  escalations: number;
  rated: number;
  good: number;
  outcomes: Record<Outcome, number>;
};

let world: WorldTruth | undefined;

/** The truth of the whole demo world; takes a second or two the first time. */
export function readDemoTruth(): WorldTruth {
  if (!world) {
    const demo = createWorld(demoOptions);
    for (const _ of demo.events());
    world = demo.truth();
  }
  return world;
}

/** Sums the days of the last thirty, of all stores or one, under the default 72 h window. */
export function sumTruth(store?: string): TruthSum {
  const sum: TruthSum = {
    conversations: 0,
    engaged: 0,
    pending: 0,
    escalations: 0,
    rated: 0,
    good: 0,
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>,
  };
  for (const [key, { days }] of Object.entries(readDemoTruth().stores)) {
    if (store !== undefined && key !== store) continue;
    for (const [day, truth] of Object.entries(days)) {
      if (day < lastThirtyDays.from || day > lastThirtyDays.to) continue;
      const judged = truth.windows["72"]!;
      sum.conversations += truth.conversations;
      sum.engaged += truth.engaged;
      sum.escalations += truth.escalations;
      sum.pending += judged.pending;
      sum.rated += truth.ratings.rated;
      sum.good += truth.ratings.good;
      for (const outcome of outcomes) sum.outcomes[outcome] += judged.outcomes[outcome];
    }
  }
  return sum;
}

/** Engaged and matured: what all rates are over. */
export function countMatured(sum: TruthSum): number {
  return Object.values(sum.outcomes).reduce((total, n) => total + n, 0);
}

export const count = (n: number): string => new Intl.NumberFormat("en").format(n);
export { outcomes };
