/** Large imports on both cores: batches go to two threads by turns, so that one prepares while the other writes. */
import { Worker } from "node:worker_threads";
import type { LineBlock } from "../line-blocks.ts";
import type { StoredBatch } from "../write-batch.ts";
import type { FromLane, LaneOptions, ToLane } from "./lane-messages.ts";

export type Lanes = {
  /** Whether the threads have started; until then nothing may be added. */
  isReady: () => boolean;
  /** Resolves when they have. */
  ready: Promise<void>;
  /** Adds lines to the batch being gathered; waits while enough are under way. Throws what a thread failed of. */
  add: (block: LineBlock) => Promise<void>;
  /** Writes the rest and waits until all is stored. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

/** Told of each batch that is stored, and of the keys of the stores named in it. */
type OnStored = (stored: StoredBatch, stores: readonly string[]) => void;

const laneCount = 2;
/** Batches handed out and not stored: one being written, one prepared, one waiting. */
const mostUnderWay = 3;
const youngGenerationMb = 48;

/** Starts the threads, which takes about a second, and returns at once. Batches are written in the order of their lines. */
export function openLanes(options: LaneOptions, batchBytes: number, onStored: OnStored): Lanes {
  const lanes = Array.from({ length: laneCount }, () => startLane(options));
  const exits = lanes.map((lane) => new Promise<void>((resolve) => lane.once("exit", () => resolve())));
  let readyLanes = 0;
  let gathered: LineBlock[] = [];
  let gatheredBytes = 0;
  let handedOut = 0;
  let stored = 0;
  let failure: Error | null = null;
  let wake: (() => void)[] = [];

  function onChange(): void {
    const waiting = wake;
    wake = [];
    for (const resume of waiting) resume();
  }

  function fail(error: Error): void {
    failure ??= error;
    onChange();
  }

  for (const lane of lanes) {
    lane.on("error", fail);
    lane.on("message", (message: FromLane) => {
      if (message.say === "ready") readyLanes += 1;
      else if (message.say === "failed") fail(rebuildError(message.error));
      else {
        stored += 1;
        const next = message.number + 1;
        tell(next, { say: "turn", number: next });
        onStored(message.stored, message.stores);
      }
      onChange();
    });
  }

  function tell(number: number, message: ToLane, transfer: ArrayBuffer[] = []): void {
    lanes[number % laneCount]!.postMessage(message, transfer);
  }

  async function waitUntil(isReached: () => boolean): Promise<void> {
    while (!failure && !isReached()) await new Promise<void>((resume) => wake.push(resume));
    if (failure) throw failure;
  }

  async function handOut(): Promise<void> {
    if (gathered.length === 0) return;
    await waitUntil(() => handedOut - stored < mostUnderWay);
    const [first] = gathered;
    const length = gathered.reduce((sum, block) => sum + block.length, 0);
    const bytes = new Uint8Array(gathered.reduce((sum, block) => sum + block.bytes.length, 0));
    let at = 0;
    for (const block of gathered) {
      bytes.set(block.bytes, at);
      at += block.bytes.length;
    }
    gathered = [];
    gatheredBytes = 0;
    const number = handedOut++;
    if (number === 0) tell(0, { say: "turn", number: 0 });
    tell(number, { say: "take", number, firstLine: first!.firstLine, bytes, length }, [bytes.buffer]);
  }

  const isReady = () => readyLanes === laneCount;
  const ready = waitUntil(isReady);
  ready.catch(() => undefined);
  return {
    isReady,
    ready,
    async add(block) {
      const isCut = block.length > block.bytes.length;
      if (isCut) await handOut();
      gathered.push(block);
      gatheredBytes += block.bytes.length;
      if (isCut || gatheredBytes >= batchBytes) await handOut();
    },
    async settle() {
      await handOut();
      await waitUntil(() => stored === handedOut);
    },
    async close() {
      for (const lane of lanes) {
        if (failure || readyLanes < laneCount) void lane.terminate();
        else lane.postMessage({ say: "end" } satisfies ToLane);
      }
      await Promise.all(exits);
    },
  };
}

function startLane(options: LaneOptions): Worker {
  return new Worker(new URL("./lane.js", import.meta.url), {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
}

/** An error as the thread threw it, with what tells of a lost database. */
function rebuildError({ message, stack, details }: Extract<FromLane, { say: "failed" }>["error"]): Error {
  return Object.assign(new Error(message), details, stack === undefined ? {} : { stack });
}
