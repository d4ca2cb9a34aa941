import type { SortChoice } from "#app/search/page-search.ts";
import type { TrainerEntry } from "./trainers.server.ts";

export const defaultTrainerSort: SortChoice = { key: "added", direction: "desc" };

/** What a column sorts by; null is unknown. */
const readers: Record<string, (entry: TrainerEntry) => number | string | null> = {
  trainer: ({ name, trainer }) => name ?? trainer,
  level: ({ certification }) => certification.level,
  added: ({ added }) => added,
  hourly: ({ perHour }) => perHour?.value ?? null,
  closed: ({ fixes }) => (fixes.published === 0 ? null : fixes.closed),
  hours: ({ fixes }) => fixes.hours,
  harmed: ({ harmed, judged }) => (judged === 0 ? null : harmed),
  stale: ({ staleRetired }) => staleRetired,
  edits: ({ edits }) => edits,
};

/** Those of whom it is unknown last, whatever the direction; ties by name. */
export function sortTrainers(entries: readonly TrainerEntry[], sort: SortChoice | null): TrainerEntry[] {
  const { key, direction } = sort && Object.hasOwn(readers, sort.key) ? sort : defaultTrainerSort;
  const read = readers[key]!;
  const sign = direction === "asc" ? 1 : -1;
  const nameOf = ({ name, trainer }: TrainerEntry) => name ?? trainer ?? "";
  return entries.toSorted((a, b) => {
    const [x, y] = [read(a), read(b)];
    const byName = nameOf(a).localeCompare(nameOf(b));
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName;
    const order = typeof x === "string" ? x.localeCompare(String(y)) : x - Number(y);
    return sign * order || byName;
  });
}
