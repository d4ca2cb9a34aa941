/** What an import would do, told before it does it: reads, adapts and validates an input and writes nothing. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Clock } from "#app/events/parse-event.ts";
import type { Masker } from "#app/privacy/masker.ts";
import type { Db } from "#db/connection.ts";
import { compareWithStored, type Comparison, type DryRunTotals } from "#db/dry-run/compare-batch.ts";
import { listEventTimes } from "#db/load/conversation-records.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { adaptEnd, adaptRecord, type Adapting } from "./adapt-records.ts";
import { makesBatch } from "./batch-writer.ts";
import { chooseFormat, headBytes } from "./choose-format.ts";
import { peek } from "./open-input.ts";
import { readMasker } from "./open-masker.ts";
import { explainInputError } from "./raw-record.ts";
import { readRecords } from "./read-records.ts";
import { untilFault } from "./until-fault.ts";

/** Lines that would be set aside for one reason. */
export type DryRunProblem = {
  eventType: string | null;
  field: string | null;
  reason: string;
  lines: number;
  samples: { line: number; text: string }[];
};

export type DryRunReport = DryRunTotals & {
  format: string;
  /** Records read: lines, or elements of a document. */
  records: number;
  quarantined: number;
  /** Most lines first. */
  problems: DryRunProblem[];
  /** Epoch ms of the earliest and the latest event. */
  from: number | null;
  to: number | null;
  /** Why reading stopped early, in one line; an import would stop there too. */
  error: string | null;
  isCancelled: boolean;
};

export type DryRunOptions = {
  name: string;
  /** As for an import. */
  privacyKey: string | null;
  format?: string | null;
  store?: string | null;
  clock?: Clock;
  signal?: AbortSignal;
  onProgress?: (records: number) => void;
};

const samplesKept = 3;
const sampleLength = 200;
const problemsKept = 200;
const wallClock: Clock = { now: () => Date.now() };

/** Equals what importing the same input now would count, repeats within it included. */
export async function runDry(
  db: Db,
  chunks: AsyncIterable<Uint8Array>,
  options: DryRunOptions,
): Promise<DryRunReport> {
  const findings = createFindings();
  let error: string | null = null;
  const stop = (failure: unknown) => {
    error = explainInputError(failure);
  };
  const source = await chooseSource(chunks, options).catch((failure: unknown) => stop(failure));
  const masker = await readMasker(db, options.privacyKey);
  const totals = await compareWithStored(db, async (comparison) => {
    if (source) {
      findings.report.format = source.adapter.id;
      await readAll(source, { comparison, findings, options, stop, masker });
    }
    return comparison.totals();
  });
  return { ...findings.report, ...totals, error, problems: findings.listProblems() };
}

type Source = { adapter: SourceAdapter; chunks: AsyncIterable<Uint8Array> };

async function chooseSource(chunks: AsyncIterable<Uint8Array>, options: DryRunOptions): Promise<Source> {
  const { head, all } = await peek(chunks, headBytes);
  return { adapter: chooseFormat(head, options.name, options.format ?? null), chunks: all };
}

type Reading = {
  comparison: Comparison;
  findings: Findings;
  options: DryRunOptions;
  stop: (failure: unknown) => void;
  masker: Masker | null;
};

async function readAll({ adapter, chunks }: Source, reading: Reading): Promise<void> {
  const { comparison, findings, options, stop, masker } = reading;
  let events: CanonicalEvent[] = [];
  let bad: QuarantinedLine[] = [];
  let bytes = 0;
  const adapting: Adapting = {
    reader: adapter.open({ store: options.store ?? null }),
    defaults: options.store ? { store: options.store } : {},
    clock: options.clock ?? wallClock,
    masker,
    sink: {
      add(event, size) {
        events.push(event);
        bytes += size;
        findings.see(event);
      },
      quarantine(line) {
        bad.push(line);
        bytes += line.raw.length;
      },
    },
  };
  // Cut where an import cuts: what repeats within a batch counts once, across batches it is compared again.
  let sent = 0;
  const isFull = () => makesBatch({ events: events.length, lines: bad.length, bytes, before: sent });
  const flush = async () => {
    const [batch, lines] = [events, bad];
    events = [];
    bad = [];
    bytes = 0;
    sent += batch.length;
    const kept = await comparison.keepNewLines(lines.map(({ line }) => line));
    for (const line of lines) if (kept.delete(line.line)) findings.setAside(line);
    if (batch.length > 0) await comparison.take(batch);
  };
  for await (const group of untilFault(readRecords(adapter, chunks), stop)) {
    for (const record of group) {
      adaptRecord(record, adapting);
      findings.report.records += 1;
      if (isFull()) await flush();
    }
    options.onProgress?.(findings.report.records);
    if (options.signal?.aborted) {
      findings.report.isCancelled = true;
      return;
    }
  }
  adaptEnd(adapting);
  await flush();
}

type Findings = ReturnType<typeof createFindings>;

/** What is learnt of the lines themselves. */
function createFindings() {
  const problems = new Map<string, DryRunProblem>();
  const report = {
    format: "unknown",
    records: 0,
    quarantined: 0,
    from: null as number | null,
    to: null as number | null,
    isCancelled: false,
  };
  return {
    report,
    see(event: CanonicalEvent): void {
      for (const time of listEventTimes(event)) {
        report.from = Math.min(report.from ?? time, time);
        report.to = Math.max(report.to ?? time, time);
      }
    },
    setAside({ line, field, reason, raw, eventType = null }: QuarantinedLine): void {
      report.quarantined += 1;
      const key = JSON.stringify([eventType, field, reason]);
      const problem = problems.get(key) ?? { eventType, field, reason, lines: 0, samples: [] };
      if (problem.lines === 0 && problems.size >= problemsKept) return;
      problems.set(key, problem);
      problem.lines += 1;
      if (problem.samples.length >= samplesKept) return;
      const text = Buffer.from(raw.subarray(0, 2 * sampleLength)).toString("utf8");
      // JSON in the database holds no NUL.
      problem.samples.push({ line, text: text.slice(0, sampleLength).replaceAll("\0", "\u2400") });
    },
    listProblems: () => [...problems.values()].toSorted((a, b) => b.lines - a.lines),
  };
}
