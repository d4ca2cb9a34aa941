/** Edits of the knowledge with what each of them brought. */
import type { Scope } from "#app/access/principal.ts";
import type { Topic } from "#app/effect/choose-controls.ts";
import { afterDays, beforeDays, quietDays } from "#app/effect/design.ts";
import { foldEdits, type Edit, type KnowledgeEvent } from "#app/effect/fold-edits.ts";
import type { EditEffect } from "#app/effect/judge-edit.ts";
import { judgeEdits } from "#app/effect/judge-edits.ts";
import { signEdits } from "#app/effect/sign-edits.ts";
import { getDayFromNumber, getDayNumber } from "#app/time/day.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "#db/connection.ts";
import { readEffects, type KnownEffects } from "#db/effects/edit-effects.ts";
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

/** All edits of stores, the newest first, each judged against its own store: as last worked out, or anew where that is of other edits. */
export async function loadEdits(
  { db, scope }: { db: Db; scope: Scope },
  stores: readonly StoreSummary[],
): Promise<JudgedEdit[]> {
  const storeIds = stores.map(({ storeId }) => storeId);
  const [events, trainers, known] = await Promise.all([
    listKnowledgeEvents(db, { scope, storeIds }),
    listTrainers(db, { scope, storeIds }),
    readEffects(db, { scope, storeIds }),
  ]);
  const edits = dateEdits(events, stores);
  const byStore = stores.map((store) => ({ store, own: edits.filter((one) => one.store === store) }));
  const recalled = byStore.map(({ store, own }) => recall(own, known.get(store.storeId), store));
  const unknown = byStore.flatMap(({ own }, index) => (recalled[index] ? [] : own));
  const judged = [...recalled.flatMap((some) => some ?? []), ...(await judgeStores({ db, scope }, unknown))];
  const names = new Map(trainers.map(({ storeId, id, name }) => [`${storeId} ${id}`, name]));
  return judged
    .map(({ edit: { storeId, ...edit }, store, day, effect }) => ({
      ...edit,
      ...{ store: store.key, timezone: store.timezone, day, effect },
      trainerName: names.get(`${storeId} ${edit.trainer}`) ?? null,
    }))
    .sort((a, b) => b.at - a.at || (a.entry < b.entry ? -1 : 1));
}

/** An edit with the store-local day (as a day number) on which it went live. */
type Dated = { edit: Edit; store: StoreSummary; day: number };
type Judged = Dated & { effect: EditEffect };

/** By the time they went live. */
export function dateEdits(events: readonly KnowledgeEvent[], stores: readonly StoreSummary[]): Dated[] {
  const byId = new Map(stores.map((store) => [store.storeId, store]));
  return foldEdits(events).map((edit) => {
    const store = byId.get(edit.storeId)!;
    return { edit, store, day: getDayNumber(getLocalTime(store.timezone, edit.at).day) };
  });
}

const describeDated = ({ edit, day }: Dated) => ({ topic: edit.topic, day });

/** Null where nothing is known of just these edits of a store, over data that reaches as far. */
function recall(
  own: readonly Dated[],
  known: KnownEffects | undefined,
  store: StoreSummary,
): Judged[] | null {
  const signature = signEdits(own.map(describeDated), getMaturedThrough(store));
  if (known?.signature !== signature) return null;
  return own.map((one, index) => ({ ...one, effect: known.effects[index]! }));
}

/** Works effects out from the rollups, store by store; those of a store in the order given. */
export async function judgeStores(
  { db, scope }: { db: Db; scope: Scope },
  edits: readonly Dated[],
): Promise<Judged[]> {
  const days = edits.map(({ day }) => day);
  if (days.length === 0) return [];
  const topics = await readTopicDays(db, {
    ...{ scope, storeKeys: [...new Set(edits.map(({ store }) => store.key))] },
    from: getDayFromNumber(Math.min(...days) - quietDays - beforeDays),
    to: getDayFromNumber(Math.max(...days) + afterDays),
  });
  return [...new Set(edits.map(({ store }) => store))].flatMap((store) =>
    judgeStore(
      store,
      edits.filter((one) => one.store === store),
      topics.get(store.key),
    ),
  );
}

function judgeStore(store: StoreSummary, edits: readonly Dated[], topics: readonly Topic[] = []): Judged[] {
  const effects = judgeEdits(edits.map(describeDated), topics, getMaturedThrough(store));
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
