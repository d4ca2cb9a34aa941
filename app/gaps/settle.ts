import { Chooser, findCommunities } from "./communities.ts";
import type { Graph } from "./graph.ts";
import { mergeAlike } from "./merge-alike.ts";
import { splitGrown } from "./split-grown.ts";
import type { Vector } from "./vector.ts";

/** What one pass may do to gaps that people work on: this share of known questions changes its gap, no more. */
const mayMove = 0.01;
/** A known wording moves if this share of its links speaks for it; less would move it to and fro. */
const clearGain = 0.2;

/** A node's gap so far: the index of the gap, or -1; and how many known questions have this wording. */
export type Known = { gap: number; questions: number };

/**
 * How fine to look: topics grow with the square root of wordings. On sets that are in no report, from 80 questions to 3,500,
 * agreement with their labels hardly depends on the factor between 1/10 and 1/7.
 */
export function chooseResolution(wordings: number): number {
  return Math.max(1.5, Math.sqrt(wordings) / 8);
}

/** Communities of a graph of wordings, from nothing. */
export function cluster(graph: Graph, vectors: readonly Vector[]): Uint32Array {
  const labels = findCommunities(graph, { resolution: chooseResolution(vectors.length) });
  return mergeAlike(graph, labels, vectors);
}

/**
 * Communities that begin from the gaps there are: known wordings stay, new ones join them or found communities of their own.
 * Then gaps that have come to hold several topics part, the known ones that are most clearly wrong move, and gaps that have
 * grown alike merge, within what may move: gaps follow what is asked over several passes, and nobody's work is upset.
 */
export function settle(graph: Graph, vectors: readonly Vector[], known: readonly Known[]): Uint32Array {
  const resolution = chooseResolution(vectors.length);
  const fixed = Uint8Array.from(known, ({ gap }) => Number(gap >= 0));
  const firstOf = new Map<number, number>();
  const start = Uint32Array.from(known, ({ gap }, node) => {
    if (gap < 0) return node;
    if (!firstOf.has(gap)) firstOf.set(gap, node);
    return firstOf.get(gap)!;
  });
  const labels = findCommunities(graph, { resolution, fixed }, start);
  const budget = { left: Math.floor(mayMove * known.reduce((sum, { questions }) => sum + questions, 0)) };
  const remaining = countByGap(known);
  const fresh = cluster(graph, vectors);
  const spend = (questions: number) => {
    if (questions > budget.left) return false;
    budget.left -= questions;
    return true;
  };
  splitGrown(graph, labels, fresh, { resolution, maySplit: (part) => spend(sumKnown(part, known)) });
  moveClearlyWrong(graph, labels, { resolution, known, budget, remaining });
  return mergeAlike(graph, labels, vectors, (one, other) =>
    spend(Math.min(sumKnown(one, known), sumKnown(other, known))),
  );
}

type Moving = {
  resolution: number;
  known: readonly Known[];
  budget: { left: number };
  remaining: Map<number, number>;
};

/** The last wording of a gap stays: a gap ends by merging, not by bleeding out. */
function moveClearlyWrong(
  graph: Graph,
  labels: Uint32Array,
  { resolution, known, budget, remaining }: Moving,
): void {
  const chooser = new Chooser(graph, labels, resolution);
  const strength = (node: number) => chooser.best(node).gain / chooser.degreeOf(node);
  const wrong = [...known.keys()]
    .filter((node) => known[node]!.gap >= 0 && strength(node) >= clearGain)
    .map((node) => ({ node, gain: strength(node) }))
    .sort((a, b) => b.gain - a.gain || a.node - b.node);
  for (const { node } of wrong) {
    const { gap, questions } = known[node]!;
    if (questions > budget.left || remaining.get(gap) === 1 || strength(node) < clearGain) continue;
    chooser.move(node, chooser.best(node).label);
    budget.left -= questions;
    remaining.set(gap, remaining.get(gap)! - 1);
  }
}

function countByGap(known: readonly Known[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { gap } of known) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return counts;
}

function sumKnown(nodes: readonly number[], known: readonly Known[]): number {
  return nodes.reduce((sum, node) => sum + known[node]!.questions, 0);
}
