/** How the effect of one edit was found: what was counted before and after, on its topic and on those compared with. */
import type { Scope } from "#app/access/principal.ts";
import { beforeDays, getPlaceboSpans, leastConversations, quietDays } from "#app/effect/design.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { sumSpan, type DayCount, type Span, type TopicDays } from "#app/effect/topic-days.ts";
import { getDayFromNumber } from "#app/time/day.ts";
import { buildEditContext, getAdded } from "#app/training/sum-trainer.ts";
import type { Db } from "#db/connection.ts";
import { readTopicDays } from "#db/effects/topic-days.ts";
import type { StoreSummary } from "#db/queries/stores.ts";
import { loadEdits, type JudgedEdit } from "./edits.server.ts";
import { describeEdit, type EditRow } from "./training.server.ts";

/** First and last local day; null for a span without any. */
export type Days = { from: string; to: string } | null;
/** A stretch of at most a week that begins on `day`; the time between before and after is not compared. */
export type EffectWeek = {
  day: string;
  part: "before" | "quiet" | "after";
  own: DayCount;
  controls: DayCount;
};

export type EditEffectReport = {
  row: EditRow;
  effect: Pick<EditEffect, "resolved" | "placebo" | "shrunk">;
  /** Shrunken lift × exposed, shared with other edits of the topic on that day; null where it counts nowhere. */
  added: number | null;
  before: Days;
  after: Days;
  placeboDay: string;
  controls: { topic: string; before: DayCount; after: DayCount }[];
  weeks: EffectWeek[];
  leastConversations: number;
};

type Named = { store: string; entry: string; at: number };

/** Null when none of the stores has such an edit. */
export async function loadEditEffect(
  { db, scope }: { db: Db; scope: Scope },
  stores: readonly StoreSummary[],
  { store: key, entry, at }: Named,
): Promise<EditEffectReport | null> {
  const store = stores.find((one) => one.key === key);
  if (!store) return null;
  const all = await loadEdits({ db, scope }, [store]);
  const edit = all.find((one) => one.entry === entry && one.at === at);
  if (!edit) return null;
  const { before, after } = edit.effect.spans;
  const topics = await readTopicDays(db, {
    ...{ scope, storeKeys: [key] },
    from: getDayFromNumber(Math.min(before.from, edit.day - quietDays - beforeDays)),
    to: getDayFromNumber(Math.max(after.to, edit.day + 1)),
  });
  const byName = new Map(topics.get(key)?.map(({ name, days }) => [name, days]));
  const own = byName.get(edit.topic ?? "") ?? new Map<number, DayCount>();
  const { resolved, placebo, shrunk, spans } = edit.effect;
  const controls = edit.effect.controls.map((topic) => {
    const days: TopicDays = byName.get(topic) ?? new Map<number, DayCount>();
    return { topic, days, before: sumSpan(days, spans.before), after: sumSpan(days, spans.after) };
  });
  return {
    row: describeEdit(edit, store),
    effect: { resolved, placebo, shrunk },
    added: getAdded(edit, buildEditContext(all)),
    before: toDays(before),
    after: toDays(after),
    placeboDay: getDayFromNumber(getPlaceboSpans(before).after.from),
    controls: controls
      .map(({ topic, before: then, after: now }) => ({ topic, before: then, after: now }))
      .sort((a, b) => b.before.total - a.before.total || (a.topic < b.topic ? -1 : 1)),
    weeks: listWeeks(
      edit,
      own,
      controls.map(({ days }) => days),
    ),
    leastConversations,
  };
}

const toDays = ({ from, to }: Span): Days =>
  to > from ? { from: getDayFromNumber(from), to: getDayFromNumber(to - 1) } : null;

/** The time before, that between, and the time after, each cut into weeks from its first day on. */
function listWeeks(
  { effect, day }: JudgedEdit,
  own: TopicDays,
  controls: readonly TopicDays[],
): EffectWeek[] {
  const { before, after } = effect.spans;
  const quiet = { from: before.to, to: day };
  return (["before", "quiet", "after"] as const).flatMap((part) =>
    cut({ before, quiet, after }[part]).map((span): EffectWeek => {
      const all = controls.map((days) => sumSpan(days, span));
      return {
        ...{ day: getDayFromNumber(span.from), part, own: sumSpan(own, span) },
        controls: {
          resolved: all.reduce((sum, { resolved }) => sum + resolved, 0),
          total: all.reduce((sum, { total }) => sum + total, 0),
        },
      };
    }),
  );
}

function cut({ from, to }: Span): Span[] {
  const count = Math.max(0, Math.ceil((to - from) / 7));
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * 7,
    to: Math.min(to, from + index * 7 + 7),
  }));
}
