/** What trainers did and what it brought: what the Training page shows. */
import type { Scope } from "#app/access/principal.ts";
import { afterDays } from "#app/effect/design.ts";
import type { Verdict } from "#app/effect/judge-edit.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import { passesFilters } from "#app/search/store-scope.ts";
import type { SortChoice } from "#app/search/page-search.ts";
import { getDayFromNumber, getDayNumber } from "#app/time/day.ts";
import {
  buildEditContext,
  getAdded,
  isEditOf,
  sumTrainer,
  type EditSide,
  type TrainerSum,
} from "#app/training/sum-trainer.ts";
import type { Db } from "#db/connection.ts";
import type { StoreSummary } from "#db/queries/stores.ts";
import { getMaturedThrough, loadEdits, type JudgedEdit } from "./edits.server.ts";
import type { PageFrame } from "./page-frame.server.ts";

export type EditRow = Pick<
  JudgedEdit,
  "store" | "timezone" | "entry" | "topic" | "trainer" | "trainerName" | "at" | "work"
> & {
  key: string;
  verdict: Verdict;
  lift: number | null;
  low: number | null;
  high: number | null;
  exposed: number;
  before: number;
  controls: number;
  /** First and last local day of the time after it; null while there is none. */
  counted: { from: string; to: string } | null;
  /** The time after it is not over. */
  isOngoing: boolean;
};

export type TrainerRow = TrainerSum & {
  /** Null where the source does not say who it was. */
  trainer: string | null;
  name: string | null;
};

/** `added`: its part of what its trainer's edits brought together; null where it counts nowhere. */
export type ListedEdit = EditRow & { added: number | null };

export type TrainingReport = {
  rows: ListedEdit[];
  /** The newest edits that something can be told of, whosever; where there are none, the newest. */
  latest: EditRow[];
  /** Edits newer than the first of these, of which nothing can be told yet. */
  waiting: number;
  trainers: TrainerRow[];
  /** Edits that fit, and how many of them are not among the rows. */
  count: number;
  judged: number;
  left: number;
  /** Edits from before the data of their store begins: nothing can ever be told of them. */
  earlier: number;
  /** Edits of the stores in all, whatever is filtered by. */
  known: number;
};

const mostRows = 200;
const mostLatest = 6;

/** Edits since the data begins, whatever the period: an effect needs the weeks before and after. `trainer` and `side` narrow the rows. */
export async function loadTrainingReport(
  { db, scope }: { db: Db; scope: Scope },
  { selectedStores, search }: Pick<PageFrame, "selectedStores" | "search">,
  { trainer, side = null }: { trainer: string | null; side?: EditSide | null },
  judged: Promise<JudgedEdit[]> = loadEdits({ db, scope }, selectedStores),
): Promise<TrainingReport> {
  const all = await judged;
  const stores = new Map(selectedStores.map((store) => [store.key, store]));
  const onTopic = all.filter(({ topic }) => passesFilters("topic", topic ?? unknownValue, search.filters));
  const edits = onTopic.filter(({ store, day }) => {
    const { firstDay } = stores.get(store)!;
    return firstDay !== null && day >= getDayNumber(firstDay);
  });
  const context = buildEditContext(all);
  const shown = edits.filter(
    (edit) =>
      (trainer === null || edit.trainer === trainer) && (side === null || isEditOf(side, edit, context)),
  );
  const rows = sortEdits(
    shown.map((edit) => ({
      ...describeEdit(edit, stores.get(edit.store)!),
      added: getAdded(edit, context),
    })),
    search.sort,
  );
  const latest = listLatest(edits.map((edit) => describeEdit(edit, stores.get(edit.store)!)));
  return {
    rows: rows.slice(0, mostRows),
    latest,
    waiting: edits.filter(({ at, effect }) => effect.lift === null && at > (latest[0]?.at ?? Infinity))
      .length,
    trainers: sumTrainers(edits, all),
    count: rows.length,
    judged: rows.filter(({ lift }) => lift !== null).length,
    left: Math.max(0, rows.length - mostRows),
    earlier: onTopic.length - edits.length,
    known: all.length,
  };
}

/** Of edits with the newest first. */
function listLatest(edits: readonly EditRow[]): EditRow[] {
  const told = edits.filter(({ lift }) => lift !== null);
  return (told.length > 0 ? told : edits).slice(0, mostLatest);
}

/** A row of the tables of edits. */
export function describeEdit(edit: JudgedEdit, summary: StoreSummary): EditRow {
  const { store, timezone, entry, topic, trainer, trainerName, at, work, day, effect } = edit;
  const { verdict, lift, low, high, exposed, before, controls, spans } = effect;
  const { from, to } = spans.after;
  const through = getMaturedThrough(summary);
  return {
    ...{ store, timezone, entry, topic, trainer, trainerName, at, work },
    ...{ verdict, lift, low, high, exposed, before, controls: controls.length },
    key: JSON.stringify([store, entry, trainer, at]),
    counted: to > from ? { from: getDayFromNumber(from), to: getDayFromNumber(to - 1) } : null,
    isOngoing: through !== null && to < day + 1 + afterDays && to >= through,
  };
}

/** One row a trainer, the largest sum first; those nothing can be told of last. `all` are the edits of every time and topic. */
export function sumTrainers(edits: readonly JudgedEdit[], all: readonly JudgedEdit[]): TrainerRow[] {
  const byTrainer = new Map<string | null, JudgedEdit[]>();
  for (const edit of edits) byTrainer.set(edit.trainer, [...(byTrainer.get(edit.trainer) ?? []), edit]);
  const context = buildEditContext(all);
  return [...byTrainer]
    .map(([trainer, own]): TrainerRow => ({
      ...sumTrainer(own, context),
      ...{ trainer, name: own.find(({ trainerName }) => trainerName !== null)?.trainerName ?? null },
    }))
    .sort(
      (a, b) =>
        (b.added ?? -Infinity) - (a.added ?? -Infinity) || ((a.trainer ?? "") < (b.trainer ?? "") ? -1 : 1),
    );
}

/** Those without a lift last, whatever the direction. */
function sortEdits(rows: readonly ListedEdit[], sort: SortChoice | null): ListedEdit[] {
  const { key, direction } = sort ?? { key: "at", direction: "desc" };
  const sign = direction === "asc" ? 1 : -1;
  const text = (row: EditRow) =>
    key === "trainer" ? (row.trainerName ?? row.trainer) : (row.topic ?? row.entry);
  const number = (row: ListedEdit) =>
    key === "lift" ? row.lift : key === "edit-added" ? row.added : key === "exposed" ? row.exposed : row.at;
  return rows.toSorted((a, b) => {
    const [x, y] = key === "trainer" || key === "edit" ? [text(a), text(b)] : [number(a), number(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || b.at - a.at;
    const order = typeof x === "string" ? x.localeCompare(String(y)) : x - Number(y);
    return sign * order || b.at - a.at;
  });
}
