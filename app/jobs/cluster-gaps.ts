import { applyWatch } from "#db/gaps/apply-watch.ts";
import { startPass } from "#db/gaps/changed-conversations.ts";
import { addJob } from "#db/jobs/queue.ts";
import { raiseGapsVersion } from "#db/gaps/gap-version.ts";
import { countedDays } from "#db/gaps/measure-gaps.ts";
import { readKnownGaps, type KnownQuestion } from "#db/gaps/read-known.ts";
import { readGapStore, readQuestions, type StoredQuestion } from "#db/gaps/read-questions.ts";
import { writeGaps, type FoundQuestion } from "#db/gaps/write-gaps.ts";
import { isHan } from "#app/gaps/segment.ts";
import { gapThread } from "./gaps/gap-thread.ts";
import { nameQuestion } from "./gaps/name-question.ts";
import { readKindOf } from "./gaps/tell-kinds.ts";
import type { JobContext } from "./job-context.ts";

const dayMs = 86_400_000;

/**
 * Finds the gaps of a store anew, from the questions of the last 90 days its data reaches to; each gap there was keeps its
 * id and its questions. With 0, as every night, a job for each store is asked for. Stopped, it begins again with the next worker.
 */
export async function clusterGaps(context: JobContext, storeId: number): Promise<void> {
  const { db, signal } = context;
  if (storeId === 0) {
    const stores = await db.selectFrom("stores").select("store_id as id").orderBy("store_id").execute();
    for (const { id } of stores) await addJob(db, "cluster-gaps", id, { keepsExisting: true });
    return;
  }
  try {
    await findGaps(context, storeId);
  } catch (error) {
    if (!signal.aborted) throw error;
    await addJob(db, "cluster-gaps", storeId);
  }
}

async function findGaps({ db, signal }: JobContext, storeId: number): Promise<void> {
  const store = await readGapStore(db, storeId);
  if (!store) return;
  await startPass(db, storeId);
  const from = store.through - countedDays * dayMs;
  const known = await readKnownGaps(db, storeId, from);
  const kindOf = await readKindOf(db, storeId);
  const asked = new Map<string, StoredQuestion | KnownQuestion>();
  for (const question of known.questions) {
    if (question.at < from) asked.set(nameQuestion(question), question);
  }
  for (const question of await readQuestions(db, storeId, { from, settings: store.settings, signal })) {
    asked.set(nameQuestion(question), question);
  }
  const gaps = await gapThread.ask(
    "cluster",
    {
      storeId,
      questions: [...asked].map(([id, { text }]) => ({ id, text })),
      previous: new Map(known.questions.map((question) => [nameQuestion(question), question.key])),
      retired: known.keys,
    },
    signal,
  );
  const found = gaps.map(({ id: key, title }) => ({
    key,
    language: [...title].some(isHan) ? ("zh" as const) : ("en" as const),
  }));
  const questions = gaps.flatMap(({ id: key, examples, questions: names }) =>
    names.map((name): FoundQuestion => {
      const question = asked.get(name)!;
      const { id, source, reason } = question;
      const example = examples.indexOf(name);
      const kind = "failure" in question ? kindOf(question) : question.kind;
      return { key, id, source, reason, kind, example: example < 0 ? null : example };
    }),
  );
  const version = await db.transaction().execute(async (trx) => {
    await writeGaps(trx, storeId, { gaps: found, questions, from });
    await applyWatch(trx, storeId);
    return raiseGapsVersion(trx, storeId);
  });
  gapThread.held.set(storeId, version);
}
