/**
 * Gaps in a thread of their own: clustering holds its thread for half a minute where a store has a lot to ask. What was clustered
 * is held for the questions to come, so much as fits. One request after the other.
 */
import { parentPort } from "node:worker_threads";
import { clusterQuestions } from "#app/gaps/cluster-questions.ts";
import type { GapIndex } from "#app/gaps/gap-index.ts";
import { indexKnown } from "#app/gaps/index-known.ts";
import type { Answer, Request } from "./requests.ts";

/** Questions of all held stores together: some 1 GiB of vectors. */
const mostHeld = 200_000;

/** By store, the longest unused first. */
const held = new Map<number, { index: GapIndex; questions: number }>();

function hold(storeId: number, index: GapIndex, questions: number): void {
  held.delete(storeId);
  held.set(storeId, { index, questions });
  let all = [...held.values()].reduce((sum, one) => sum + one.questions, 0);
  for (const [other, one] of held) {
    if (all <= mostHeld || other === storeId) break;
    held.delete(other);
    all -= one.questions;
  }
}

async function answer(request: Request): Promise<Extract<Answer, { answer: unknown }>["answer"]> {
  const { storeId, questions } = request.asked;
  if (request.name === "cluster") {
    held.delete(storeId);
    const { gaps, index } = await clusterQuestions(questions, request.asked);
    hold(storeId, index, questions.length);
    return gaps;
  }
  if (request.name === "hold") {
    held.delete(storeId);
    hold(storeId, await indexKnown(request.asked.questions, request.asked.retired), questions.length);
    return null;
  }
  const own = held.get(storeId);
  if (!own) throw new Error(`the gaps of store ${storeId} are not held`);
  hold(storeId, own.index, own.questions + questions.length);
  const placed: (string | null)[] = [];
  for (const question of questions) placed.push((await own.index.place(question))?.gap ?? null);
  return placed;
}

let last: Promise<unknown> = Promise.resolve();
parentPort!.on("message", (request: Request) => {
  last = last.then(async () => {
    try {
      parentPort!.postMessage({ answer: await answer(request) } satisfies Answer);
    } catch (failure) {
      parentPort!.postMessage({ failure } satisfies Answer);
    }
  });
});
