/** The way in for requests: admission, group commit, and the import of the hour. One for each process. */
import { randomInt } from "node:crypto";
import type { Db } from "#db/connection.ts";
import { isDatabaseAway, retryConflicts } from "#db/live/failures.ts";
import {
  announceImports,
  getHour,
  HourIsClosed,
  openHourImport,
  type HourConnection,
} from "#db/live/hour-import.ts";
import { writeGroup, type PartCounts, type RequestPart } from "#db/live/write-group.ts";
import { vouchThrough } from "#db/load/vouch.ts";
import { keepMasker } from "#app/ingest/open-masker.ts";
import type { Masker } from "#app/privacy/masker.ts";
import { createAdmission, defaultLimits, type Admission, type AdmissionLimits } from "./admission.ts";
import { createGroupQueue } from "./group-queue.ts";
import { createThrottle } from "./throttle.ts";

export type IntakePart = RequestPart & {
  bytes: number;
  /** The connection that brought it; absent for the API. */
  connection?: HourConnection | null;
};

type OpenHour = { hour: number; importId: Promise<number>; conversations: Set<number> };

export type Intake = {
  db: Db;
  admission: Admission;
  /** The masker for what is sent now; null, for measurements only, masks nothing. */
  readMasker: () => Promise<Masker | null>;
  /** Resolves when the part is durable, with what became of its events. */
  write: (part: IntakePart) => Promise<PartCounts>;
  /** Says that all of these stores' events up to a time (epoch ms) have been sent; `withEvents`: with events of this hour. */
  vouch: (stores: readonly string[], throughMs: number, withEvents: boolean) => Promise<void>;
};

export type IntakeOptions = {
  /** The key that personal data is masked with; null, for measurements only, masks nothing. */
  privacyKey: string | null;
  limits?: AdmissionLimits;
  now?: () => number;
  /** Called after events have become durable. */
  onWritten?: () => void;
};

/** Longest the imports page lags behind the counters, in ms. */
const announceMs = 500;

export function createIntake(db: Db, options: IntakeOptions): Intake {
  const now = options.now ?? Date.now;
  /** By connection, the API under "". */
  const open = new Map<string, OpenHour>();

  function closeHour(key: string, closed: OpenHour): void {
    if (open.get(key) === closed) open.delete(key);
  }

  function openHour(connection: HourConnection | null = null): OpenHour {
    const hour = getHour(now());
    const key = connection?.connectionId ?? "";
    const known = open.get(key);
    if (known?.hour === hour) return known;
    for (const [stale, opened] of open) if (opened.hour !== hour) open.delete(stale);
    const importId = openHourImport(db, hour, connection);
    const opened = { hour, importId, conversations: new Set<number>() };
    open.set(key, opened);
    importId.catch(() => closeHour(key, opened));
    return opened;
  }

  /** All parts are of one connection, or all of the API. */
  async function write(parts: readonly IntakePart[]): Promise<PartCounts[]> {
    const connection = parts[0]?.connection ?? null;
    for (;;) {
      const hour = openHour(connection);
      const importId = await hour.importId;
      // Counted for as long as this process lives; after a restart in the same hour some are counted again.
      const countNew = (ids: readonly number[]) => ids.filter((id) => !hour.conversations.has(id)).length;
      try {
        const result = await writeGroup(db, importId, parts, countNew);
        for (const id of result.conversationIds) hour.conversations.add(id);
        options.onWritten?.();
        announce();
        return result.counts;
      } catch (error) {
        if (!(error instanceof HourIsClosed)) throw error;
        closeHour(connection?.connectionId ?? "", hour);
      }
    }
  }

  // A page that misses this hears of the next one; a database that is gone needs no second complaint.
  const announce = createThrottle(announceMs, () => void announceImports(db).catch(() => undefined));
  return {
    db,
    readMasker: keepMasker(db, options.privacyKey),
    admission: createAdmission(options.limits ?? defaultLimits),
    write: createGroupQueue({ write, isCommonFailure: isDatabaseAway }),
    async vouch(stores, throughMs, withEvents) {
      const importId = withEvents ? await openHour().importId : null;
      await retryConflicts(() => vouchThrough(db, stores, throughMs, importId));
      options.onWritten?.();
    },
  };
}

/** A number for a request: of its hour, later ones mostly larger, and no two alike in any process. */
export function numberRequest(nowMs: number): number {
  const randomBits = 2 ** 30;
  return (nowMs - getHour(nowMs) + 1) * randomBits + randomInt(randomBits);
}
