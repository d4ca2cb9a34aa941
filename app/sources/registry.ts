/** The formats we read, and how a file's own is found. */
import { canonical } from "./canonical.ts";
import { jddc } from "./jddc.ts";
import type { SourceAdapter } from "./source-adapter.ts";
import { tauBench } from "./tau-bench.ts";

export const sourceAdapters: readonly SourceAdapter[] = [canonical, jddc, tauBench];

const leastConfidence = 0.3;

export function findAdapter(id: string): SourceAdapter | undefined {
  return sourceAdapters.find((adapter) => adapter.id === id);
}

/** The adapter surest of a file's beginning (some 64 kB of text, without byte order mark), or undefined if none is. */
export function detectFormat(head: string, fileName: string): SourceAdapter | undefined {
  let best: SourceAdapter | undefined;
  let confidence = leastConfidence;
  for (const adapter of sourceAdapters) {
    const claim = adapter.detect(head, fileName);
    if (claim <= confidence) continue;
    best = adapter;
    confidence = claim;
  }
  return best;
}
