import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ClusterOptions, Gap } from "#app/gaps/cluster-questions.ts";
import type { Question } from "#app/gaps/wordings.ts";

export type ClusterAsked = {
  questions: readonly Question[];
  previous: NonNullable<ClusterOptions["previous"]>;
  retired: NonNullable<ClusterOptions["retired"]>;
};
export type Clustered = Gap[];

/** Clusters in a thread of its own, which ends with it. Throws what the thread failed of, or when aborted. */
export async function clusterApart(asked: ClusterAsked, signal: AbortSignal): Promise<Clustered> {
  const thread = new Worker(new URL("./thread.js", import.meta.url), { workerData: asked });
  try {
    const [gaps] = (await once(thread, "message", { signal })) as [Clustered];
    return gaps;
  } finally {
    await thread.terminate();
  }
}
