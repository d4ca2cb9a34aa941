/** Whether a line would be taken now: the same reader and the same gate as an import has. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Clock } from "#app/events/parse-event.ts";
import { adaptRecord } from "#app/ingest/adapt-records.ts";
import { longestKeptBytes, longestRecordBytes } from "#app/ingest/raw-record.ts";
import { decodeRecord } from "#app/ingest/record-buffer.ts";
import type { Masker } from "#app/privacy/masker.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";

/** A line that was set aside: where it stands, and the store its import said it belongs to if it names none itself. */
export type WaitingLine = { line: number; raw: Buffer; store: string | null };
export type Fault = Pick<QuarantinedLine, "field" | "reason" | "store" | "eventType"> & {
  /** The line's bytes as they may be kept. */
  raw: Uint8Array;
};
export type Verdict = { events: CanonicalEvent[]; fault: null } | { events: null; fault: Fault };
export type LineCheck = (raw: Buffer, line: WaitingLine) => Verdict;

/** How a format's lines can be mended: each by itself, or only with the whole file around them. */
export function canMendAlone(format: string): boolean {
  return findAdapter(format)?.isStateless ?? true;
}

/** Whether a record of the format is kept as one line, so that lines given back stand one below the other. */
export function hasLines(format: string): boolean {
  return findAdapter(format)?.framing.by !== "element";
}

const namedStore = /"store"\s*:\s*"/;

type Checking = {
  clock: Clock;
  /** Null where only the verdict is wanted and nothing is kept. */
  masker: Masker | null;
};

/** A check for lines of one import; `store` is the store its import was given. */
export function createLineCheck(
  format: string,
  store: string | null,
  { clock, masker }: Checking,
): LineCheck {
  const adapter = findAdapter(format) ?? findAdapter("canonical")!;
  const limit = adapter.framing.by === "element" ? longestKeptBytes : longestRecordBytes;
  return (bytes, waiting) => {
    const events: CanonicalEvent[] = [];
    let fault: Fault | null = null;
    // The store of a line that names none is the one its request or command named; it was kept with the line.
    const named = store ?? (namedStore.test(waiting.raw.toString("latin1")) ? null : waiting.store);
    const record = decodeRecord(waiting.line, { bytes, length: bytes.length }, limit);
    if (record.text?.endsWith("\r")) record.text = record.text.slice(0, -1);
    adaptRecord(record, {
      reader: adapter.open({ store: named }),
      defaults: named === null ? {} : { store: named },
      clock,
      masker,
      sink: {
        add: (event) => events.push(event),
        quarantine: (bad) => {
          fault ??= bad;
        },
      },
    });
    // Assigned in a callback, which narrowing does not see.
    const found = fault as Fault | null;
    if (found) {
      const { field, reason, eventType, raw } = found;
      return {
        events: null,
        fault: { field, reason, eventType: eventType ?? null, store: found.store, raw },
      };
    }
    return { events, fault: null };
  };
}
