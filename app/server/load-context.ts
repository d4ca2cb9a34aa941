import type { Intake } from "#app/live/intake.ts";
import type { UpdatesHub } from "#app/live/updates-hub.ts";
import type { Db } from "#db/connection.ts";

declare module "@remix-run/node" {
  /** What every loader and action finds in `context`. */
  interface AppLoadContext {
    /** The request pool: a statement is stopped after 5 s. */
    db: Db;
    /** Without that limit, for imports. */
    importDb: Db;
    /** What an API client must send as `Authorization: Bearer`. */
    apiKey: string;
    /** Absolute path of the data folder. */
    dataDir: string;
    /** Largest file that may be uploaded, in bytes. */
    uploadLimit: number;
    /** The way in for requests with events. */
    intake: Intake;
    /** Tells open pages what has changed. */
    updates: UpdatesHub;
  }
}
