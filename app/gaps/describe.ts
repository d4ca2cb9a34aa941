import { average, dot, type Vector } from "./vector.ts";
import type { AskedWording } from "./wordings.ts";

const exampleCount = 5;
/** How much an example loses by being like one that is already there. */
const sameness = 0.5;

/**
 * What shows best what a gap asks: its most central question as the title, and with it up to five examples that are central
 * and differ from each other. Of questions in one wording the first by id stands for all.
 */
export function describe(
  wordings: readonly AskedWording[],
  vectors: readonly Vector[],
): { title: string; examples: string[] } {
  const centre = average(vectors);
  const centrality = vectors.map((vector) => dot(centre, vector));
  const nearestChosen = new Float64Array(vectors.length);
  const chosen: number[] = [];
  while (chosen.length < Math.min(exampleCount, wordings.length)) {
    let best = -1;
    let bestScore = -Infinity;
    centrality.forEach((value, at) => {
      const score = value - sameness * nearestChosen[at]!;
      if (!chosen.includes(at) && score > bestScore) [best, bestScore] = [at, score];
    });
    chosen.push(best);
    vectors.forEach((vector, at) => {
      nearestChosen[at] = Math.max(nearestChosen[at]!, dot(vector, vectors[best]!));
    });
  }
  return {
    title: wordings[chosen[0]!]!.questions[0]!.text.trim(),
    examples: chosen.map((at) => wordings[at]!.questions[0]!.id),
  };
}
