/** Edits of the knowledge with what each of them brought. */
import type { Scope } from "#app/access/principal.ts";
import type { Topic } from "#app/effect/choose-controls.ts";
import { afterDays, beforeDays, quietDays } from "#app/effect/design.ts";
import { foldEdits, type Edit } from "#app/effect/fold-edits.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { judgeEdits } from "#app/effect/judge-edits.ts";
import { getDayFromNumber, getDayNumber } from "#app/time/day.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "#db/connection.ts";
import { listKnowledgeEvents, listTrainers } from "#db/effects/knowledge-events.ts";
import { readTopicDays } from "#db/effects/topic-days.ts";
import type { StoreSummary } from "#db/queries/stores.ts";

export type JudgedEdit = Omit<Edit, "storeId"> & {
  store: string;
  timezone: string;
  /** The trainer's name where the store has told it. */
  trainerName: string | null;
  /** Store-local day on which it went live, as a day number. */
  day: number;
  effect: EditEffect;
};

/** All edits of stores, the newest first, each judged against its own store. */
export async function loadEdits(
  { db, scope }: { db: Db; scope: Scope },
  stores: readonly StoreSummary[],
): Promise<JudgedEdit[]> {
  const storeIds = stores.map(({ storeId }) => storeId);
  const [events, trainers] = await Promise.all([
    listKnowledgeEvents(db, { scope, storeIds }),
    listTrainers(db, { scope, storeIds }),
  ]);
  const byId = new Map(stores.map((store) => [store.storeId, store]));
  const edits = foldEdits(events).map((edit) => {
    const store = byId.get(edit.storeId)!;
    return { edit, store, day: getDayNumber(getLocalTime(store.timezone, edit.at).day) };
  });
  const days = edits.map(({ day }) => day);
  if (days.length === 0) return [];
  const topics = await readTopicDays(db, {
    ...{ scope, storeKeys: [...new Set(edits.map(({ store }) => store.key))] },
    from: getDayFromNumber(Math.min(...days) - quietDays - beforeDays),
    to: getDayFromNumber(Math.max(...days) + afterDays),
  });
  const names = new Map(trainers.map(({ storeId, id, name }) => [`${storeId} ${id}`, name]));
  return [...byId.values()]
    .flatMap((store) =>
      judgeStore(
        store,
        edits.filter((one) => one.store === store),
        topics.get(store.key),
      ),
    )
    .map(({ edit: { storeId, ...edit }, store, day, effect }) => ({
      ...edit,
      ...{ store: store.key, timezone: store.timezone, day, effect },
      trainerName: names.get(`${storeId} ${edit.trainer}`) ?? null,
    }))
    .sort((a, b) => b.at - a.at || (a.entry < b.entry ? -1 : 1));
}

type Dated = { edit: Edit; store: StoreSummary; day: number };

function judgeStore(store: StoreSummary, edits: readonly Dated[], topics: readonly Topic[] = []) {
  const effects = judgeEdits(
    edits.map(({ edit, day }) => ({ topic: edit.topic, day })),
    topics,
    getMaturedThrough(store),
  );
  return edits.map((one, index) => ({ ...one, effect: effects[index]! }));
}

/** The first local day not all of whose conversations can have matured; null without data. */
export function getMaturedThrough({
  dataThrough,
  recontactHours,
  timezone,
}: Pick<StoreSummary, "dataThrough" | "recontactHours" | "timezone">): number | null {
  if (dataThrough === null) return null;
  return getDayNumber(getLocalTime(timezone, dataThrough - recontactHours * 3_600_000).day);
}
