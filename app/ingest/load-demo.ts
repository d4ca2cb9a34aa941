/** The demo world into the database: generated, validated like anybody's events, and loaded as one import. */
import { writeFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { parseEvent } from "#app/events/parse-event.ts";
import { watchImport } from "#app/jobs/watch-import.ts";
import { maskEvent } from "#app/privacy/mask-event.ts";
import type { Masker } from "#app/privacy/masker.ts";
import type { Db } from "#db/connection.ts";
import { addJob } from "#db/jobs/queue.ts";
import { finishImport, startImport } from "#db/load/imports.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { analyzeArrived, tidyTables } from "#db/rollup/tidy.ts";
import { createWorld, demoOptions } from "#seeds/demo-world.ts";
import { createBatchWriter, type BatchWriter } from "./batch-writer.ts";
import { readMasker } from "./open-masker.ts";
import { createTally, type Totals } from "./tally.ts";

export type DemoOptions = {
  /** The key that personal data is masked with; null, for measurements only, masks nothing. */
  privacyKey: string | null;
  seed?: number;
  conversations?: number;
  /** Conversations generated so far, of all. */
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Where to write the world's true figures; absent means nowhere. */
  truthPath?: string;
};

// The demo's days are fixed: a computer whose clock is slow must not take them for the future.
const clock = { now: () => Number.POSITIVE_INFINITY };
const eventsPerTurn = 500;

/** Loads the demo world; loading it again changes nothing. The rollups are up to date when it returns; its gaps are a job's. */
export async function loadDemoWorld(db: Db, options: DemoOptions): Promise<Totals> {
  const conversations = options.conversations ?? demoOptions.conversations;
  const world = createWorld({ seed: options.seed ?? demoOptions.seed, conversations });
  const importId = await startImport(db, { origin: "demo", name: "demo", format: "canonical" });
  const tally = createTally();
  const writer = createBatchWriter(db, { importId, storeDefaults: {}, tally });
  const watch = watchImport(db, importId, () => ({}));
  try {
    const masker = await readMasker(db, options.privacyKey);
    await writeWorld(world.events(), { writer, masker }, (done) =>
      options.onProgress?.({ done: Math.min(done, conversations), total: conversations }),
    );
    await analyzeArrived(db, tally.totals());
    await refreshDirtyBuckets(db);
    await tidyTables(db);
  } catch (failure) {
    const error = failure instanceof Error ? failure.message : String(failure);
    // The same failure may stop this too; it is the first one that counts.
    await finishImport(db, importId, { ...tally.totals(), status: "failed", error }).catch(() => undefined);
    throw failure;
  } finally {
    await watch.stop();
  }
  await finishImport(db, importId, { ...tally.totals(), status: "done" });
  await addJob(db, "cluster-gaps", 0);
  if (options.truthPath !== undefined) await writeFile(options.truthPath, JSON.stringify(world.truth()));
  return tally.totals();
}

async function writeWorld(
  events: Iterable<Record<string, unknown>>,
  { writer, masker }: { writer: BatchWriter; masker: Masker | null },
  onProgress: (done: number) => void,
): Promise<void> {
  let done = 0;
  let turn = 0;
  for (const record of events) {
    const parsed = parseEvent(record, {}, clock);
    if (!("event" in parsed)) {
      throw new Error(`demo world: ${parsed.field}: ${parsed.reason}: ${JSON.stringify(record)}`);
    }
    if (masker) maskEvent(masker, parsed.event);
    if (parsed.event.type === "conversation") done += 1;
    writer.add(parsed.event, 0);
    turn += 1;
    if (writer.isFull()) {
      await writer.write(turn);
      onProgress(done);
    }
    // Generating never waits for anything: without a pause the batch before could not be written meanwhile.
    if (turn % eventsPerTurn === 0) await setImmediate();
  }
  await writer.settle(turn);
  onProgress(done);
}
