import type { Principal, Scope } from "#app/access/principal.ts";
import type { Client, SignInServices } from "#app/access/sign-in-services.ts";
import type { RunBacktest } from "#app/knowledge/run-backtest.ts";
import type { TakeEvents } from "#app/live/thread/intake-thread.ts";
import type { UpdatesHub } from "#app/live/updates-hub.ts";
import type { AfterHead } from "#app/server/http/response-head.ts";
import type { Db } from "#db/connection.ts";

/** The part of `context` that is the same for every request. */
export type SharedContext = {
  /** Without any limit: for imports, and for what all stores share. */
  importDb: Db;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** The key behind tokens and customers' hashes. */
  privacyKey: string;
  /** Largest file that may be uploaded, in bytes. */
  uploadLimit: number;
  /** Whether connections may ask platforms in the own network; absent means not. */
  pullsPrivate?: boolean;
  /** The way in for requests with events. */
  takeEvents: TakeEvents;
  /** Backtests a draft beside the pages being answered; absent means among them. */
  runBacktest?: RunBacktest;
  /** Tells open pages what has changed. */
  updates: UpdatesHub;
  /** What signing in needs. */
  signIn: SignInServices;
};

/** The part of `context` that depends on who asks. */
export type OwnContext = {
  /** Who asks; null while not signed in. The rules of the routes have let them pass. */
  principal: Principal | null;
  /** The stores of whoever asks. */
  scope: Scope;
  /** The request pool, limited to these stores: a statement is stopped after 5 s. */
  db: Db;
  /** The other end of the request. */
  client: Client;
  /** For parts of a page that are sent after the rest: begun before, they would take the processor from it. */
  afterHead: AfterHead;
};

declare module "@remix-run/node" {
  /** What every loader and action finds in `context`. */
  interface AppLoadContext extends SharedContext, OwnContext {}
}
