import { canonical } from "#app/sources/canonical.ts";
import { detectFormat, findAdapter, sourceAdapters } from "#app/sources/registry.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { UnreadableInput } from "./raw-record.ts";

/** How much of a file detection looks at. */
export const headBytes = 64 * 1024;

/**
 * The adapter named, or else the one that recognises the head. What none recognises is read as canonical lines, so that
 * each bad line is set aside with its reason; a JSON document spread over lines is refused as a whole instead.
 */
export function chooseFormat(head: Buffer, name: string, format: string | null): SourceAdapter {
  const text = head.toString("utf8").replace(/^\ufeff/, "");
  refuseFirstTauBench(text, format);
  if (format !== null) {
    const adapter = findAdapter(format);
    if (!adapter) throw new UnreadableInput(`unknown format ${format}; known: ${listFormatIds()}`);
    return adapter;
  }
  const detected = detectFormat(text, name);
  if (detected) return detected;
  if (/^\s*[[{]{1,2}\s*\n/.test(text)) {
    throw new UnreadableInput(`a JSON document in no format known here (${listFormatIds()})`);
  }
  return canonical;
}

function refuseFirstTauBench(text: string, format: string | null): void {
  if (format !== null && format !== "tau-bench") return;
  if (!/^\s*\[/.test(text) || !/"traj"\s*:/.test(text)) return;
  throw new UnreadableInput(
    "results of the first tau-bench (a list of {traj, info, reward}) hold no ids or times and are not read; tau2-bench results are",
  );
}

function listFormatIds(): string {
  return sourceAdapters.map((adapter) => adapter.id).join(", ");
}
