import type { GapKind } from "#app/gaps/gap-state.ts";
import { recallKnowledge } from "#app/gaps/knowledge-then.ts";
import { tellKind } from "#app/gaps/question-kind.ts";
import type { Db } from "#db/connection.ts";
import { readEntrySteps } from "#db/gaps/read-entry-steps.ts";
import type { StoredQuestion } from "#db/gaps/read-questions.ts";

/** Tells of a store's questions what kind of gap each speaks for. */
export async function readKindOf(
  db: Db,
  storeId: number,
): Promise<(question: StoredQuestion) => GapKind | null> {
  const recall = recallKnowledge(await readEntrySteps(db, storeId));
  return ({ at, text, failure }) => tellKind(at, failure, recall(text, at, failure.entry));
}
