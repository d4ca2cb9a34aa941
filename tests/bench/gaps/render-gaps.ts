import type { GapsRun } from "./measure-gaps.ts";

type Table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) => string;

/** Lines of Markdown; `table` draws a table. */
export function renderGaps(run: GapsRun | undefined, table: Table): string[] {
  if (!run) return [];
  const { questions, gaps, seconds, processorSeconds, peakMemoryMiB, placing } = run.times;
  const fixed = (value: number) => value.toFixed(3);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  return [
    "## Clustering questions into gaps, against labelled intents",
    "",
    "K-means is told the true number of intents, which gaps are not; the best of ten restarts by its own measure.",
    "",
    table(
      ["method", "set", "groups", "purity", "NMI", "adjusted Rand"],
      run.sets.flatMap(({ set, methods }) =>
        methods.map(({ method, groups, purity, nmi, ari }) => [
          method,
          set,
          groups,
          fixed(purity),
          fixed(nmi),
          fixed(ari),
        ]),
      ),
    ),
    "",
    table(
      [
        "5 % more questions",
        "old moved to another gap",
        "if clustered anew",
        "new placed one by one as in the batch",
      ],
      run.sets.map(({ set, stability: { moved, movedFromScratch, placedAlike } }) => [
        set,
        percent(moved),
        percent(movedFromScratch),
        percent(placedAlike),
      ]),
    ),
    "",
    `${questions.toLocaleString("en")} published questions, Chinese and English, into ${gaps.toLocaleString("en")} gaps: ${seconds} s (${processorSeconds} s of one core), at most ${peakMemoryMiB} MiB. One more question placed: p50 ${placing.p50} ms, p95 ${placing.p95} ms, at most ${placing.max} ms.`,
    "",
    ...renderPlacing(run.placing),
  ];
}

function renderPlacing(placing: GapsRun["placing"]): string[] {
  if (!placing) return [];
  const { questions, clusteringSeconds, alone, together } = placing;
  return [
    `Through the database, in a store with ${questions.toLocaleString("en")} questions: clustered in ${clusteringSeconds} s; a new one put into its gap, sizes and all, in p50 ${alone.p50} ms, p95 ${alone.p95} ms when it comes alone, p50 ${together.p50} ms, p95 ${together.p95} ms each when a hundred come together.`,
    "",
  ];
}
