/** What one trainer's edits brought: effect first, activity as context. Pure. */
import type { Edit } from "#app/effect/fold-edits.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { flagRules } from "#app/knowledge/flags.ts";
import { sumEffects, type SummedEffect } from "#app/effect/sum-effects.ts";

/** An edit with its effect; `day` is store-local, as a day number. */
export type TrainedEdit = Omit<Edit, "storeId"> & { store: string; day: number; effect: EditEffect };

/** Resolutions added per hour of work, over edits that can be judged and whose work was recorded. */
export type PerHour = { value: number; low: number; high: number; hours: number; edits: number };

export type TrainerSum = SummedEffect & {
  edits: number;
  helped: number;
  harmed: number;
  /** Null where no such edit is. */
  perHour: PerHour | null;
  /** Recorded work in minutes; null where none is. */
  minutes: number | null;
  /** Answers taken away that nobody had touched for `staleDays`. */
  staleRetired: number;
};

/** Days without any change after which an answer taken away counts as a stale one, as in the list of entries. */
export const staleDays = flagRules.stale.days;

/** Sums the edits of one trainer; `all` are those of every trainer, which tell who shares conversations and what was stale. */
export function sumTrainer(own: readonly TrainedEdit[], all: EditContext): TrainerSum {
  const share = (edit: TrainedEdit) => ({
    ...edit.effect,
    exposed: edit.effect.exposed / all.countSharers(edit),
  });
  const told = own.flatMap(({ minutes }) => minutes ?? []);
  const recorded = own.filter(({ minutes }) => minutes !== null && minutes > 0);
  const count = (side: EditSide) => own.filter((edit) => isEditOf(side, edit, all)).length;
  return {
    ...sumEffects(own.map(share)),
    ...{ edits: own.length, helped: count("helped"), harmed: count("harmed") },
    perHour: getPerHour(recorded.filter(isJudged), share),
    minutes: told.length === 0 ? null : told.reduce((sum, minutes) => sum + minutes, 0),
    staleRetired: count("stale"),
  };
}

/** What a number of a trainer's edits counts. */
export const editSides = ["judged", "unjudged", "helped", "harmed", "stale"] as const;
export type EditSide = (typeof editSides)[number];

/** Whether a number counts an edit. */
export function isEditOf(side: EditSide, edit: TrainedEdit, all: EditContext): boolean {
  if (side === "stale") return all.wasStale(edit);
  if (side === "helped" || side === "harmed") return edit.effect.verdict === side;
  return isJudged(edit) === (side === "judged");
}

/** What an edit added to the sum of its trainer; null where it counts nowhere. */
export function getAdded(edit: TrainedEdit, all: EditContext): number | null {
  const { shrunk, exposed } = edit.effect;
  return shrunk !== null && isJudged(edit) ? (shrunk * exposed) / all.countSharers(edit) : null;
}

/** Whether an edit is among those that `sumEffects` adds up. */
export const isJudged = ({ effect }: TrainedEdit): boolean =>
  effect.shrunk !== null && effect.verdict !== "unsteady before";

function getPerHour(edits: readonly TrainedEdit[], share: (edit: TrainedEdit) => EditEffect): PerHour | null {
  const { added, low, high } = sumEffects(edits.map(share));
  const hours = edits.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) / 60;
  if (added === null || low === null || high === null || hours === 0) return null;
  return { value: added / hours, low: low / hours, high: high / hours, hours, edits: edits.length };
}

export type EditContext = {
  /** Edits of one topic on one day share the conversations after them: what came of it is counted once. */
  countSharers: (edit: TrainedEdit) => number;
  /** Taken away, and not changed for so long before; false where nothing is known of it before. */
  wasStale: (edit: TrainedEdit) => boolean;
};

export function buildEditContext(all: readonly TrainedEdit[]): EditContext {
  const topicDay = ({ store, topic, day }: TrainedEdit) => JSON.stringify([store, topic, day]);
  const entryOf = ({ store, entry }: TrainedEdit) => JSON.stringify([store, entry]);
  const sharers = new Map<string, number>();
  const days = new Map<string, number[]>();
  for (const edit of all) {
    sharers.set(topicDay(edit), (sharers.get(topicDay(edit)) ?? 0) + 1);
    days.set(entryOf(edit), [...(days.get(entryOf(edit)) ?? []), edit.day]);
  }
  return {
    countSharers: (edit) => sharers.get(topicDay(edit)) ?? 1,
    wasStale: (edit) => {
      const earlier = (days.get(entryOf(edit)) ?? []).filter((day) => day < edit.day);
      return edit.work === "retired" && earlier.length > 0 && edit.day - Math.max(...earlier) >= staleDays;
    },
  };
}
