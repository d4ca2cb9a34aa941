/** The thread that takes events and keeps the rollups in step with them, so that pages never wait behind either. */
import { parentPort, workerData } from "node:worker_threads";
import { ingestRequest } from "#app/ingest/events-request.ts";
import { keepRollupsFresh, refresherConnections } from "#app/live/keep-rollups-fresh.ts";
import { createIntake } from "#app/live/intake.ts";
import { niceness, stepBack } from "#app/server/thread-priority.ts";
import { createDatabase } from "#db/connection.ts";
import { listenForChanges } from "#db/live/listen.ts";
import type { AnsweredRequest, FromThread, ThreadOptions, ToThread } from "./messages.ts";
import { createBodies } from "./request-bodies.ts";

/** Connections for requests with events: two transactions at a time, and their keys. */
const intakeConnections = 5;
const intakeStatementMs = 60_000;
const troubleEveryMs = 1_000;

const { url, privacyKey } = workerData as ThreadOptions;
stepBack(niceness.intake);
const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);

const refresherDb = createDatabase(url, { max: refresherConnections, statementTimeoutMs: 0 });
const intakeDb = createDatabase(url, { max: intakeConnections, statementTimeoutMs: intakeStatementMs });
const refresher = keepRollupsFresh(refresherDb);
const stopListening = listenForChanges(url, {
  onChange: ({ kind }) => kind === "dirty" && refresher.wake(),
  onListening: refresher.wake,
});
const intake = createIntake(intakeDb, { privacyKey, onWritten: refresher.wake });
const bodies = createBodies(say);

async function answer({ number, head, sender }: Extract<ToThread, { say: "request" }>): Promise<void> {
  const { hasBody, url: address, ...rest } = head;
  const body = hasBody ? { body: bodies.open(number), duplex: "half" as const } : {};
  try {
    const response = await ingestRequest(intake, new Request(address, { ...rest, ...body }), { sender });
    const answered: AnsweredRequest = {
      status: response.status,
      headers: [...response.headers],
      body: await response.text(),
    };
    say({ say: "answer", number, answer: answered });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say({ say: "failed", number, message, stack: stack ?? null });
  } finally {
    bodies.close(number);
  }
}

port.on("message", (message: ToThread) => {
  if (message.say === "request") void answer(message);
  else if (message.say === "stop") void stop();
  else bodies.take(message);
});

const telling = setInterval(() => say({ say: "trouble", trouble: refresher.getTrouble() }), troubleEveryMs);

async function stop(): Promise<void> {
  clearInterval(telling);
  // A transaction cut off here is rolled back: its days stay marked, its requests were not answered.
  await Promise.all([stopListening(), refresher.close(), intakeDb.destroy()]);
  await refresherDb.destroy();
  process.exit(0);
}
