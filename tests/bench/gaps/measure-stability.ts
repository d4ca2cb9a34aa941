import { clusterQuestions } from "#app/gaps/cluster-questions.ts";
import type { Question } from "#app/gaps/wordings.ts";

/** Shares, 0 to 1. */
export type Stability = {
  /** Of the questions that were there, those in another gap after 5 % more have come. */
  moved: number;
  /** The same if all had been clustered anew and gaps matched by what they share. */
  movedFromScratch: number;
  /** Of the new questions, those put one by one into the gap where clustering has them. */
  placedAlike: number;
};

export async function measureStability(questions: readonly Question[]): Promise<Stability> {
  const isNew = (_: Question, index: number) => index % 21 === 20;
  const fresh = questions.filter(isNew);
  const old = questions.filter((question, index) => !isNew(question, index));
  const before = await clusterQuestions(old);
  const after = await clusterQuestions(questions, { previous: before.gapOf });
  const anew = await clusterQuestions(questions);
  let alike = 0;
  for (const question of fresh) {
    const placement = await before.index.place(question);
    if (placement?.gap === after.gapOf.get(question.id)) alike++;
  }
  const moved = [...before.gapOf].filter(([id, gap]) => after.gapOf.get(id) !== gap).length;
  return {
    moved: moved / before.gapOf.size,
    movedFromScratch: 1 - countKept(before.gapOf, anew.gapOf) / before.gapOf.size,
    placedAlike: alike / fresh.length,
  };
}

/** How many stay if every old gap is taken for the new one that most of it went to. */
function countKept(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const shared = new Map<string, Map<string, number>>();
  for (const [id, gap] of before) {
    const targets = shared.get(gap) ?? new Map<string, number>();
    shared.set(gap, targets.set(after.get(id)!, (targets.get(after.get(id)!) ?? 0) + 1));
  }
  return [...shared.values()].reduce((sum, targets) => sum + Math.max(...targets.values()), 0);
}
