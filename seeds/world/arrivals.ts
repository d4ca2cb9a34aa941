/** When customers come: how a store's conversations are spread over the hours of the world. */
import { getCampaignFactor, getCampaignHourFactor } from "./campaigns.ts";
import { firstDay, getZoneClock, hourMs, lastDay } from "./calendar.ts";
import type { Random } from "./random.ts";
import type { StoreProfile } from "./stores.ts";
import { stores } from "./stores.ts";

/** Weight of each local hour of an ordinary day. */
const hourShapes = {
  China: [9, 5, 2, 1, 1, 1, 3, 7, 16, 30, 40, 38, 30, 32, 38, 39, 37, 33, 31, 36, 45, 48, 40, 22],
  "North America": [5, 3, 2, 1, 1, 2, 5, 11, 22, 33, 40, 43, 44, 41, 38, 36, 34, 33, 34, 36, 34, 27, 17, 10],
};
const weekdayShapes = {
  China: [1.12, 1.0, 0.95, 0.95, 0.97, 1.0, 1.08],
  "North America": [0.85, 1.2, 1.1, 1.02, 0.98, 0.95, 0.82],
};

/** The first hour in which any store's first day begins, in epoch milliseconds. */
export const worldStart = Math.min(...stores.map((store) => getZoneClock(store.zone).instant(firstDay, 0)));
const worldEnd = Math.max(...stores.map((store) => getZoneClock(store.zone).instant(lastDay, 24 * 60)));
export const slotCount = Math.ceil((worldEnd - worldStart) / hourMs);

/** How many of `conversations` each store gets: largest remainders, in the order of `stores`. */
export function splitAmongStores(conversations: number): number[] {
  const total = stores.reduce((sum, store) => sum + store.share, 0);
  const exact = stores.map((store) => (conversations * store.share) / total);
  const counts = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((left, right) => right.rest - left.rest || left.index - right.index);
  let missing = conversations - counts.reduce((sum, count) => sum + count, 0);
  for (const { index } of order) {
    if (missing === 0) break;
    counts[index]! += 1;
    missing -= 1;
  }
  return counts;
}

/**
 * The share of a store's conversations that have begun by the end of each hourly slot; the last one is 1.
 * Nothing begins in the last local hour: what began before can end before the world does.
 */
export function buildArrivalCurve(store: StoreProfile, random: Random): Float64Array {
  const clock = getZoneClock(store.zone);
  const curve = new Float64Array(slotCount);
  const dayNoise = new Map<string, number>();
  let total = 0;
  for (let slot = 0; slot < slotCount; slot += 1) {
    const at = worldStart + slot * hourMs;
    const day = clock.day(at);
    const hour = Math.floor(clock.minuteOfDay(at) / 60);
    if (day >= firstDay && day <= lastDay && !(day === lastDay && hour === 23)) {
      if (!dayNoise.has(day)) dayNoise.set(day, random.logNormal(1, 0.1));
      const factor = getCampaignFactor(store.region, day);
      total +=
        hourShapes[store.region][hour]! *
        weekdayShapes[store.region][clock.weekday(at)]! *
        factor *
        getCampaignHourFactor(factor, hour) *
        dayNoise.get(day)! *
        random.logNormal(1, 0.18);
    }
    curve[slot] = total;
  }
  return curve.map((value) => value / total);
}
