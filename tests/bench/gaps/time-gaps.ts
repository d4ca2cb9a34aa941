/** Clusters 100,000 published questions and places some more one by one; prints one line of JSON. */
import { clusterQuestions } from "#app/gaps/cluster-questions.ts";
import { summarise, round, type Summary } from "../statistics.ts";
import { readManyTexts } from "./read-questions.ts";

export type GapTimes = {
  questions: number;
  gaps: number;
  seconds: number;
  /** Of the processor: what `seconds` would be with nothing else running. */
  processorSeconds: number;
  peakMemoryMiB: number;
  /** Milliseconds to place one question. */
  placing: Summary & { max: number };
};

const count = 100_000;
const placed = 1_000;

const texts = readManyTexts(count + placed);
const isPlaced = (index: number) => index % ((count + placed) / placed) === 0;
const questions = texts.map((text, index) => ({ id: `q${index}`, text }));
const start = performance.now();
const { gaps, index } = await clusterQuestions(questions.filter((_, at) => !isPlaced(at)));
const seconds = (performance.now() - start) / 1_000;
const used = process.cpuUsage();
const durations: number[] = [];
for (const question of questions.filter((_, at) => isPlaced(at))) {
  const from = performance.now();
  await index.place(question);
  durations.push(performance.now() - from);
}
const times: GapTimes = {
  questions: count,
  gaps: gaps.length,
  seconds: round(seconds),
  processorSeconds: round((used.user + used.system) / 1e6),
  peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  placing: { ...summarise(durations), max: round(Math.max(...durations)) },
};
console.log(JSON.stringify(times));
