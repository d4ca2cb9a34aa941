import { once } from "node:events";
import { startThread } from "#app/server/start-thread.ts";
import { backtestDraft, type AskedQuestion, type Backtest } from "./backtest.ts";
import type { AskedEntry } from "./match.ts";

export type BacktestAsked = {
  draft: AskedEntry & { gapId: number };
  entries: readonly AskedEntry[];
  questions: readonly AskedQuestion[];
};

export type RunBacktest = (asked: BacktestAsked) => Promise<Backtest>;

/** Up to so many questions are matched at once: a few ms, where a thread takes half a second to begin. */
const fewQuestions = 200;

/** `backtestDraft` beside the pages being answered. Throws what the thread failed of. */
export async function runBacktest(asked: BacktestAsked): Promise<Backtest> {
  const { draft, entries, questions } = asked;
  if (questions.length <= fewQuestions) return backtestDraft(draft, entries, questions);
  const thread = startThread("app/knowledge/backtest-thread.ts", asked);
  try {
    const ended = once(thread, "exit").then(() => {
      throw new Error("the backtest's thread ended without an answer");
    });
    ended.catch(() => undefined);
    const [backtest] = (await Promise.race([once(thread, "message"), ended])) as [Backtest];
    return backtest;
  } finally {
    await thread.terminate();
  }
}
