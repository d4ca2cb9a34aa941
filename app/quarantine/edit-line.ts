/** One line mended by hand: looked at, tried, saved. */
import type { Clock } from "#app/events/parse-event.ts";
import { readMasker } from "#app/ingest/open-masker.ts";
import { longestRecordBytes } from "#app/ingest/raw-record.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { buildStoreDefaults } from "#app/ingest/ingest-stream.ts";
import type { Db } from "#db/connection.ts";
import type { SettledImport } from "#db/quarantine/find-import.ts";
import { recountConversations } from "#db/quarantine/find-import.ts";
import { findLine, type LineKey } from "#db/quarantine/lines.ts";
import { QuarantineBusy, settleLines } from "#db/quarantine/settle-lines.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { canMendAlone, createLineCheck } from "./check-line.ts";
import { keep } from "./mend-lines.ts";
import { showRaw, type ShownRaw } from "./show-raw.ts";

/** A longer line is no text a person edits in a page. */
export const longestEdited = 256 * 1024;
/** Up to so many events the import's conversations are counted anew after each edit. */
const recountLimit = 200_000;

type Fault = { field: string | null; reason: string };
export type OpenedLine = {
  part: number;
  line: number;
  fault: Fault;
  shown: ShownRaw;
  /** Why it cannot be edited here: too long, not text, or its meaning hangs on the lines around it. */
  obstacle: "long" | "binary" | "neighbours" | null;
};

/** A waiting line to look at or edit; null if it has left. */
export async function openLine(db: Db, found: SettledImport, key: LineKey): Promise<OpenedLine | null> {
  const line = await findLine(db, found.importId, key);
  if (!line) return null;
  const isLong = line.raw.length > longestEdited;
  const shown = showRaw(line.raw, isLong ? 4_000 : longestEdited);
  // What is edited must be what was sent, not a picture of it.
  const isExact = line.raw.equals(Buffer.from(shown.text));
  const obstacle = !canMendAlone(found.format) ? "neighbours" : isLong ? "long" : isExact ? null : "binary";
  const fault = { field: line.field, reason: line.reason };
  return { part: line.part, line: line.line, fault, shown, obstacle };
}

export type EditResult =
  | { outcome: "gone" | "busy" }
  | { outcome: "kept"; fault: Fault }
  | { outcome: "taken"; accepted: number; duplicate: number };

/** What would become of a text in place of a line: null if it would be taken. */
export async function tryLine(
  db: Db,
  found: SettledImport,
  key: LineKey,
  text: string,
  clock: Clock,
): Promise<{ fault: Fault | null } | null> {
  const line = await findLine(db, found.importId, key);
  if (!line) return null;
  const check = createLineCheck(found.format, found.store, { clock, masker: null });
  const { fault } = check(Buffer.from(text), line);
  return { fault: fault && { field: fault.field, reason: fault.reason } };
}

/** Puts a text in place of a line: accepted it leaves; else it stays with its new text and reason. */
export async function saveLine(
  db: Db,
  found: SettledImport,
  key: LineKey,
  text: string,
  { clock, privacyKey }: { clock: Clock; privacyKey: string | null },
): Promise<EditResult> {
  const line = await findLine(db, found.importId, key);
  if (!line) return { outcome: "gone" };
  const masker = await readMasker(db, privacyKey);
  const check = createLineCheck(found.format, found.store, { clock, masker });
  const { events, fault } = check(Buffer.from(text), line);
  const adapter = findAdapter(found.format);
  try {
    const result = await settleLines(db, {
      importId: found.importId,
      mend: null,
      taken: events ? [{ ...key, events }] : [],
      kept: fault ? [keep(key, { ...fault, store: fault.store ?? line.store })] : [],
      storeDefaults: adapter ? buildStoreDefaults(adapter, found.store) : {},
    });
    if (result.taken + result.kept === 0) return { outcome: "gone" };
    if (fault) return { outcome: "kept", fault: { field: fault.field, reason: fault.reason } };
    await refreshDirtyBuckets(db);
    if (found.accepted + result.accepted <= recountLimit) await recountConversations(db, found.importId);
    return { outcome: "taken", accepted: result.accepted, duplicate: result.duplicate };
  } catch (error) {
    if (error instanceof QuarantineBusy) return { outcome: "busy" };
    throw error;
  }
}

/** Longest text a browser may send for one line, in bytes. */
export const longestSent = longestRecordBytes;
