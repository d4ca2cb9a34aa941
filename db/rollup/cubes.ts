/** The rollups kept: for each grain, the sets of dimensions its counters are summed by beside store and local day. */
import { partsByGrain, type Grain } from "#app/metrics/parts.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { RollupTable } from "./replace-rows.ts";

/** Re-contact windows kept for every store, in hours, beside the store's own. */
export const windowVariants = [24, 72, 168] as const;

export type CubeKey = Extract<
  DimensionId,
  "channel" | "source" | "topic" | "hour" | "reason_group" | "reason" | "handler"
>;
export type Cube = { name: string; keys: readonly CubeKey[] };

export const rollupTables = {
  conversation: "conversation_rollups",
  escalation: "escalation_rollups",
  rating: "rating_rollups",
} as const satisfies Record<Grain, string>;

/** A question takes the first that covers it. */
export const cubes: Record<Grain, readonly Cube[]> = {
  conversation: [
    { name: "total", keys: [] },
    { name: "channel", keys: ["channel", "source"] },
    { name: "topic", keys: ["topic"] },
    { name: "hour", keys: ["hour"] },
  ],
  escalation: [
    { name: "total", keys: [] },
    { name: "channel", keys: ["channel", "source"] },
    { name: "topic", keys: ["topic"] },
    { name: "hour", keys: ["hour"] },
    { name: "reason", keys: ["reason_group", "reason"] },
  ],
  rating: [
    { name: "total", keys: [] },
    { name: "channel", keys: ["channel", "source"] },
    { name: "handler", keys: ["handler"] },
  ],
};

/** Every key column a grain's rollup table has. */
export function listCubeKeys(grain: Grain): CubeKey[] {
  return [...new Set(cubes[grain].flatMap(({ keys }) => keys))];
}

/** A grain's rollup table, its columns in the order in which `computeRollup` gives them. */
export function describeRollupTable(grain: Grain): RollupTable {
  return {
    name: rollupTables[grain],
    keys: ["store_id", "day", "is_test", "recontact_hours", "cube", ...listCubeKeys(grain)],
    counters: partsByGrain[grain],
  };
}

/** The columns of a grain's rollup table, in the same order. */
export function listRollupColumns(grain: Grain): string[] {
  const { keys, counters } = describeRollupTable(grain);
  return [...keys, ...counters];
}

/** The table of durations, its columns in the order in which `computeDurations` gives them. */
export const durationTable: RollupTable = {
  name: "duration_rollups",
  keys: ["store_id", "day", "is_test", "channel", "source", "duration", "bucket"],
  counters: ["conversations"],
};
