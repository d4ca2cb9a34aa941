import { effectSpread } from "./shrink.ts";
import type { EditEffect } from "./judge-edit.ts";

export type SummedEffect = {
  /** Conversations resolved that would not have been: shrunken lift × exposed, summed. Null if no edit can be judged. */
  added: number | null;
  low: number | null;
  high: number | null;
  /** Edits in the sum, and those nothing can be told of. */
  judged: number;
  unjudged: number;
};

const normal95 = 1.959964;

/** What several edits brought together; those that cannot be judged count as unknown, never as nothing. */
export function sumEffects(effects: readonly EditEffect[]): SummedEffect {
  const judged = effects.filter(({ shrunk, verdict }) => shrunk !== null && verdict !== "unsteady before");
  const unjudged = effects.length - judged.length;
  if (judged.length === 0) return { added: null, low: null, high: null, judged: 0, unjudged };
  let [added, variance] = [0, 0];
  for (const { shrunk, standardError, exposed } of judged) {
    const seen = standardError! ** 2;
    added += shrunk! * exposed;
    variance += ((effectSpread ** 2 * seen) / (effectSpread ** 2 + seen)) * exposed ** 2;
  }
  const reach = normal95 * Math.sqrt(variance);
  return { added, low: added - reach, high: added + reach, judged: judged.length, unjudged };
}
