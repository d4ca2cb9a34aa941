/** Decides where a question is answered from: the rollup that holds all dimensions it touches, or else the facts. */
import type { DimensionId } from "#app/metrics/dimensions.ts";
import type { Grain } from "#app/metrics/parts.ts";
import type { Selection } from "#app/metrics/question.ts";
import { cubes, windowVariants, type Cube } from "../rollup/cubes.ts";

/** Dimensions every cube can answer: it is keyed by store and day. */
const always: ReadonlySet<DimensionId> = new Set(["store", "day", "week", "month", "weekday"]);

/** The smallest cube that covers the dimensions split or filtered by; undefined where only facts can answer. */
export function findCube(
  grain: Grain,
  selection: Selection,
  dimensions: readonly DimensionId[],
): Cube | undefined {
  if (selection.sameTopicOnly) return undefined;
  const { recontactHours } = selection;
  if (recontactHours !== null && !(windowVariants as readonly number[]).includes(recontactHours))
    return undefined;
  const needed = listNeeded(selection, dimensions);
  return cubes[grain].find(({ keys }) =>
    needed.every((dimension) => (keys as readonly DimensionId[]).includes(dimension)),
  );
}

/** Whether histograms of durations can come from their rollup, which is kept by channel and source. */
export function hasDurationRollup(selection: Selection, dimensions: readonly DimensionId[]): boolean {
  return listNeeded(selection, dimensions).every(
    (dimension) => dimension === "channel" || dimension === "source",
  );
}

function listNeeded(selection: Selection, dimensions: readonly DimensionId[]): DimensionId[] {
  const used = [...dimensions, ...selection.filters.map(({ dimension }) => dimension)];
  return [...new Set(used)].filter((dimension) => !always.has(dimension));
}
