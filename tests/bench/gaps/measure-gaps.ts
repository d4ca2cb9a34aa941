/** Gap clustering against labelled intents and two baselines, its speed, and whether gaps stay what they are. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { clusterQuestions } from "#app/gaps/cluster-questions.ts";
import { segment } from "#app/gaps/segment.ts";
import { makeSpace } from "#app/gaps/space.ts";
import { toUnit, type Vector } from "#app/gaps/vector.ts";
import { measureAgreement, type Agreement } from "./agreement.ts";
import { findMeans } from "./k-means.ts";
import { measurePlacing, type PlacingTimes } from "./measure-placing.ts";
import { measureStability, type Stability } from "./measure-stability.ts";
import { readBanking, readJddc, type Labelled } from "./read-questions.ts";
import type { GapTimes } from "./time-gaps.ts";

export type GapMethod = Agreement & { method: string; groups: number };
export type GapSet = {
  set: string;
  questions: number;
  intents: number;
  methods: GapMethod[];
  stability: Stability;
};
export type GapsRun = { sets: GapSet[]; times: GapTimes; placing?: PlacingTimes };

const restarts = 10;

export async function measureGaps(): Promise<GapsRun> {
  const sets = [
    await measureSet("banking77, test part (English)", readBanking()),
    await measureSet("JDDC, named intents (Chinese)", readJddc()),
  ];
  return { sets, times: await timeGaps(), placing: await measurePlacing() };
}

async function measureSet(set: string, items: readonly Labelled[]): Promise<GapSet> {
  const labels = items.map(({ label }) => label);
  const intents = new Set(labels).size;
  const words = items.map(({ text }) => segment(text));
  const questions = items.map(({ text }, index) => ({ id: `q${index}`, text }));
  const { gapOf } = await clusterQuestions(questions);
  const space = await makeSpace(items.map(({ text }, index) => ({ text, words: words[index]! })));
  const score = (method: string, groups: readonly string[]): GapMethod => ({
    method,
    groups: new Set(groups).size,
    ...measureAgreement(labels, groups),
  });
  const means = (vectors: readonly Vector[]) => findMeans(vectors, intents, restarts).map(String);
  return {
    set,
    questions: items.length,
    intents,
    methods: [
      score(
        "gaps",
        questions.map(({ id }) => gapOf.get(id) ?? "without words"),
      ),
      score(
        "exact duplicates",
        items.map(({ text }) => text),
      ),
      score("tf-idf of words, k-means, true k", means(weighWords(words))),
      score("our vectors, k-means, true k", means(space.index.vectors)),
    ],
    stability: await measureStability(questions),
  };
}

/** Plain tf-idf as it is commonly done: log counts, smoothed rarity, length 1. */
function weighWords(texts: readonly (readonly string[])[]): Vector[] {
  const ids = new Map<string, number>();
  const frequencies: number[] = [];
  for (const words of texts) {
    for (const word of new Set(words)) {
      const id = ids.get(word) ?? ids.size;
      ids.set(word, id);
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  return texts.map((words) => {
    const counts = new Map<number, number>();
    for (const word of words) counts.set(ids.get(word)!, (counts.get(ids.get(word)!) ?? 0) + 1);
    const weigh = (id: number, count: number) =>
      (1 + Math.log(count)) * (Math.log((texts.length + 1) / (frequencies[id]! + 1)) + 1);
    return toUnit([...counts].map(([id, count]) => [id, weigh(id, count)]));
  });
}

/** In a process of its own, so that memory is that of clustering alone. */
async function timeGaps(): Promise<GapTimes> {
  const program = join(import.meta.dirname, "time-gaps.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["app/server/launch.js", program]);
  return JSON.parse(stdout) as GapTimes;
}
