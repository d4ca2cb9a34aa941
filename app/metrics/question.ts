/** A question to the numbers, as pages, lists, exports and the API put it. */
import type { Scope } from "#app/access/principal.ts";
import type { DimensionId, Filter } from "./dimensions.ts";
import type { Figure } from "./figure.ts";
import type { MetricId } from "./registry.ts";

/** A store-local calendar day, YYYY-MM-DD. */
export type Day = string;

export type Selection = {
  /** The stores of whoever asks: others do not exist. */
  scope: Scope;
  /** Inclusive, in each store's local days. */
  from: Day;
  to: Day;
  filters: readonly Filter[];
  /** Re-contact window in hours; null uses each store's own. */
  recontactHours: number | null;
  /** Count as re-contact only a return about the same topic (the lower bound). */
  sameTopicOnly: boolean;
  includeTest: boolean;
};

export type Question = Selection & {
  metrics: readonly MetricId[];
  dimensions: readonly DimensionId[];
};

export type Answer = {
  /** One value for each dimension asked for, in that order: days as YYYY-MM-DD, hours 0–23, weekdays 1 (Monday) – 7. */
  dimensions: string[];
  figures: Partial<Record<MetricId, Figure>>;
};

/** What a list behind a number holds: the rows of a metric's numerator or of its denominator. */
export type ListTarget = { metric: MetricId; side: "numerator" | "denominator" };
