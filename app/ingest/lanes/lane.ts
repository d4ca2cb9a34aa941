/** One thread of an import: reads, checks and prepares a batch while another thread writes the one before, then writes its own. */
import { parentPort, workerData } from "node:worker_threads";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { createDatabase } from "#db/connection.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import { prepareBatch, type SettingsByStore } from "#db/load/prepare-batch.ts";
import { adaptRecord, type Adapting } from "../adapt-records.ts";
import { readMasker } from "../open-masker.ts";
import { readBlock, type LineBlock } from "../line-blocks.ts";
import { writeBatch } from "../write-batch.ts";
import type { FromLane, LaneOptions, ToLane } from "./lane-messages.ts";

const { databaseUrl, privacyKey, importId, format, store, storeDefaults, after, needsAllStores } =
  workerData as LaneOptions;
const port = parentPort!;
const db = createDatabase(databaseUrl, { max: 1, statementTimeoutMs: 0 });
const reader = findAdapter(format)!.open({ store });
const defaults = store === null ? {} : { store };
const clock = { now: () => Date.now() };
const masker = readMasker(db, privacyKey);
// The first batch waits for it and tells of its failure.
masker.catch(() => undefined);
let settings: SettingsByStore = new Map();
let turn = -1;
let onTurn: () => void = () => undefined;
let work: Promise<void> = Promise.resolve();

function say(message: FromLane): void {
  port.postMessage(message);
}

async function takeBatch(number: number, block: LineBlock): Promise<void> {
  const events: CanonicalEvent[] = [];
  const bad: QuarantinedLine[] = [];
  const stores = new Set<string>();
  const adapting: Adapting = {
    reader,
    defaults,
    clock,
    masker: await masker,
    sink: {
      add(event) {
        stores.add(event.store);
        events.push(event);
      },
      quarantine: (line) => bad.push(line),
    },
  };
  const rereading: Adapting = {
    ...adapting,
    sink: { add: (event) => stores.add(event.store), quarantine: () => undefined },
  };
  let recordsRead = after;
  for (const record of readBlock(block)) {
    if (record.line > after) {
      adaptRecord(record, adapting);
      recordsRead = record.line;
    } else if (needsAllStores) adaptRecord(record, rereading);
  }
  const prepared = await prepareBatch(events, settings);
  while (turn < number) await new Promise<void>((resume) => (onTurn = resume));
  const { settings: found, ...stored } = await writeBatch(db, {
    importId,
    storeDefaults,
    events,
    prepared,
    bad,
    recordsRead,
  });
  settings = new Map([...settings, ...found]);
  say({ say: "stored", number, stored, stores: [...stores] });
}

function fail(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = Object.fromEntries(
    Object.entries(error as object).filter(([, value]) => typeof value === "string"),
  );
  say({ say: "failed", error: { message, ...(stack === undefined ? {} : { stack }), details } });
}

port.on("message", (message: ToLane) => {
  if (message.say === "turn") {
    turn = message.number;
    onTurn();
  } else if (message.say === "end") {
    void work.then(() => db.destroy()).then(() => process.exit(0));
  } else {
    const { number, firstLine, bytes, length } = message;
    const block = { firstLine, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), length };
    work = work.then(() => takeBatch(number, block));
    work.catch(fail);
  }
});
say({ say: "ready" });
