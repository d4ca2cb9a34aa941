/** The simulator's truth in the shape of `recount`, so that the two can be compared key by key. */
import type { DayTruth, RatingTruth, StoreTruth } from "#seeds/world/truth.ts";
import type { Counts } from "./recount.ts";

export function flattenTruth(stores: Record<string, StoreTruth>): Counts {
  const counts: Counts = {};
  for (const [store, truth] of Object.entries(stores)) {
    for (const [day, one] of [...Object.entries(truth.days), ["total", truth.total] as const]) {
      for (const [what, value] of listFigures(one)) if (value > 0) counts[`${store} ${day} ${what}`] = value;
    }
  }
  return counts;
}

function listFigures(day: DayTruth): [string, number][] {
  const { ratings, ratingsByHandler, windows, ...plain } = day;
  const figures: [string, number][] = Object.entries(plain);
  const addRatings = (prefix: string, truth: RatingTruth) => {
    for (const [what, value] of Object.entries(truth)) figures.push([`${prefix}-${what}`, value]);
  };
  addRatings("rating", ratings);
  for (const [handler, truth] of Object.entries(ratingsByHandler)) addRatings(`rating-${handler}`, truth);
  for (const [hours, { outcomes, ...rest }] of Object.entries(windows)) {
    for (const [what, value] of Object.entries({ ...outcomes, ...rest }))
      figures.push([`${what} ${hours}`, value]);
  }
  return figures;
}
