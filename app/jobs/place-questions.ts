import { applyWatch } from "#db/gaps/apply-watch.ts";
import { takeChanged, restoreMarks } from "#db/gaps/changed-conversations.ts";
import { raiseGapsVersion, readGapsVersion } from "#db/gaps/gap-version.ts";
import { countedDays } from "#db/gaps/measure-gaps.ts";
import { placeInGaps, readPlaced } from "#db/gaps/place-questions.ts";
import { readKnownGaps } from "#db/gaps/read-known.ts";
import { readGapStore, readQuestionsOf, type StoredQuestion } from "#db/gaps/read-questions.ts";
import { addJob } from "#db/jobs/queue.ts";
import { gapThread } from "./gaps/gap-thread.ts";
import { nameQuestion } from "./gaps/name-question.ts";
import { readKindOf } from "./gaps/tell-kinds.ts";
import type { JobContext } from "./job-context.ts";

const dayMs = 86_400_000;
/** More new questions than that at once are clustered rather than placed. */
const mostPlaced = 500;

/**
 * Puts the questions of conversations that have changed into a store's gaps, each where it fits or among the candidates. A store
 * that has never been looked at, or that got a lot at once, is clustered instead.
 */
export async function placeQuestions(context: JobContext, storeId: number): Promise<void> {
  const { db } = context;
  const changed = await takeChanged(db, storeId);
  if (changed === null) return addJob(db, "cluster-gaps", storeId, { keepsExisting: true });
  if (changed.conversationIds.length === 0) return;
  try {
    await placeOf(context, storeId, changed.conversationIds);
  } catch (error) {
    await restoreMarks(db, storeId, changed.days);
    if (!context.signal.aborted) throw error;
  }
}

async function placeOf(
  { db, signal }: JobContext,
  storeId: number,
  conversationIds: readonly number[],
): Promise<void> {
  const store = await readGapStore(db, storeId);
  if (!store) return;
  const { settings, through } = store;
  const from = through - countedDays * dayMs;
  const [questions, known, version, kindOf] = await Promise.all([
    readQuestionsOf(db, storeId, { conversationIds, from, settings, signal }),
    readPlaced(db, storeId, conversationIds),
    readGapsVersion(db, storeId),
    readKindOf(db, storeId),
  ]);
  const keys = new Map(known.map(({ key, ...question }) => [nameQuestion(question), key]));
  const fresh = questions.filter((question) => !keys.has(nameQuestion(question)));
  if (fresh.length > 0) {
    if (fresh.length > mostPlaced) return addJob(db, "cluster-gaps", storeId, { keepsExisting: true });
    const placed = await findGaps(db, { storeId, version, from, fresh, signal });
    fresh.forEach((question, at) => {
      const key = placed[at];
      if (key) keys.set(nameQuestion(question), key);
    });
  }
  const rows = questions.flatMap((question) => {
    const key = keys.get(nameQuestion(question));
    const { id, source, reason } = question;
    return key === undefined ? [] : [{ key, id, source, reason, kind: kindOf(question) }];
  });
  const now = await db.transaction().execute(async (trx) => {
    const changed = await placeInGaps(trx, storeId, { conversationIds, questions: rows, through });
    if (changed.length > 0) await applyWatch(trx, storeId, changed);
    return raiseGapsVersion(trx, storeId);
  });
  if (fresh.length > 0) gapThread.held.set(storeId, now);
}

type Fresh = {
  storeId: number;
  version: number;
  from: number;
  fresh: readonly StoredQuestion[];
  signal: AbortSignal;
};

/** The key of the gap that each question belongs to, or would found. */
async function findGaps(db: JobContext["db"], { storeId, version, from, fresh, signal }: Fresh) {
  if (gapThread.held.get(storeId) !== version) {
    const known = await readKnownGaps(db, storeId, from);
    const questions = known.questions.map((question) => ({
      id: nameQuestion(question),
      text: question.text,
      gap: question.key,
    }));
    await gapThread.ask("hold", { storeId, questions, retired: known.keys }, signal);
  }
  gapThread.held.delete(storeId);
  const asked = fresh.map((question) => ({ id: nameQuestion(question), text: question.text }));
  return gapThread.ask("place", { storeId, questions: asked }, signal);
}
