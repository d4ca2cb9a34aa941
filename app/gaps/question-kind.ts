/** What kind of gap a question speaks for, by how the bot failed it and what the knowledge held then. Pure. */
import type { GapKind } from "./gap-state.ts";

/** How the bot failed a question. */
export type Failure = {
  /** The entry it answered from; null where it found none, or its platform does not say. */
  entry: string | null;
  /** It said that it did not know, or was not sure of what it said. */
  isUnsure: boolean;
  /** What people were asked for in the end was a thing to do, to look up or to decide, not an answer. */
  isBeyondAnswers: boolean;
};

/** What the store's knowledge held when the question was asked. */
export type KnowledgeThen = {
  /** Whether its platform tells of knowledge at all. */
  isTold: boolean;
  /** The live entry most like the question, if it is near enough to be the answer. */
  near: string | null;
  /** When the entry that the bot answered from was last published (epoch ms); null if nobody has told. */
  publishedAt: number | null;
};

/** An entry that nobody has published for so long is out of date rather than wrong. */
export const outdatedAfterDays = 180;

const dayMs = 86_400_000;

/** The first that holds; null where it cannot be told. `at` in epoch ms. */
export function tellKind(
  at: number,
  failure: Failure,
  { isTold, near, publishedAt }: KnowledgeThen,
): GapKind | null {
  const { entry, isUnsure, isBeyondAnswers } = failure;
  if (isBeyondAnswers) return "not a knowledge problem";
  if (!isTold) return null;
  if (entry !== null && !isUnsure) {
    if (near !== null && near !== entry) return "not found";
    if (publishedAt === null) return null;
    return at - publishedAt > outdatedAfterDays * dayMs ? "outdated" : "wrong";
  }
  if (!isUnsure) return null;
  return near === null ? "missing" : "not found";
}
