/** What a number can be split or filtered by. `day` and coarser are store-local. */
export const dimensions = [
  "store",
  "day",
  "week",
  "month",
  "hour",
  "weekday",
  "channel",
  "topic",
  "source",
  "outcome",
  "reason",
  "reason_group",
  "handler",
  "agent",
] as const;
export type DimensionId = (typeof dimensions)[number];

export const filterOperators = ["is", "is_not", "contains"] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** Keeps the rows whose dimension is (not) one of the values, or contains one of them (case-insensitive). */
export type Filter = { dimension: DimensionId; operator: FilterOperator; values: string[] };

/** Stands for "the source did not say" in every text dimension. */
export const unknownValue = "(unknown)";

export function isDimension(text: string): text is DimensionId {
  return (dimensions as readonly string[]).includes(text);
}
