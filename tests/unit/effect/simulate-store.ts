/** Topics of a simulated store around one edit: daily counts drawn by chance, with what is known to mislead. */
import type { Topic } from "#app/effect/choose-controls.ts";
import type { DayCount } from "#app/effect/topic-days.ts";
import type { Random } from "#seeds/world/random.ts";

export type Simulation = {
  /** Points as a share that the edit adds to the edited topic's rate. */
  effect: number;
  /** Conversations a day of the edited topic. */
  perDay: number;
  /** Before the edit: this many days with so many times the questions, answered worse by so many points. */
  spike?: { days: number; times: number; worse: number };
};

export const editDay = 100;
export const through = editDay + 29;
const topicsOfStore = 10;

export function simulateStore(random: Random, { effect, perDay, spike }: Simulation): Topic[] {
  // What the whole store has in common on a day: a campaign, a courier's strike.
  const shared = Array.from({ length: through }, () => random.between(-0.06, 0.06));
  return Array.from({ length: topicsOfStore }, (_, index) => {
    const isEdited = index === 0;
    const base = random.between(0.4, 0.65);
    const volume = isEdited ? perDay : random.between(20, 80);
    const days = new Map<number, DayCount>();
    for (let day = editDay - 50; day < through; day++) {
      const isSpike = isEdited && spike !== undefined && day < editDay && day >= editDay - spike.days;
      const total = drawPoisson(random, volume * (day % 7 > 4 ? 1.3 : 0.9) * (isSpike ? spike.times : 1));
      const rate =
        base + shared[day]! - (isSpike ? spike.worse : 0) + (isEdited && day > editDay ? effect : 0);
      const resolved = drawBinomial(random, total, rate);
      if (total > 0) days.set(day, { resolved, total });
    }
    return { name: `topic-${index}`, days };
  });
}

/** Large means are drawn from the normal that they come close to; small ones by counting exponential waits (Knuth). */
function drawPoisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let [count, product] = [0, random.next()];
  while (product > limit) {
    count += 1;
    product *= random.next();
  }
  return count;
}

function drawBinomial(random: Random, n: number, rate: number): number {
  const variance = n * rate * (1 - rate);
  if (variance > 9)
    return Math.min(n, Math.max(0, Math.round(n * rate + Math.sqrt(variance) * drawNormal(random))));
  let successes = 0;
  for (let one = 0; one < n; one++) if (random.chance(rate)) successes += 1;
  return successes;
}

const drawNormal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
