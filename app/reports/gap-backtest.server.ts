/** What the saved draft of a gap would have done to the questions of the last 30 days. */
import type { AppLoadContext } from "@remix-run/node";
import { backtestDraft, type Backtest } from "#app/knowledge/backtest.ts";
import type { RunBacktest } from "#app/knowledge/run-backtest.ts";
import { listLiveEntries } from "#db/knowledge/list-edits.ts";
import { backtestDays, readAskedQuestions } from "#db/knowledge/read-asked.ts";
import { readDraft } from "#db/knowledge/save-draft.ts";

export type GapBacktest = Backtest & {
  days: number;
  conversations: number;
  /** Only the latest conversations were read. */
  isCut: boolean;
  /** Entries the draft stands beside. */
  entries: number;
};

/** Null while nothing is saved. */
export async function loadGapBacktest(
  { db, scope, runBacktest = runHere }: Pick<AppLoadContext, "db" | "scope" | "runBacktest">,
  gapId: number,
): Promise<GapBacktest | null> {
  const draft = await readDraft(db, scope, gapId);
  if (!draft) return null;
  const { storeId, entry, question, variants, topic } = draft;
  const [entries, asked] = await Promise.all([
    listLiveEntries(db, { scope, storeIds: [storeId] }),
    readAskedQuestions(db, scope, storeId),
  ]);
  const backtest = await runBacktest({
    draft: { gapId, entry, question, variants, topic },
    // What is matched by only: answers need not travel to the thread.
    entries: entries.map(({ entry: name, question: own, variants: others }) => ({
      ...{ entry: name, question: own, variants: others },
    })),
    questions: asked.questions,
  });
  return {
    ...backtest,
    days: backtestDays,
    ...{ conversations: asked.conversations, isCut: asked.isCut, entries: entries.length },
  };
}

const runHere: RunBacktest = ({ draft, entries, questions }) =>
  Promise.resolve(backtestDraft(draft, entries, questions));
