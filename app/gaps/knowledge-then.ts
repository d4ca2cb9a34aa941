import { buildMatcher, matchThreshold } from "#app/knowledge/match.ts";
import type { KnowledgeThen } from "./question-kind.ts";

/** One thing done to an entry; times in epoch ms. Null wordings leave the entry's as they were. */
export type EntryStep = {
  entry: string;
  at: number;
  action: "created" | "updated" | "published" | "retired";
  question: string | null;
  variants: readonly string[] | null;
};

/** How many of the entries most like a question are looked at for one that was live. */
const ranked = 3;

/**
 * What a store's knowledge held at a time, by its entries' wordings of now. An entry is live from its first publishing on, or from
 * its first step if it was never published, until it is retired.
 */
export function recallKnowledge(
  steps: readonly EntryStep[],
): (text: string, at: number, entry: string | null) => KnowledgeThen {
  const entries = new Map<string, EntryStep[]>();
  for (const step of steps.toSorted((a, b) => a.at - b.at)) {
    const own = entries.get(step.entry);
    if (own) own.push(step);
    else entries.set(step.entry, [step]);
  }
  const matcher = buildMatcher(
    [...entries].map(([entry, own]) => ({
      entry,
      question: own.findLast(({ question }) => question !== null)?.question ?? "",
      variants: own.findLast(({ variants }) => variants !== null)?.variants ?? [],
    })),
  );
  const isLive = (entry: string, at: number): boolean => {
    const own = entries.get(entry) ?? [];
    const wasPublished = own.some(({ action }) => action === "published");
    const last = own.findLast(
      (step) => step.at <= at && (step.action === "retired" || step.action === "published" || !wasPublished),
    );
    return last !== undefined && last.action !== "retired";
  };
  return (text, at, entry) => ({
    isTold: entries.size > 0,
    near:
      matcher.rank(text, ranked).find((match) => match.score >= matchThreshold && isLive(match.entry, at))
        ?.entry ?? null,
    publishedAt:
      entries.get(entry ?? "")?.findLast((step) => step.action === "published" && step.at <= at)?.at ?? null,
  });
}
