/** The rollups kept: for each grain, the sets of dimensions its counters are summed by beside store and local day. */
import { partsByGrain, type Grain } from "#app/metrics/parts.ts";
import type { DimensionId } from "#app/metrics/dimensions.ts";

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

export const cubes: Record<Grain, readonly Cube[]> = {
  conversation: [
    { name: "channel", keys: ["channel", "source"] },
    { name: "topic", keys: ["topic"] },
    { name: "hour", keys: ["hour"] },
  ],
  escalation: [
    { name: "channel", keys: ["channel", "source"] },
    { name: "topic", keys: ["topic"] },
    { name: "hour", keys: ["hour"] },
    { name: "reason", keys: ["reason_group", "reason"] },
  ],
  rating: [
    { name: "channel", keys: ["channel", "source"] },
    { name: "handler", keys: ["handler"] },
  ],
};

/** Every key column a grain's rollup table has. */
export function listCubeKeys(grain: Grain): CubeKey[] {
  return [...new Set(cubes[grain].flatMap(({ keys }) => keys))];
}

/** The columns of a grain's rollup table, in the order in which `computeRollup` gives them. */
export function listRollupColumns(grain: Grain): string[] {
  return [
    "store_id",
    "day",
    "is_test",
    "recontact_hours",
    "cube",
    ...listCubeKeys(grain),
    ...partsByGrain[grain],
  ];
}
