/** Raw records → adapter → validation: events for the batch, or bad lines for quarantine. Does no reading or writing. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { parseEvent, readEventType, type Clock, type EventDefaults } from "#app/events/parse-event.ts";
import { maskEvent } from "#app/privacy/mask-event.ts";
import { maskRaw } from "#app/privacy/mask-raw.ts";
import type { Masker } from "#app/privacy/masker.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import type { SourceOutput, SourceReader } from "#app/sources/source-adapter.ts";
import type { RawRecord } from "./raw-record.ts";

/** Takes events and bad lines; `BatchWriter` is one. */
export type RecordSink = {
  add: (event: CanonicalEvent, bytes: number) => void;
  quarantine: (line: QuarantinedLine) => void;
};

export type Adapting = {
  reader: SourceReader;
  defaults: EventDefaults;
  clock: Clock;
  sink: RecordSink;
  /** Masks what is personal before anything else sees it; null, for measurements only, masks nothing. */
  masker: Masker | null;
};

/** Takes one raw record. It is set aside once, with its first fault, however many of its events are refused. */
export function adaptRecord(record: RawRecord, adapting: Adapting): void {
  if (record.refusal !== null) {
    const { line, bytes, refusal } = record;
    quarantine({ line, field: null, reason: refusal, raw: bytes, store: null }, adapting);
    return;
  }
  let isSetAside = false;
  for (const output of adapting.reader.push(record.text, record.line)) {
    const isOwn = output.line === record.line;
    const bad = takeOutput(output, isOwn ? record.bytes : null, record.bytes.length, adapting);
    if (!bad || (isOwn && isSetAside)) continue;
    isSetAside ||= isOwn;
    quarantine(bad, adapting);
  }
}

/** Takes what only the end of the input completes. */
export function adaptEnd(adapting: Adapting): void {
  for (const output of adapting.reader.end()) {
    const bad = takeOutput(output, null, 0, adapting);
    if (bad) quarantine(bad, adapting);
  }
}

// The chunk a line was cut from is large; what is kept of it until the batch is written is a copy.
function quarantine(bad: QuarantinedLine, { sink, defaults, masker, reader }: Adapting): void {
  const store = bad.store ?? defaults.store ?? null;
  const raw = masker?.masksStore(store) ? maskRaw(masker, bad.raw, reader.findCustomer) : bad.raw;
  sink.quarantine({ ...bad, raw: Buffer.from(raw), store });
}

/**
 * Adds the event of an output; a refused one comes back as a bad line. Its raw text is `own`, the line just read, or for a
 * record completed later the record in canonical form. (One nested 100,000 deep can be read but not be written out again.)
 */
function takeOutput(
  output: SourceOutput,
  own: Buffer | null,
  bytes: number,
  adapting: Adapting,
): QuarantinedLine | null {
  const { line } = output;
  if ("reason" in output) {
    return { line, field: output.field, reason: output.reason, raw: own ?? Buffer.alloc(0), store: null };
  }
  const parsed = parseEvent(output.record, adapting.defaults, adapting.clock);
  if ("event" in parsed) {
    if (adapting.masker) maskEvent(adapting.masker, parsed.event);
    adapting.sink.add(parsed.event, bytes);
    return null;
  }
  const raw = own ?? Buffer.from(JSON.stringify(output.record) ?? "");
  const { field, reason } = parsed;
  const eventType = readEventType(output.record);
  return { line, field, reason, raw, store: readStore(output.record), eventType };
}

function readStore(record: unknown): string | null {
  const store: unknown =
    typeof record === "object" && record !== null && "store" in record ? record.store : null;
  return typeof store === "string" && store.length <= 128 ? store : null;
}
