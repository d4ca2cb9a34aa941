/**
 * Questions that ask the same thing, found without being told how many things there are; Chinese, English and mixed. Pure
 * and local.
 *
 * Questions with the same telling words are one wording. A wording is a vector of its words and grams by tf-idf (or of an
 * embedding), linked to the 20 wordings most like it; gaps are the communities of that graph by modularity, and communities
 * whose centres are alike are one. With the gaps of last time given, known questions keep theirs but for one in a hundred.
 * It takes some 30 s for 100,000 wordings and does not let go of its thread: give it one of its own.
 */
import { compact } from "./communities.ts";
import { describe } from "./describe.ts";
import type { Embed } from "./embedded.ts";
import { nameGap } from "./gap-id.ts";
import { findLinked, GapIndex } from "./gap-index.ts";
import { joinNeighbours } from "./graph.ts";
import { groupNodes } from "./merge-alike.ts";
import { cluster, settle, type Known } from "./settle.ts";
import { makeSpace } from "./space.ts";
import { collapse, type AskedWording, type Question } from "./wordings.ts";

export type Gap = {
  id: string;
  /** Its most central question. */
  title: string;
  /** Ids of up to five questions that show it, the title's first. */
  examples: string[];
  /** Ids of its questions, ascending. */
  questions: string[];
};

export type Clustering = {
  /** The largest first. */
  gaps: Gap[];
  /** The gap of each question's id; questions without words have none. */
  gapOf: Map<string, string>;
  /** Puts further questions into these gaps, one by one. */
  index: GapIndex;
};

export type ClusterOptions = {
  /**
   * The gap of questions that had one. Gaps without questions of late come back if some of their old ones are given again
   * beside the new. Ids that are not among them are never given out twice if they are in `retired`.
   */
  previous?: ReadonlyMap<string, string>;
  retired?: ReadonlySet<string>;
  /** Replaces words and grams, such as an embeddings endpoint; it gets one text a wording. */
  embed?: Embed;
};

/** The same questions in whatever order give the same gaps. Ids of questions are unique. */
export async function clusterQuestions(
  questions: readonly Question[],
  { previous = new Map(), retired = new Set(), embed }: ClusterOptions = {},
): Promise<Clustering> {
  const wordings = collapse(questions);
  const space = await makeSpace(wordings, embed);
  const { vectors } = space.index;
  const nearest = vectors.map((vector, node) => findLinked(space, vector, node));
  const graph = joinNeighbours(nearest);
  const before = new Before(wordings, previous);
  const labels = before.isEmpty ? cluster(graph, vectors) : settle(graph, vectors, before.known);
  const groups = groupNodes(labels, compact(labels));
  const taken = new Set([...previous.values(), ...retired]);
  const ids = nameGroups(groups, wordings, before, taken);

  const gaps = groups.map((nodes, label): Gap => {
    const own = nodes.map((node) => wordings[node]!);
    return {
      id: ids[label]!,
      ...describe(
        own,
        nodes.map((node) => vectors[node]!),
      ),
      questions: own.flatMap((wording) => wording.questions.map(({ id }) => id)).sort(),
    };
  });
  return {
    gaps: gaps.sort((a, b) => b.questions.length - a.questions.length || (a.id < b.id ? -1 : 1)),
    gapOf: new Map(
      gaps.flatMap(({ id, questions: members }) => members.map((member) => [member, id] as const)),
    ),
    index: new GapIndex(
      space,
      Array.from(labels, (label) => ids[label]!),
      wordings.map(({ key }) => key),
      { graph, nearest },
      taken,
    ),
  };
}

/** What is known of wordings from last time. */
class Before {
  readonly known: Known[];
  readonly ids: string[];

  constructor(wordings: readonly AskedWording[], previous: ReadonlyMap<string, string>) {
    this.ids = [...new Set(previous.values())].sort();
    const numbers = new Map(this.ids.map((id, number) => [id, number]));
    this.known = wordings.map(({ questions }) => {
      const counts = new Map<string, number>();
      for (const { id } of questions) {
        const gap = previous.get(id);
        if (gap !== undefined) counts.set(gap, (counts.get(gap) ?? 0) + 1);
      }
      const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return most ? { gap: numbers.get(most[0])!, questions: most[1] } : { gap: -1, questions: 0 };
    });
  }

  get isEmpty(): boolean {
    return this.known.every(({ gap }) => gap < 0);
  }

  /** How many known questions of each gap are in a group, by the gap's number. */
  count(nodes: readonly number[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const node of nodes) {
      const { gap, questions } = this.known[node]!;
      if (gap >= 0) counts.set(gap, (counts.get(gap) ?? 0) + questions);
    }
    return counts;
  }
}

/** A gap's id goes to the group that holds most of it; groups that are nobody's get new ones. */
function nameGroups(
  groups: readonly (readonly number[])[],
  wordings: readonly AskedWording[],
  before: Before,
  taken: Set<string>,
): string[] {
  const claims = groups.flatMap((nodes, label) =>
    [...before.count(nodes)].map(([gap, questions]) => ({ label, gap, questions })),
  );
  claims.sort((a, b) => b.questions - a.questions || a.label - b.label);
  const names = new Map<number, string>();
  const claimed = new Set<number>();
  for (const { label, gap } of claims) {
    if (names.has(label) || claimed.has(gap)) continue;
    names.set(label, before.ids[gap]!);
    claimed.add(gap);
  }
  return groups.map((nodes, label) => {
    const kept = names.get(label);
    if (kept !== undefined) return kept;
    const founder = nodes.map((node) => wordings[node]!.questions[0]!.id).sort()[0]!;
    const id = nameGap(founder, taken);
    taken.add(id);
    return id;
  });
}
