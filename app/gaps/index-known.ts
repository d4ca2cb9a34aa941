import { GapIndex, findLinked } from "./gap-index.ts";
import { joinNeighbours } from "./graph.ts";
import { makeSpace } from "./space.ts";
import { collapse, type AskedWording, type Question } from "./wordings.ts";

/** A question that is in a gap already. */
export type PlacedQuestion = Question & { gap: string };

/**
 * The index over gaps as they stand, to put further questions into, without clustering anew; a wording belongs to the gap that
 * most of its questions are in. `retired`: further ids never to be given out.
 */
export async function indexKnown(
  questions: readonly PlacedQuestion[],
  retired: ReadonlySet<string> = new Set(),
): Promise<GapIndex> {
  const gapOf = new Map(questions.map(({ id, gap }) => [id, gap]));
  const wordings = collapse(questions);
  const space = await makeSpace(wordings);
  const nearest = space.index.vectors.map((vector, node) => findLinked(space, vector, node));
  return new GapIndex(
    space,
    wordings.map((wording) => findMostCommon(wording, gapOf)),
    wordings.map(({ key }) => key),
    { graph: joinNeighbours(nearest), nearest },
    new Set([...gapOf.values(), ...retired]),
  );
}

function findMostCommon({ questions }: AskedWording, gapOf: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>();
  for (const { id } of questions) {
    const gap = gapOf.get(id)!;
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}
