/** One knowledge entry: its text, what it did in the period, and what was done to it with what that brought. */
import type { AppLoadContext } from "@remix-run/node";
import type { EntryEdit } from "#app/knowledge/fold-entries.ts";
import { getDayFromNumber, getDayNumber } from "#app/time/day.ts";
import { listTrainers } from "#db/effects/knowledge-events.ts";
import { mayDo } from "#app/access/principal.ts";
import type { HitChoice } from "#app/search/hit-choice.ts";
import { listHits, type ListedHits } from "#db/knowledge/list-hits.ts";
import { listEntryDays } from "#db/knowledge/entry-trend.ts";
import { listEntryEdits } from "#db/knowledge/list-edits.ts";
import { listEntries } from "#db/knowledge/list-entries.ts";
import { loadEdits } from "./edits.server.ts";
import { describeEntry, type EntryRow } from "./entries.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { describeEdit, type EditRow } from "./training.server.ts";

export type EntryPage = {
  row: EntryRow & { variants: string[]; answer: string | null; trainer: string | null };
  timezone: string;
  /** By store-local day of the period, the days without any among them. */
  days: { day: string; count: number }[];
  /** Each with its lift, the newest first. */
  edits: EditRow[];
  /** What was told of it, the newest first. */
  texts: EntryText[];
  /** The answers that its numbers count, a page of them; null for a role that reads no customer's words. */
  hits: ListedHits | null;
  /** Other selected stores with an entry of this name. */
  others: string[];
};

export type EntryText = Pick<EntryEdit, "at" | "action" | "question" | "answer"> & { by: string | null };

type Asking = Pick<AppLoadContext, "db" | "scope" | "principal">;

/** Conversations whose answers are listed at once. */
const hitsPage = 20;

/** Of the first selected store that knows the entry; null if none does. */
export async function loadEntryPage(
  { db, scope, principal }: Asking,
  { selectedStores, period: { from, to } }: Pick<PageFrame, "selectedStores" | "period">,
  { entry, choice }: { entry: string; choice: HitChoice },
): Promise<EntryPage | null> {
  const { entries } = await listEntries(db, { scope, stores: selectedStores, from, to });
  const known = entries.filter((one) => one.entry === entry);
  const [found] = known;
  const store = selectedStores.find(({ storeId }) => storeId === found?.storeId);
  if (!found || !store) return null;
  const { storeId, timezone } = store;
  const [days, edits, texts, trainers, hits] = await Promise.all([
    listEntryDays(db, { scope, storeId, entry, from, to }),
    loadEdits({ db, scope }, [store]),
    listEntryEdits(db, { scope, storeIds: [storeId], entry }),
    listTrainers(db, { scope, storeIds: [storeId] }),
    principal !== null && mayDo(principal, "transcripts")
      ? listHits(db, { scope, storeId, entry, from, to, ...choice, limit: hitsPage })
      : null,
  ]);
  const nameOf = (id: string | null) => trainers.find((one) => one.id === id)?.name ?? id;
  const counts = new Map(days.map(({ day, hits }) => [day, hits]));
  const first = getDayNumber(from);
  return {
    row: {
      ...describeEntry(found),
      ...{ variants: found.variants, answer: found.answer, trainer: nameOf(found.trainer) },
    },
    timezone,
    days: Array.from({ length: getDayNumber(to) - first + 1 }, (_, index) => {
      const day = getDayFromNumber(first + index);
      return { day, count: counts.get(day) ?? 0 };
    }),
    edits: edits.filter((edit) => edit.entry === entry).map((edit) => describeEdit(edit, store)),
    texts: texts
      .map(({ at, action, question, answer, trainer }) => ({
        at,
        action,
        question,
        answer,
        by: nameOf(trainer),
      }))
      .reverse(),
    hits,
    others: known.slice(1).map(({ storeKey }) => storeKey),
  };
}
