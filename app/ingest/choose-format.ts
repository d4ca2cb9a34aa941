import { canonical } from "#app/sources/canonical.ts";
import { detectFormat, findAdapter, sourceAdapters } from "#app/sources/registry.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { UnreadableInput } from "./raw-record.ts";
import { decodeHead, detectEncoding } from "./detect-encoding.ts";

/** How much of a file detection looks at. */
export const headBytes = 64 * 1024;

/**
 * The adapter named, or else the one that recognises the head. What none recognises is read as canonical lines, so that
 * each bad line is set aside with its reason; a JSON document spread over lines is refused as a whole instead.
 */
export function chooseFormat(head: Buffer, name: string, format: string | null): SourceAdapter {
  const text = decodeHead(head, detectEncoding(head) ?? "utf-8");
  const named = format === null ? undefined : findAdapter(format);
  if (isWorkbook(head) !== (named?.framing.by === "sheet")) refuseWorkbook(head);
  refuseItemList(text);
  refuseFirstTauBench(text, format);
  if (format !== null) {
    if (!named) throw new UnreadableInput(`unknown format ${format}; known: ${listFormatIds()}`);
    return named;
  }
  const detected = detectFormat(text, name);
  if (detected) return detected;
  if (/^\s*[[{]{1,2}\s*\n/.test(text)) {
    throw new UnreadableInput(`a JSON document in no format known here (${listFormatIds()})`);
  }
  return canonical;
}

function isWorkbook(head: Buffer): boolean {
  return head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004";
}

function refuseWorkbook(head: Buffer): void {
  if (!isWorkbook(head)) throw new UnreadableInput("not a workbook (.xlsx), which this mapping is for");
  throw new UnreadableInput(
    "a workbook (.xlsx): map its columns on the Imports page, or save the sheet as CSV",
  );
}

/** ExportOrderDetailList: what was in which order, without who bought it and when. */
function refuseItemList(text: string): void {
  const [header = ""] = text.split("\n", 1);
  if (!/订单编号/.test(header) || !/购买数量/.test(header) || /创建时间|下单时间/.test(header)) return;
  throw new UnreadableInput(
    "a list of items (ExportOrderDetailList) names no buyers and no times: export the list of orders (ExportOrderList)",
  );
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
