/** The thread that takes events, seen from the web process: requests go in, their answers come back. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import type { Sender } from "#app/ingest/sender.ts";
import { reportError } from "#app/server/report-error.ts";
import type { Trouble } from "#app/server/run-soon.ts";
import { startThread } from "#app/server/start-thread.ts";
import type { FromThread, ThreadOptions, ToThread } from "./messages.ts";

/** Takes the events of a request; answers once they are durable (see `ingestRequest`). */
export type TakeEvents = (request: Request, sender: Sender) => Promise<Response>;

export type IntakeThread = {
  takeEvents: TakeEvents;
  /** Of the refresher; a thread that is silent counts as failing. */
  getTrouble: () => Trouble;
  close: () => Promise<void>;
};

type Body = ReadableStreamDefaultReader<Uint8Array> | undefined;
type Pending = { body: Body; resolve: (response: Response) => void; reject: (error: unknown) => void };

const closePatienceMs = 1_000;
const restartMs = 500;
/** It speaks once a second, if not a long run of its own keeps it from it. */
const longestSilenceMs = 15_000;

/** Starts the thread, which takes about half a second: requests wait for it. It is started again should it fail. */
export function startIntakeThread(options: ThreadOptions): IntakeThread {
  const pending = new Map<number, Pending>();
  let last = 0;
  let heardAt = performance.now();
  let trouble: Trouble = { failingMs: 0, runningMs: 0 };
  let isClosing = false;
  let isUp = true;
  let thread = start();

  function start(): Worker {
    isUp = true;
    const started = startThread("app/live/thread/thread.ts", options);
    started.on("message", hear);
    started.on("error", (error) => reportError("Taking events failed and starts again", error));
    started.once("exit", () => {
      isUp = false;
      for (const number of [...pending.keys()]) settle(number)?.resolve(refuse());
      if (isClosing) return;
      setTimeout(() => {
        if (!isClosing) thread = start();
      }, restartMs).unref();
    });
    return started;
  }

  const tell = (message: ToThread, transfer: ArrayBuffer[] = []) => thread.postMessage(message, transfer);

  function settle(number: number): Pending | undefined {
    const settled = pending.get(number);
    pending.delete(number);
    return settled;
  }

  function hear(message: FromThread): void {
    heardAt = performance.now();
    if (message.say === "trouble") {
      trouble = message.trouble;
      return;
    }
    const { number } = message;
    if (message.say === "pull") void passChunk(number, pending.get(number)?.body);
    if (message.say === "cancel")
      void pending
        .get(number)
        ?.body?.cancel()
        .catch(() => undefined);
    if (message.say === "failed") {
      const { message: text, stack } = message;
      settle(number)?.reject(Object.assign(new Error(text), stack === null ? {} : { stack }));
    }
    if (message.say === "answer") {
      const { body, ...init } = message.answer;
      settle(number)?.resolve(new Response(body, init));
    }
  }

  async function passChunk(number: number, body: Body): Promise<void> {
    if (!body) return;
    try {
      const { value } = await body.read();
      // A copy of its own, which can be handed over: chunks may lie in memory that others use.
      const bytes = value ? new Uint8Array(value) : null;
      tell({ say: "chunk", number, bytes }, bytes ? [bytes.buffer] : []);
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      tell({ say: "fault", number, message, code: code ?? null });
    }
  }

  return {
    takeEvents: (request, sender) =>
      new Promise((resolve, reject) => {
        if (!isUp) return resolve(refuse());
        const number = ++last;
        const { url, method, headers } = request;
        const body = request.body?.getReader();
        pending.set(number, { body, resolve, reject });
        const head = { url, method, headers: [...headers], hasBody: body !== undefined };
        tell({ say: "request", number, head, sender });
      }),
    getTrouble() {
      const silentMs = performance.now() - heardAt;
      return silentMs > longestSilenceMs ? { ...trouble, failingMs: silentMs } : trouble;
    },
    async close() {
      isClosing = true;
      const ended = once(thread, "exit");
      tell({ say: "stop" });
      await Promise.race([ended, sleep(closePatienceMs, undefined, { ref: false })]);
      await thread.terminate();
    },
  };
}

/** The thread has ended before it answered. */
function refuse(): Response {
  const error = "events cannot be taken just now; send it again, lines sent twice change nothing";
  return Response.json({ error }, { status: 503, headers: { "Retry-After": "1" } });
}
