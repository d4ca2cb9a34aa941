/** Bytes through a format's framing, its adapter and the gate, as an import takes them; nothing is stored or masked. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { adaptEnd, adaptRecord } from "#app/ingest/adapt-records.ts";
import { readRecords } from "#app/ingest/read-records.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";

export type ReadSource = {
  events: CanonicalEvent[];
  bad: { line: number; field: string | null; reason: string; raw: string }[];
};

export async function readSource(
  adapter: SourceAdapter,
  input: string | Uint8Array,
  options: { store?: string; chunk?: number } = {},
): Promise<ReadSource> {
  const read: ReadSource = { events: [], bad: [] };
  const adapting = {
    reader: adapter.open({ store: options.store ?? null }),
    defaults: {},
    clock: { now: () => Date.UTC(2026, 10, 20) },
    masker: null,
    sink: {
      add: (event: CanonicalEvent) => void read.events.push(event),
      quarantine: (bad: { line: number; field: string | null; reason: string; raw: Uint8Array }) => {
        const { line, field, reason, raw } = bad;
        read.bad.push({ line, field, reason, raw: Buffer.from(raw).toString() });
      },
    },
  };
  for await (const group of readRecords(adapter, cut(Buffer.from(input), options.chunk ?? 1000))) {
    for (const record of group) adaptRecord(record, adapting);
  }
  adaptEnd(adapting);
  return read;
}

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export function ofType<Type extends CanonicalEvent["type"]>(events: readonly CanonicalEvent[], type: Type) {
  return events.filter((event): event is Extract<CanonicalEvent, { type: Type }> => event.type === type);
}
