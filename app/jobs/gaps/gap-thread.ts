import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { startThread } from "#app/server/start-thread.ts";
import type { Answer, RequestName, Requests } from "./requests.ts";

/** A thread takes half a second to begin, so it stays; without work for so long, it goes, and the words it holds with it. */
const idleMs = 10 * 60_000;

/** The thread that clusters questions and puts new ones into gaps: begun when needed, one for all who ask. */
class GapThread {
  /** The version of the gaps that the thread holds, by store; whoever asks keeps it. Empty with a new thread. */
  readonly held = new Map<number, number>();
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** One after the other. Throws what the thread failed of, or when aborted, which ends the thread. */
  ask<N extends RequestName>(
    name: N,
    asked: Requests[N]["asked"],
    signal: AbortSignal,
  ): Promise<Requests[N]["answer"]> {
    const run = this.last.then(() => this.send(name, asked, signal));
    this.last = run.catch(() => undefined);
    return run;
  }

  private async send<N extends RequestName>(
    name: N,
    asked: Requests[N]["asked"],
    signal: AbortSignal,
  ): Promise<Requests[N]["answer"]> {
    signal.throwIfAborted();
    clearTimeout(this.idle);
    const worker = (this.worker ??= startThread("app/jobs/gaps/thread.ts"));
    worker.ref();
    try {
      const answered = once(worker, "message", { signal });
      worker.postMessage({ name, asked });
      const [answer] = (await answered) as [Answer];
      if ("failure" in answer) throw answer.failure;
      worker.unref();
      this.idle = setTimeout(() => void this.end(), idleMs).unref();
      return answer.answer as Requests[N]["answer"];
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  private async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    this.held.clear();
    await worker?.terminate();
  }
}

export const gapThread = new GapThread();
