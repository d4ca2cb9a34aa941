/** The steps of a mend by rules, and of one by a mended file: what leaves with each batch, and what stays and why. */
import { adaptEnd, adaptRecord, type Adapting } from "#app/ingest/adapt-records.ts";
import { readLines } from "#app/ingest/read-lines.ts";
import { readRecords } from "#app/ingest/read-records.ts";
import type { RawRecord } from "#app/ingest/raw-record.ts";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Clock } from "#app/events/parse-event.ts";
import type { Masker } from "#app/privacy/masker.ts";
import { canonical } from "#app/sources/canonical.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import { findLines, streamRawLines, type LineKey, type RawLine } from "#db/quarantine/lines.ts";
import type { MendRow } from "#db/quarantine/mends.ts";
import type { KeptLine, Settling, TakenLine } from "#db/quarantine/settle-lines.ts";
import type { LineCheck } from "./check-line.ts";
import { mendLine } from "./mend-line.ts";
import { mendRules } from "./mend-rule.ts";

export type MendStep = Pick<Settling, "taken" | "kept" | "others"> & { done: number; after: LineKey };

const batchRecords = 2_000;
const batchBytes = 8 * 1024 * 1024;

/** Rules leave alone what they do not mend: the line stays as it was sent, with the reason it had. */
export async function* mendByRules(db: Db, mend: MendRow, check: LineCheck): AsyncGenerator<MendStep> {
  const rules = mendRules.parse(mend.rules);
  for await (const page of streamRawLines(db, mend, mend.after)) {
    const taken = page.flatMap((line): TakenLine[] => {
      const { events } = check(mendLine(line.raw, rules), line);
      return events ? [{ part: line.part, line: line.line, events }] : [];
    });
    yield { taken, kept: [], done: page.length, after: page.at(-1)! };
  }
}

/** Lines sent again, the k-th for the k-th that waits; `mend.done` of them are settled already. */
export async function* mendByLines(
  db: Db,
  mend: MendRow,
  check: LineCheck,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<MendStep> {
  const records = flatten(readLines(chunks));
  let place = mend.done;
  let next = await records.next();
  try {
    while (!next.done && next.value.line <= place) next = await records.next();
    for await (const page of streamRawLines(db, mend, mend.after)) {
      const step: MendStep & { taken: TakenLine[]; kept: KeptLine[] } = {
        ...{ taken: [], kept: [], done: page.length },
        after: page.at(-1)!,
      };
      for (const line of page) {
        place += 1;
        // A line left blank says nothing about the one that waits.
        if (next.done || next.value.line !== place) continue;
        settleLine(step, line, next.value.bytes, check);
        next = await records.next();
      }
      yield step;
    }
  } finally {
    await records.return(undefined);
  }
}

function settleLine(
  step: { taken: TakenLine[]; kept: KeptLine[] },
  line: RawLine,
  bytes: Buffer,
  check: LineCheck,
): void {
  const key = { part: line.part, line: line.line };
  const { events, fault } = check(bytes, line);
  if (events) step.taken.push({ ...key, events });
  else if (!line.raw.equals(fault.raw))
    step.kept.push(keep(key, { ...fault, store: fault.store ?? line.store }));
}

/** A line that is still wrong, with its new text and reason. The text is a copy: what it was cut from is large. */
export function keep(
  key: LineKey,
  fault: Pick<QuarantinedLine, "field" | "reason" | "store" | "eventType" | "raw">,
): KeptLine {
  const { field, reason, store, eventType, raw } = fault;
  return { ...key, field, reason, store, eventType: eventType ?? null, raw: Buffer.from(raw) };
}

async function* flatten(groups: AsyncIterable<RawRecord[]>): AsyncGenerator<RawRecord, undefined> {
  for await (const group of groups) yield* group;
  return undefined;
}

type FileOptions = { format: string; store: string | null; clock: Clock; masker: Masker | null };

/** The whole file again: lines that wait are settled by their number, what stands on all others is stored if it is not. */
export async function* mendByFile(
  db: Db,
  mend: MendRow,
  { format, store, clock, masker }: FileOptions,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<MendStep> {
  const adapter = findAdapter(format) ?? canonical;
  let batch: ReadRecord[] = [];
  let bytes = 0;
  let reading: ReadRecord = startRecord(0);
  const adapting: Adapting = {
    reader: adapter.open({ store }),
    defaults: store === null ? {} : { store },
    clock,
    masker,
    sink: {
      add: (event) => reading.events.push(event),
      quarantine: (bad) => reading.bad.push(bad),
    },
  };
  for await (const record of flatten(readRecords(adapter, chunks))) {
    reading = startRecord(record.line);
    adaptRecord(record, adapting);
    // What was settled before a restart is read again only for what later records need of it.
    if (record.line <= mend.after.line) continue;
    batch.push(reading);
    bytes += record.bytes.length;
    if (batch.length < batchRecords && bytes < batchBytes) continue;
    yield await buildFileStep(db, mend, batch);
    batch = [];
    bytes = 0;
  }
  reading = startRecord(reading.line);
  adaptEnd(adapting);
  batch.push(reading);
  yield await buildFileStep(db, mend, batch);
}

type ReadRecord = { line: number; events: CanonicalEvent[]; bad: QuarantinedLine[] };

function startRecord(line: number): ReadRecord {
  return { line, events: [], bad: [] };
}

async function buildFileStep(db: Db, mend: MendRow, batch: ReadRecord[]): Promise<MendStep> {
  const numbers = batch.flatMap(({ line, bad }) => [line, ...bad.map((one) => one.line)]);
  const waiting = new Map(
    (await findLines(db, mend.importId, [...new Set(numbers)])).map((line) => [line.line, line]),
  );
  const kept = batch.flatMap(({ bad }) =>
    bad.flatMap((one) => {
      const line = waiting.get(one.line);
      return line && !Buffer.from(one.raw).equals(line.raw) ? [keep(line, one)] : [];
    }),
  );
  const stillBad = new Set(batch.flatMap(({ bad }) => bad.map(({ line }) => line)));
  const isTaken = ({ line }: ReadRecord) => waiting.has(line) && !stillBad.has(line);
  const seen = new Set<number>();
  const taken: TakenLine[] = [];
  const others: CanonicalEvent[] = [];
  for (const record of batch) {
    if (isTaken(record) && !seen.has(record.line)) {
      seen.add(record.line);
      taken.push({ part: 0, line: record.line, events: record.events });
    } else others.push(...record.events);
  }
  return { taken, kept, others, done: waiting.size, after: { part: 0, line: batch.at(-1)!.line } };
}
