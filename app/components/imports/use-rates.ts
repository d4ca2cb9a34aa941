import { useEffect, useSyncExternalStore } from "react";
import type { ImportRow } from "./import-row.ts";
import { addSample, estimate, type Estimate, type Sample } from "./rate.ts";

/** `steps`: bytes of a file, or events of an undo. */
export type Rates = { steps: Estimate; records: Estimate };

const seen = new Map<number, { steps: Sample[]; records: Sample[] }>();
const listeners = new Set<() => void>();
const none: ReadonlyMap<number, Rates> = new Map();
let rates = none;

const moving = ["running", "checking", "undoing"];

function note(rows: readonly ImportRow[]): void {
  const next = new Map<number, Rates>();
  for (const row of rows) {
    if (!moving.includes(row.status) || row.progressedAt === null) {
      seen.delete(row.importId);
      continue;
    }
    const isUndo = row.status === "undoing";
    const before = seen.get(row.importId) ?? { steps: [], records: [] };
    const at = row.progressedAt;
    const steps = addSample(before.steps, { at, done: isUndo ? (row.stepsDone ?? 0) : row.bytesRead });
    const records = addSample(before.records, { at, done: row.recordsRead });
    seen.set(row.importId, { steps, records });
    const total = isUndo ? row.stepsTotal : row.bytesTotal;
    next.set(row.importId, { steps: estimate(steps, total), records: estimate(records, null) });
  }
  if (next.size === 0 && rates.size === 0) return;
  rates = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Rates of the imports at work, by import id. Kept between pages, so that coming back shows them at once. */
export function useRates(rows: readonly ImportRow[]): ReadonlyMap<number, Rates> {
  useEffect(() => note(rows), [rows]);
  return useSyncExternalStore(
    subscribe,
    () => rates,
    () => none,
  );
}
