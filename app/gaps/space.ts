import { CellIndex, centre, findMean, type Embed } from "./embedded.ts";
import { TermIndex, type Neighbour } from "./term-index.ts";
import type { Vector } from "./vector.ts";
import { Vocabulary } from "./vocabulary.ts";

/** One wording of a question: its words, and how somebody put them. */
export type Wording = { words: readonly string[]; text: string };

/** Where wordings are near to those that mean alike. */
export type Space = {
  index: {
    readonly vectors: readonly Vector[];
    add(vector: Vector): number;
    findNearest(vector: Vector, count: number, except?: number): Neighbour[];
  };
  /** Where a wording would be. */
  locate(wording: Wording): Promise<Vector>;
};

/** Places wordings by their words and grams (tf-idf), or by the embeddings of their texts. */
export async function makeSpace(wordings: readonly Wording[], embed?: Embed): Promise<Space> {
  return embed ? makeEmbeddedSpace(wordings, embed) : makeTermSpace(wordings);
}

function makeTermSpace(wordings: readonly Wording[]): Space {
  const vocabulary = new Vocabulary();
  for (const { words } of wordings) vocabulary.learn(words);
  const index = new TermIndex();
  for (const { words } of wordings) index.add(vocabulary.weigh(words));
  return { index, locate: ({ words }) => Promise.resolve(vocabulary.weigh(words)) };
}

async function makeEmbeddedSpace(wordings: readonly Wording[], embed: Embed): Promise<Space> {
  const embeddings = wordings.length > 0 ? await embed(wordings.map(({ text }) => text)) : [];
  if (embeddings.length !== wordings.length) {
    throw new Error(`${embeddings.length} embeddings for ${wordings.length} texts`);
  }
  let mean = findMean(embeddings);
  return {
    index: new CellIndex(centre(embeddings, mean)),
    async locate({ text }) {
      const answer = await embed([text]);
      if (mean.length === 0) mean = new Float32Array(answer[0]!.length);
      return centre(answer, mean)[0]!;
    },
  };
}
