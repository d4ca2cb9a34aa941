import { signEdits } from "#app/effect/sign-edits.ts";
import { dateEdits, getMaturedThrough, judgeStores } from "#app/reports/edits.server.ts";
import { listEditedStores, readEffectMarks, readEffects, writeEffects } from "#db/effects/edit-effects.ts";
import { listKnowledgeEvents } from "#db/effects/knowledge-events.ts";
import { addJob } from "#db/jobs/queue.ts";
import { listStores } from "#db/queries/stores.ts";
import type { JobContext } from "./job-context.ts";

const scope = { allStores: true } as const;

/**
 * Works out what the edits of a store brought, if its figures, its edits or the reach of its data have changed since. With 0, as
 * every ten minutes, a job is asked for each store with edits.
 */
export async function judgeEdits({ db }: JobContext, storeId: number): Promise<void> {
  if (storeId === 0) {
    for (const id of await listEditedStores(db)) await addJob(db, "judge-edits", id, { keepsExisting: true });
    return;
  }
  const store = (await listStores(db, scope)).find((one) => one.storeId === storeId);
  if (!store) return;
  const marks = await readEffectMarks(db, storeId);
  const edits = dateEdits(await listKnowledgeEvents(db, { scope, storeIds: [storeId] }), [store]);
  const signature = signEdits(
    edits.map(({ edit, day }) => ({ topic: edit.topic, day })),
    getMaturedThrough(store),
  );
  const known = (await readEffects(db, { scope, storeIds: [storeId] })).get(storeId);
  if (marks === 0 && known?.signature === signature) return;
  const judged = await judgeStores({ db, scope }, edits);
  await writeEffects(db, storeId, {
    ...{ signature, marks: marks ?? 0 },
    effects: judged.map(({ effect }) => effect),
  });
  // What changed meanwhile has its own mark, but asked for no job of its own.
  if ((await readEffectMarks(db, storeId)) !== 0)
    await addJob(db, "judge-edits", storeId, { afterSeconds: 5 });
}
