/** Runs a pull connection for a while: asks, stores page by page, and leaves the cursor where the next run goes on. */
import { readMasker } from "#app/ingest/open-masker.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import { PullOvertaken, readPulledThrough } from "#db/connections/hold-pull.ts";
import { openConnection, type OpenConnection } from "#db/connections/list.ts";
import { recordFailure } from "#db/connections/record-run.ts";
import { setConnectionState } from "#db/connections/update.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { openSecret } from "../seal-secret.ts";
import { createAsker, toPullFault, type PullClock } from "./ask-platform.ts";
import { readBaseAddress } from "./base-address.ts";
import { findPullConnector, pullConnectors } from "./connectors.ts";
import type { PageReading, PullAnswer, PullConnector, PulledPage, PullRequest } from "./connector.ts";
import { readFormatSettings } from "./format-settings.ts";
import { PullFault, PullLater } from "./pull-fault.ts";
import { pullSettingsShape, readPullState, type PullState } from "./pull-settings.ts";
import { storePage, type PagePlace } from "./store-page.ts";

export type PullRunOptions = {
  connectionId: string;
  /** What secrets are sealed with. */
  sealKey: Buffer;
  /** The key that personal data is masked with; null, for tests only, masks nothing. */
  privacyKey: string | null;
  /** Whether addresses of the own network may be asked, and plain http. */
  allowsPrivate: boolean;
  clock: PullClock;
  /** Stops at once; what is stored by then stays, and the next run goes on behind it. */
  signal: AbortSignal;
  /** A run ends with the page after this many ms, so that others have their turn. */
  sliceMs: number;
};

export type PullOutcome = {
  /**
   * `done`: everything there is has been brought. `more`: there is more to ask for. `later`: the platform wants us to wait.
   * `failed`: the connection says why. `stopped`: by the signal, or because it was paused or removed.
   */
  state: "done" | "more" | "later" | "failed" | "stopped";
  /** Events that were new. */
  accepted: number;
};

/** Throws on bugs and database failures only. */
export async function runPull(db: Db, options: PullRunOptions): Promise<PullOutcome> {
  const { connectionId, signal, clock } = options;
  const connection = await openConnection(db, connectionId);
  const outcome: PullOutcome = { state: "stopped", accepted: 0 };
  if (!connection || connection.kind !== "pull" || connection.state === "paused") return outcome;
  try {
    outcome.state = await pullPages(db, connection, options, outcome);
  } catch (error) {
    const failure = toPullFault(error);
    if (signal.aborted || failure instanceof PullOvertaken) return { ...outcome, state: "stopped" };
    if (failure instanceof PullLater) return { ...outcome, state: "later" };
    if (!(failure instanceof PullFault)) throw error;
    const { message, isLasting } = failure;
    await recordFailure(db, { connectionId, at: clock.now(), error: message, isFailing: isLasting });
    return { ...outcome, state: "failed" };
  }
  if (connection.state === "failing") await setConnectionState(db, connectionId, "active");
  return outcome;
}

async function pullPages(
  db: Db,
  connection: OpenConnection,
  options: PullRunOptions,
  outcome: PullOutcome,
): Promise<"done" | "more"> {
  const { clock, sliceMs, signal } = options;
  const { connector, address, since, place, secret } = await openPull(db, connection, options);
  const ask = createAsker({ ...options, connector, address, secret });
  const settings = readFormatSettings(connection.format);
  const endsAt = clock.now() + sliceMs;
  let stored = connection.cursor === null ? null : readPullState(connection.cursor);
  for (;;) {
    signal.throwIfAborted();
    const reading = connector.readPage(stored?.cursor ?? null, { since, now: clock.now(), settings });
    const page = await readWhole(reading, ask);
    const after: PullState = { cursor: page.cursor, through: page.through ?? stored?.through ?? null };
    outcome.accepted += await storePage(db, place, page.records, { before: stored, after });
    stored = after;
    if (page.through !== null) {
      if (connector.brings === "chats") await vouch(db, connection);
      return "done";
    }
    if (clock.now() >= endsAt) return "more";
  }
}

type Opened = { connector: PullConnector; address: string; since: number; place: PagePlace; secret: string };

/** Throws a PullFault for a connection that cannot be asked as it stands. */
async function openPull(db: Db, connection: OpenConnection, options: PullRunOptions): Promise<Opened> {
  const { connectionId, name, storeKey, platform, format } = connection;
  const connector = findPullConnector(platform);
  const adapter = findAdapter(format);
  const settings = pullSettingsShape.safeParse(connection.settings);
  if (!connector || !adapter || !settings.success) throw new PullFault("settings", "cannot be read");
  const read = readBaseAddress(settings.data.address, options.allowsPrivate);
  if ("fault" in read) throw new PullFault(read.fault === "private" ? "private" : "settings", read.fault);
  const secret = openSecret(options.sealKey, connectionId, connection.secret);
  if (!secret) throw new PullFault("secret", "cannot be opened");
  const masker = await readMasker(db, options.privacyKey);
  const { now } = options.clock;
  const place = { connectionId, name, storeKey, adapter, masker, conversations: new Set<number>(), now };
  return { connector, address: read.address, since: settings.data.since, place, secret };
}

async function readWhole(
  reading: PageReading,
  ask: (request: PullRequest) => Promise<PullAnswer>,
): Promise<PulledPage> {
  let step = reading.next();
  while (!step.done) step = reading.next(await ask(step.value));
  return step.value;
}

const chatPlatforms = pullConnectors
  .filter(({ brings }) => brings === "chats")
  .map(({ platform }) => platform);

/** A store's conversations are known as far as the slowest of the platforms that are asked for them. */
async function vouch(db: Db, { storeId, storeKey }: OpenConnection): Promise<void> {
  const through = await readPulledThrough(db, storeId, chatPlatforms);
  if (through !== null) await vouchThrough(db, [storeKey], through);
}
