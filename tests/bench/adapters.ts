/** How fast adapters read: records and events a second of one core's time, without reading files, masking or storing. */
import { readRecords } from "#app/ingest/read-records.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { botAndMarketplaceSamples } from "./adapter-samples/bots-and-marketplaces.ts";
import { helpDeskSamples } from "./adapter-samples/help-desks.ts";
import { tableSamples, type TableSample } from "./adapter-samples/mapped-tables.ts";
import { median } from "./statistics.ts";

export type AdapterSample = {
  /** An adapter's id, with its settings if it needs any. */
  format: string;
  /** A record as its platform sends it; other formats than JSON give the text itself. */
  write: (number: number) => unknown;
};

export type AdapterSpeed = {
  format: string;
  /** UTF-8, of the mean record. */
  bytes: number;
  eventsPerRecord: number;
  recordsPerSecond: number;
};

const samples: readonly AdapterSample[] = [...helpDeskSamples, ...botAndMarketplaceSamples];

/** Enough for a round to last longer than the clock of CPU time is coarse. */
const records = 20_000;
const rounds = 5;

export async function measureAdapters(): Promise<AdapterSpeed[]> {
  const speeds = samples.map(measureAdapter);
  for (const sample of tableSamples) speeds.push(await measureTable(sample, records));
  return speeds;
}

/** A table is cut into its rows first: that is most of the work, and a workbook is unpacked too. */
export async function measureTable(
  { name, adapter, write }: TableSample,
  rows: number,
): Promise<AdapterSpeed> {
  const file = await write(rows);
  const seconds: number[] = [];
  let events = 0;
  for (let round = 0; round <= rounds; round++) {
    const reader = adapter.open({ store: null });
    events = 0;
    const before = process.cpuUsage();
    for await (const cut of readRecords(adapter, inChunks(file))) {
      for (const { text, line, refusal } of cut) {
        if (text === null) throw new Error(`a row is refused: ${refusal}`);
        events += countRecords(reader.push(text, line));
      }
    }
    events += countRecords(reader.end());
    const { user, system } = process.cpuUsage(before);
    if (round > 0) seconds.push((user + system) / 1e6);
  }
  return {
    format: name,
    bytes: Math.round(file.length / rows),
    eventsPerRecord: Math.round((events / rows) * 10) / 10,
    recordsPerSecond: Math.round(rows / median(seconds)),
  };
}

async function* inChunks(file: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += 65_536)
    yield await Promise.resolve(file.subarray(at, at + 65_536));
}

function measureAdapter({ format, write }: AdapterSample): AdapterSpeed {
  const adapter = findAdapter(format);
  if (!adapter) throw new Error(`no such format: ${format}`);
  const texts = Array.from({ length: records }, (_, number) => {
    const record = write(number);
    return typeof record === "string" ? record : JSON.stringify(record);
  });
  const seconds: number[] = [];
  let events = 0;
  // The first round is for the compiler.
  for (let round = 0; round <= rounds; round++) {
    const reader = adapter.open({ store: null });
    events = 0;
    const before = process.cpuUsage();
    for (const [index, text] of texts.entries()) events += countRecords(reader.push(text, index + 1));
    events += countRecords(reader.end());
    const { user, system } = process.cpuUsage(before);
    if (round > 0) seconds.push((user + system) / 1e6);
  }
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / records;
  return {
    format,
    bytes: Math.round(bytes),
    eventsPerRecord: Math.round((events / records) * 10) / 10,
    recordsPerSecond: Math.round(records / median(seconds)),
  };
}

function countRecords(outputs: readonly object[]): number {
  for (const output of outputs) {
    if ("reason" in output) throw new Error(`a sample is refused: ${JSON.stringify(output)}`);
  }
  return outputs.length;
}
