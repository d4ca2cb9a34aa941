/** The versions of one event within a batch, judged in their order as if each had been sent alone: however a file is cut into batches, its counts are the same. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { mayReplace } from "./event-hash.ts";

type Version = { event: CanonicalEvent; hash: number };

/** The latest acceptable version that a batch holds of an event. */
export type Versions = Version & {
  /** Those it replaced within the batch, the oldest first. */
  earlier: readonly Version[];
  /** How many lines said what was known, or less: the same as the version then latest, or an older one. */
  repeated: number;
};

type Stored = { version: number | null; hash: number };

export type Verdict = {
  /** Whether the latest version changes what is stored. */
  isWritten: boolean;
  /** Versions taken and replaced again by later ones of the batch. */
  superseded: readonly CanonicalEvent[];
  duplicate: number;
};

/** Of an event that comes for the first time. */
export const noneEarlier: readonly Version[] = [];

/** Takes in one more version, in place. */
export function addVersion(known: Versions, event: CanonicalEvent, hash: number): void {
  if (!replaces(event.version, hash, toStored(known))) {
    known.repeated += 1;
    return;
  }
  known.earlier = [...known.earlier, { event: known.event, hash: known.hash }];
  known.event = event;
  known.hash = hash;
}

/** `stored` is undefined where nothing is stored of the event. Taken: the superseded, and the latest if it is written. */
export function judgeVersions(item: Versions, stored: Stored | undefined): Verdict {
  if (!stored)
    return {
      isWritten: true,
      superseded: item.earlier.map(({ event }) => event),
      duplicate: item.repeated,
    };
  const taken: CanonicalEvent[] = [];
  let current = stored;
  for (const version of [...item.earlier, item]) {
    if (!replaces(version.event.version, version.hash, current)) continue;
    taken.push(version.event);
    current = toStored(version);
  }
  // The last may say again what was stored before the batch came: taken, and nothing to write.
  const isWritten = taken.length > 0 && item.hash !== stored.hash;
  return {
    isWritten,
    superseded: isWritten ? taken.slice(0, -1) : taken,
    duplicate: item.repeated + item.earlier.length + 1 - taken.length,
  };
}

function replaces(version: number | null, hash: number, stored: Stored): boolean {
  return hash !== stored.hash && mayReplace(version, stored.version);
}

function toStored({ event, hash }: Version): Stored {
  return { version: event.version, hash };
}
