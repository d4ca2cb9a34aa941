/** The formats we read, and how a file's own is found. */
import { canonical } from "./canonical.ts";
import { jddc } from "./jddc.ts";
import { shopifyCsv } from "./shopify-csv.ts";
import { shopifyTable } from "./shopify-table.ts";
import { shopify, shopifyLines } from "./shopify.ts";
import type { SourceAdapter } from "./source-adapter.ts";
import { taobaoCsv } from "./taobao-csv.ts";
import { taobao, taobaoLines } from "./taobao.ts";
import { tauBench } from "./tau-bench.ts";
import { tmallReport } from "./tmall-report.ts";
import { woocommerce, woocommerceLines } from "./woocommerce.ts";

export const sourceAdapters: readonly SourceAdapter[] = [
  canonical,
  jddc,
  tauBench,
  shopify,
  shopifyLines,
  shopifyCsv,
  shopifyTable,
  woocommerce,
  woocommerceLines,
  taobao,
  taobaoLines,
  taobaoCsv,
  tmallReport,
];

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
