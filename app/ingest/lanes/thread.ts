/** A lane of an import in a thread of its own, with a connection of its own. */
import { parentPort, workerData } from "node:worker_threads";
import { createDatabase } from "#db/connection.ts";
import { readMasker } from "../open-masker.ts";
import { createLane } from "./create-lane.ts";
import type { FromThread, ThreadOptions, ToThread } from "./lane-messages.ts";

const { databaseUrl, privacyKey, ...options } = workerData as ThreadOptions;
const port = parentPort!;
const db = createDatabase(databaseUrl, { max: 1, statementTimeoutMs: 0 });
const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

function fail(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = Object.fromEntries(
    Object.entries(error as object).filter(([, value]) => typeof value === "string"),
  );
  say({ say: "failed", error: { message, ...(stack === undefined ? {} : { stack }), details } });
}

try {
  const lane = createLane(db, await readMasker(db, privacyKey), options);
  port.on("message", (message: ToThread) => {
    if (message.say === "turn") lane.giveTurn(message.number);
    else if (message.say === "end") void db.destroy().then(() => process.exit(0));
    else {
      const { number, firstLine, bytes, length } = message;
      const memory = bytes.buffer as ArrayBuffer;
      const block = { firstLine, bytes: Buffer.from(memory, bytes.byteOffset, bytes.length), length };
      lane
        .take(number, block)
        .then((batch) => say({ say: "stored", number, memory, ...batch }, [memory]), fail);
    }
  });
  say({ say: "ready" });
} catch (error) {
  fail(error);
}
