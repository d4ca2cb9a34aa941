/** What is marked on the trend charts of a page: edits of the knowledge, on the day they went live. */
import { mayDo, type Principal, type Scope } from "#app/access/principal.ts";
import { foldEdits } from "#app/effect/fold-edits.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import type { Day } from "#app/metrics/question.ts";
import { passesFilters } from "#app/search/store-scope.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import type { Db } from "#db/connection.ts";
import { listWentLive } from "#db/effects/list-went-live.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settlePart } from "./part.server.ts";

/** Edits of one topic that went live on one day, in any of the stores; a topic of null was not told. */
export type Annotation = { day: Day; topic: string | null; edits: number };

type Context = { db: Db; scope: Scope; principal: Principal | null };
type Frame = Pick<PageFrame, "selectedStores" | "search" | "period">;

const dayMs = 86_400_000;

/** By day, then topic. None for whoever may not see the knowledge, and none where they cannot be read: a chart does without. */
export async function loadAnnotations(context: Context, frame: Frame): Promise<Annotation[]> {
  const { principal } = context;
  if (principal === null || !mayDo(principal, "knowledge")) return [];
  const part = await settlePart("annotations", readAnnotations(context, frame));
  return part.ok ? part.data : [];
}

async function readAnnotations(
  { db, scope }: Context,
  { selectedStores, search, period }: Frame,
): Promise<Annotation[]> {
  if (selectedStores.length === 0) return [];
  const events = await listWentLive(db, {
    ...{ scope, storeIds: selectedStores.map(({ storeId }) => storeId) },
    // Days are the stores' own, and an edit may go on for a day.
    from: Date.parse(period.from) - 2 * dayMs,
    to: Date.parse(period.to) + 3 * dayMs,
  });
  const zones = new Map(selectedStores.map(({ storeId, timezone }) => [storeId, timezone]));
  const counts = new Map<string, Annotation>();
  for (const { storeId, topic, at } of foldEdits(events)) {
    const { day } = getLocalTime(zones.get(storeId)!, at);
    if (day < period.from || day > period.to) continue;
    if (!passesFilters("topic", topic ?? unknownValue, search.filters)) continue;
    const key = JSON.stringify([day, topic]);
    const known = counts.get(key);
    counts.set(key, { day, topic, edits: (known?.edits ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => a.day.localeCompare(b.day) || (a.topic ?? "").localeCompare(b.topic ?? ""),
  );
}
