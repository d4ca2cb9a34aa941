/** What a draft would have done to questions already asked, had it been live; by the matcher that places questions. Pure. */
import { buildMatcher, type AskedEntry } from "./match.ts";

/** A question of the time looked back on. */
export type AskedQuestion = {
  /** The gap it is in; null for one the bot could deal with. */
  gapId: number | null;
  /** The entry the bot answered it with then; null where it named none. */
  entry: string | null;
  source: string;
  /** Id of its message. */
  message: string;
  /** Id of its conversation, as in the addresses of pages; absent where nobody asked for it. */
  conversationId?: number;
  text: string;
};

/** `score`: similarity to the draft. */
export type BacktestExample = Omit<AskedQuestion, "gapId" | "entry"> & { score: number };
export type StolenExample = BacktestExample & { from: string };

export type Backtest = {
  /** Questions of the gap, and how many of them the draft would match. */
  inGap: { matched: number; of: number; missedExamples: BacktestExample[] };
  /** Questions outside it that another entry had, or would have, and the draft would take; the most robbed entry first. */
  stolen: { count: number; byEntry: { entry: string; count: number }[]; examples: StolenExample[] };
  /** Questions outside it that no entry had and the draft would match: other gaps', or not in any. */
  elsewhere: number;
  /** Questions outside it that the entry had already, where the draft rewrites one. */
  kept: number;
  /** All questions looked at, and all that the draft would match: the four counts above. */
  asked: number;
  matched: number;
};

const mostExamples = 8;

/**
 * `draft.gapId` is the gap it is for; `entries` are those live now, the draft's own older self among them if there is one. What
 * the bot did then decides whose a question was; where it named no entry, the matcher over `entries` does.
 */
export function backtestDraft(
  draft: AskedEntry & { gapId: number },
  entries: readonly AskedEntry[],
  questions: readonly AskedQuestion[],
): Backtest {
  const others = entries.filter(({ entry }) => entry !== draft.entry);
  const after = buildMatcher([...others, draft]);
  const before = buildMatcher(entries);
  const robbed = new Map<string, number>();
  const missedExamples: BacktestExample[] = [];
  const examples: StolenExample[] = [];
  let [matchedInGap, inGap, elsewhere, kept, stolen] = [0, 0, 0, 0, 0];

  for (const { gapId, entry, ...question } of questions) {
    const isOwn = gapId === draft.gapId;
    if (isOwn) inGap += 1;
    const match = after.match(question.text);
    if (match?.entry !== draft.entry) {
      if (isOwn) {
        const score = after.rank(question.text, entries.length + 1).find((one) => one.entry === draft.entry);
        missedExamples.push({ ...question, score: score?.score ?? 0 });
      }
      continue;
    }
    if (isOwn) {
      matchedInGap += 1;
      continue;
    }
    const owner = entry ?? before.match(question.text)?.entry ?? null;
    if (owner === null) elsewhere += 1;
    else if (owner === draft.entry) kept += 1;
    else {
      stolen += 1;
      robbed.set(owner, (robbed.get(owner) ?? 0) + 1);
      examples.push({ ...question, score: match.score, from: owner });
    }
  }

  return {
    inGap: {
      matched: matchedInGap,
      of: inGap,
      missedExamples: takeDifferent(missedExamples),
    },
    stolen: {
      count: stolen,
      byEntry: [...robbed]
        .map(([entry, count]) => ({ entry, count }))
        .sort((a, b) => b.count - a.count || (a.entry < b.entry ? -1 : 1)),
      examples: takeDifferent(examples),
    },
    elsewhere,
    kept,
    asked: questions.length,
    matched: matchedInGap + stolen + elsewhere + kept,
  };
}

/** The most similar first, each text once. */
function takeDifferent<T extends BacktestExample>(examples: readonly T[]): T[] {
  const seen = new Set<string>();
  return examples
    .toSorted((a, b) => b.score - a.score || (a.message < b.message ? -1 : 1))
    .filter(({ text }) => !seen.has(text.trim()) && seen.add(text.trim()))
    .slice(0, mostExamples);
}
