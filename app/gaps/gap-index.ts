import { measureDegrees, type Graph } from "./graph.ts";
import { alike } from "./merge-alike.ts";
import { chooseResolution } from "./settle.ts";
import type { Space } from "./space.ts";
import type { Neighbour } from "./term-index.ts";
import { nameGap } from "./gap-id.ts";
import { average, dot, type Vector } from "./vector.ts";
import { readWording, type Question } from "./wordings.ts";

/** How many of the wordings nearest to it each is linked to, and from which similarity on. */
export const neighbourCount = 20;
export const leastSimilarity = 0.1;

/** The gap of a question, and whether the question founded it. */
export type Placement = { gap: string; isNew: boolean };

/** Gaps as the last clustering left them, to put new questions into one by one. */
export class GapIndex {
  private readonly gapOfKey = new Map<string, string>();
  /** The weight of all links of a gap's wordings. */
  private readonly totals = new Map<string, number>();
  /** For each wording: what a newcomer has to be more similar than to count among its nearest. */
  private readonly reach: number[];
  private allLinks = 0;

  constructor(
    private readonly space: Space,
    private readonly gaps: string[],
    keys: readonly string[],
    links: { graph: Graph; nearest: readonly (readonly Neighbour[])[] },
    /** Ids that gaps have or had. */
    private readonly taken: Set<string>,
  ) {
    keys.forEach((key, node) => this.gapOfKey.set(key, gaps[node]!));
    measureDegrees(links.graph).forEach((degree, node) => this.addLinks(gaps[node]!, degree));
    this.reach = links.nearest.map((found) =>
      found.length < neighbourCount ? leastSimilarity : found.at(-1)!.similarity,
    );
  }

  /**
   * Puts a question into the gap that clustering would most likely put it, or founds a new one, and remembers it. Null for
   * a text without words.
   */
  async place(question: Question): Promise<Placement | null> {
    const wording = readWording(question.text);
    if (!wording) return null;
    const sameWording = this.gapOfKey.get(wording.key);
    if (sameWording !== undefined) return { gap: sameWording, isNew: false };
    const vector = await this.space.locate(wording);
    const nearest = findLinked(this.space, vector);
    const links = nearest.map(({ at, similarity }) => ({
      gap: this.gaps[at]!,
      weight: similarity > this.reach[at]! ? similarity : similarity / 2,
    }));
    const found = this.chooseGap(links) ?? this.findAlike(vector, links);
    const gap = found ?? nameGap(question.id, this.taken);
    this.taken.add(gap);
    this.remember(wording.key, gap, links);
    this.space.index.add(vector);
    this.reach.push(nearest.length < neighbourCount ? leastSimilarity : nearest.at(-1)!.similarity);
    return { gap, isNew: found === undefined };
  }

  /** The gap with the largest gain in modularity, the same measure as clustering's; none if a gap of its own is better. */
  private chooseGap(links: readonly Link[]): string | undefined {
    const degree = links.reduce((sum, { weight }) => sum + weight, 0);
    const scale = (chooseResolution(this.gaps.length) * degree) / (this.allLinks + 2 * degree || 1);
    let best: string | undefined;
    let bestGain = 0;
    for (const [gap, weight] of addUp(links)) {
      const gain = weight - scale * (this.totals.get(gap) ?? 0);
      if (gain > bestGain) [best, bestGain] = [gap, gain];
    }
    return best;
  }

  /** The gap it is linked to most, if the question is alike to its centre: clustering would merge the two. */
  private findAlike(vector: Vector, links: readonly Link[]): string | undefined {
    const [most] = [...addUp(links)].sort((a, b) => b[1] - a[1]);
    if (!most) return undefined;
    const own = this.space.index.vectors.filter((_, node) => this.gaps[node] === most[0]);
    return dot(vector, average(own)) >= alike ? most[0] : undefined;
  }

  private remember(key: string, gap: string, links: readonly Link[]): void {
    this.gapOfKey.set(key, gap);
    this.gaps.push(gap);
    this.addLinks(gap, 0);
    for (const { gap: other, weight } of links) {
      this.addLinks(gap, weight);
      this.addLinks(other, weight);
    }
  }

  private addLinks(gap: string, weight: number): void {
    this.totals.set(gap, (this.totals.get(gap) ?? 0) + weight);
    this.allLinks += weight;
  }
}

type Link = { gap: string; weight: number };

function addUp(links: readonly Link[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { gap, weight } of links) sums.set(gap, (sums.get(gap) ?? 0) + weight);
  return sums;
}

/** The wordings a vector is linked to: its nearest, unless they are hardly alike. */
export function findLinked(space: Space, vector: Vector, except?: number): Neighbour[] {
  return space.index
    .findNearest(vector, neighbourCount, except)
    .filter(({ similarity }) => similarity >= leastSimilarity);
}
