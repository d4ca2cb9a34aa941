/** A mended file sent again: looked at as a whole before anything of it is taken, then put into the queue as a mend. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openInput } from "#app/ingest/open-input.ts";
import { readMasker } from "#app/ingest/open-masker.ts";
import { UnreadableInput, explainInputError } from "#app/ingest/raw-record.ts";
import { readRecords } from "#app/ingest/read-records.ts";
import { maskRaw } from "#app/privacy/mask-raw.ts";
import type { Masker } from "#app/privacy/masker.ts";
import { canonical } from "#app/sources/canonical.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { Db } from "#db/connection.ts";
import type { SettledImport } from "#db/quarantine/find-import.ts";
import { countLines, findLines } from "#db/quarantine/lines.ts";
import { startMend, type StartRefusal } from "#db/quarantine/mends.ts";
import type { Selection } from "#db/quarantine/selection.ts";
import { canMendAlone, hasLines } from "./check-line.ts";

export type FileKind = "lines" | "file";
export type FileRefusal =
  | { problem: StartRefusal | "large" | "lines impossible" | "file impossible" }
  | { problem: "unreadable"; reason: string }
  /** The file has `found` lines, `expected` lines wait. */
  | { problem: "count"; found: number; expected: number }
  /** Where waiting lines should stand, something else stands. */
  | { problem: "other file"; line: number };
export type FileAnswer = { mendId: number; total: number } | FileRefusal;

const uploads = "uploads/mends";

/** Keeps the body of a request as a file below the data folder; null if it is over `limit` bytes. */
export async function keepBody(request: Request, dataDir: string, limit: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const path = `${uploads}/${randomUUID()}`;
  const target = join(dataDir, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  let isTooLarge = false;
  async function* count() {
    let seen = 0;
    // Web streams are async iterable in Node; the DOM's types do not know it.
    for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      seen += chunk.length;
      isTooLarge = seen > limit;
      if (isTooLarge) return;
      yield chunk;
    }
  }
  try {
    await pipeline(Readable.from(count()), createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  if (!isTooLarge) return path;
  await rm(target, { force: true });
  return null;
}

/** Looks at a kept file and, if it can be what it is said to be, queues it; otherwise removes it and says why. */
export async function takeFile(
  db: Db,
  found: SettledImport,
  selection: Selection,
  kind: FileKind,
  kept: { dataDir: string; path: string; privacyKey: string | null },
): Promise<FileAnswer> {
  const path = join(kept.dataDir, kept.path);
  const refusal = await (
    kind === "lines"
      ? examineLines(db, found, selection, path)
      : examineFile(db, found, path, await readMasker(db, kept.privacyKey))
  ).catch((error: unknown): FileRefusal => ({ problem: "unreadable", reason: explainInputError(error) }));
  const group = kind === "lines" ? selection.group : null;
  const answer = refusal ?? (await startMend(db, { importId: found.importId, group, kind, path: kept.path }));
  if (typeof answer === "object" && "mendId" in answer) return answer;
  await rm(path, { force: true });
  return typeof answer === "string" ? { problem: answer } : answer;
}

async function examineLines(
  db: Db,
  found: SettledImport,
  selection: Selection,
  path: string,
): Promise<FileRefusal | null> {
  if (!canMendAlone(found.format) || !hasLines(found.format)) return { problem: "lines impossible" };
  const { last, all } = await countFileLines((await openInput(path)).chunks);
  const expected = await countLines(db, selection);
  // Editors add line ends; what counts is up to the last line that says something.
  if (expected === 0) return { problem: "nothing" };
  return last === expected || all === expected ? null : { problem: "count", found: last, expected };
}

async function countFileLines(chunks: AsyncIterable<Uint8Array>): Promise<{ last: number; all: number }> {
  let all = 0;
  let last = 0;
  let isSaying = false;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (byte === 0x0a) {
        all += 1;
        if (isSaying) last = all;
        isSaying = false;
      } else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) isSaying = true;
    }
  }
  if (isSaying) {
    all += 1;
    last = all;
  }
  return { last, all };
}

const comparedLines = 200;
const likeness = 0.2;
const alikeShare = 0.5;

/** Whether the waiting lines stand where they stood: a file with lines moved would put one in another's place. */
async function examineFile(
  db: Db,
  found: SettledImport,
  path: string,
  masker: Masker | null,
): Promise<FileRefusal | null> {
  if (found.origin === "api") return { problem: "file impossible" };
  const { chunks } = await openInput(path);
  const adapter = findAdapter(found.format) ?? canonical;
  const { findCustomer } = adapter.open({ store: found.store });
  let compared = 0;
  let alike = 0;
  let strange = 0;
  for await (const group of readRecords(adapter, chunks)) {
    const read = new Map(group.map((record) => [record.line, record]));
    const waiting = await findLines(db, found.importId, [...read.keys()]);
    for (const line of waiting) {
      compared += 1;
      const { bytes } = read.get(line.line)!;
      // What waits was masked.
      const shown = masker ? maskRaw(masker, bytes, findCustomer) : bytes;
      if (isAlike(shown, line.raw)) alike += 1;
      else strange ||= line.line;
    }
    if (compared >= comparedLines) break;
  }
  if (compared === 0) throw new UnreadableInput("no waiting line stands in this file");
  return alike >= alikeShare * compared ? null : { problem: "other file", line: strange };
}

/** A mended line still begins and ends much as it did. */
function isAlike(bytes: Uint8Array, raw: Buffer): boolean {
  const shorter = Math.min(bytes.length, raw.length);
  let start = 0;
  while (start < shorter && bytes[start] === raw[start]) start += 1;
  let end = 0;
  while (end < shorter - start && bytes[bytes.length - 1 - end] === raw[raw.length - 1 - end]) end += 1;
  return start + end >= likeness * Math.max(bytes.length, raw.length);
}
