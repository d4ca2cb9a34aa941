/** What keeps figures and open pages up to date while the server runs. */
import { setTimeout as sleep } from "node:timers/promises";
import { startIntakeThread, type IntakeThread } from "#app/live/thread/intake-thread.ts";
import { createUpdatesHub, type UpdatesHub } from "#app/live/updates-hub.ts";
import type { Db } from "#db/connection.ts";
import { listenForChanges } from "#db/live/listen.ts";
import { createStoreNamer } from "#db/live/store-keys.ts";

export type Live = Pick<IntakeThread, "takeEvents" | "getTrouble"> & {
  updates: UpdatesHub;
  close: () => Promise<void>;
};

const closePatienceMs = 1_000;

/** Starts the thread that takes events and refreshes figures, and the stream to the pages. */
export function startLive({ url, db, privacyKey }: { url: string; db: Db; privacyKey: string }): Live {
  const thread = startIntakeThread({ url, privacyKey });
  const updates = createUpdatesHub(createStoreNamer(db));
  const stopListening = listenForChanges(url, {
    onChange: updates.announce,
    onListening: updates.announceAll,
  });
  return {
    takeEvents: thread.takeEvents,
    updates,
    getTrouble: thread.getTrouble,
    async close() {
      const closing = Promise.all([stopListening(), thread.close()]);
      await Promise.race([closing, sleep(closePatienceMs, undefined, { ref: false })]);
    },
  };
}
