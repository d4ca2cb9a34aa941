/** Large imports on both cores: batches go by turns to this thread and to one more, so that one prepares while the other writes. */
import { startThread } from "#app/server/start-thread.ts";
import type { LineBlock } from "../line-blocks.ts";
import type { Lane, LaneBatch } from "./create-lane.ts";
import { createBlockGatherer } from "./gather-blocks.ts";
import type { FromThread, ThreadOptions, ToThread } from "./lane-messages.ts";

export type Lanes = {
  /** Whether the thread has started; until then nothing may be added. */
  isReady: () => boolean;
  /** Resolves when it has. */
  ready: Promise<void>;
  /** Adds lines to the batch being gathered; waits while enough are under way. Throws what a lane failed of. */
  add: (block: LineBlock) => Promise<void>;
  /** Writes the rest and waits until all is stored. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

/** A batch ends with the block that fills it. */
const roomForLastBlock = 512 * 1024;

/** Batches handed out and not stored: one being written, one prepared, one waiting. */
const mostUnderWay = 3;

/**
 * Starts the thread, which takes about half a second, and returns at once. `own` is this thread's lane. Batches of `batchBytes` are
 * written in the order of their lines; `onStored` is told of each.
 */
export function openLanes(
  own: Lane,
  options: ThreadOptions,
  batchBytes: number,
  onStored: (batch: LaneBatch) => void,
): Lanes {
  const thread = startThread("app/ingest/lanes/thread.ts", options);
  const exit = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  const tell = (message: ToThread, transfer: ArrayBuffer[] = []) => thread.postMessage(message, transfer);
  let isReady = false;
  const gatherer = createBlockGatherer(batchBytes + roomForLastBlock);
  let handedOut = 0;
  let stored = 0;
  let failure: Error | null = null;
  let waiting: (() => void)[] = [];

  thread.on("error", fail);
  thread.on("message", (message: FromThread) => {
    if (message.say === "failed") fail(rebuildError(message.error));
    else if (message.say === "stored") take(message, message.memory);
    else isReady = true;
    wake();
  });

  function wake(): void {
    const resumed = waiting;
    waiting = [];
    for (const resume of resumed) resume();
  }

  function fail(error: Error): void {
    failure ??= error;
    wake();
  }

  function take(batch: LaneBatch, memory: ArrayBufferLike): void {
    stored += 1;
    gatherer.release(memory);
    giveTurn(stored);
    onStored(batch);
    wake();
  }

  const isOwn = (number: number) => number % 2 === 0;

  function giveTurn(number: number): void {
    if (isOwn(number)) own.giveTurn(number);
    else tell({ say: "turn", number });
  }

  async function waitUntil(isReached: () => boolean): Promise<void> {
    while (!failure && !isReached()) await new Promise<void>((resume) => waiting.push(resume));
    if (failure) throw failure;
  }

  async function handOut(): Promise<void> {
    if (gatherer.size() === 0) return;
    await waitUntil(() => handedOut - stored < mostUnderWay);
    const block = gatherer.take()!;
    const memory = block.bytes.buffer as ArrayBuffer;
    const number = handedOut++;
    if (number === 0) giveTurn(0);
    if (isOwn(number)) own.take(number, block).then((batch) => take(batch, memory), fail);
    else tell({ say: "take", number, ...block }, [memory]);
  }

  const ready = waitUntil(() => isReady);
  ready.catch(() => undefined);
  return {
    isReady: () => isReady,
    ready,
    async add(block) {
      const isCut = block.length > block.bytes.length;
      if (isCut) await handOut();
      gatherer.add(block);
      if (isCut || gatherer.size() >= batchBytes) await handOut();
    },
    async settle() {
      await handOut();
      await waitUntil(() => stored === handedOut);
    },
    async close() {
      if (failure || !isReady) void thread.terminate();
      else tell({ say: "end" });
      await Promise.all([own.stop(), exit]);
    },
  };
}

/** An error as the thread threw it, with what tells of a lost database. */
function rebuildError({ message, stack, details }: Extract<FromThread, { say: "failed" }>["error"]): Error {
  return Object.assign(new Error(message), details, stack === undefined ? {} : { stack });
}
