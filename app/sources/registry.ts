/** The formats we read, and how a file's own is found. */
import { findMappedAdapter } from "#app/mapping/preset-format.ts";
import { beebot, beebotLines } from "./beebot.ts";
import { botpress, botpressLines } from "./botpress.ts";
import { canonical } from "./canonical.ts";
import { chatwoot, chatwootLines } from "./chatwoot.ts";
import { chatwootRatings } from "./chatwoot-ratings.ts";
import { dialogflowCx, dialogflowCxLines, dialogflowCxTable } from "./dialogflow-cx.ts";
import { jd, jdLines } from "./jd.ts";
import { jdOrderLines, jdOrders } from "./jd-order.ts";
import { gorgias, gorgiasLines } from "./gorgias.ts";
import { intercomTable } from "./intercom-table.ts";
import { intercom, intercomConversation, intercomLines } from "./intercom.ts";
import { jddc } from "./jddc.ts";
import { qiyu, qiyuApi } from "./qiyu.ts";
import { rasa, rasaEvents, rasaTable } from "./rasa.ts";
import { shopifyCsv } from "./shopify-csv.ts";
import { shopifyTable } from "./shopify-table.ts";
import { shopify, shopifyLines } from "./shopify.ts";
import type { SourceAdapter, SourceSettings } from "./source-adapter.ts";
import { taobaoCsv } from "./taobao-csv.ts";
import { taobaoRatingLines, taobaoRatings } from "./taobao-rating.ts";
import { taobao, taobaoLines } from "./taobao.ts";
import { tauBench } from "./tau-bench.ts";
import { tmallReport } from "./tmall-report.ts";
import { abcd, seretod } from "./transcripts.ts";
import { twcs } from "./twcs.ts";
import { uNeed } from "./u-need.ts";
import { woocommerce, woocommerceLines } from "./woocommerce.ts";
import { zendesk, zendeskLines, zendeskLog } from "./zendesk.ts";
import { zendeskTable } from "./zendesk-table.ts";

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
  chatwoot,
  chatwootLines,
  chatwootRatings,
  qiyu,
  qiyuApi,
  gorgias,
  gorgiasLines,
  zendesk,
  zendeskLog,
  zendeskLines,
  zendeskTable,
  intercom,
  intercomConversation,
  intercomLines,
  intercomTable,
  rasa,
  rasaEvents,
  rasaTable,
  jd,
  jdLines,
  jdOrders,
  jdOrderLines,
  dialogflowCx,
  dialogflowCxLines,
  dialogflowCxTable,
  beebot,
  beebotLines,
  botpress,
  botpressLines,
  taobaoRatings,
  taobaoRatingLines,
  uNeed,
  twcs,
  abcd,
  seretod,
];

const leastConfidence = 0.3;

/**
 * The adapter called `id`; with settings (`jd?robots=shop-ai,shop-help`) one that knows them, whose id is the whole of it, so
 * that whoever keeps a format's id keeps its settings. Undefined for settings the adapter does not read.
 */
export function findAdapter(id: string): SourceAdapter | undefined {
  const [name, query] = splitOnce(id, "?");
  if (name === "mapped") return findMappedAdapter(id);
  const adapter = sourceAdapters.find((candidate) => candidate.id === name);
  if (!adapter || query === null) return adapter;
  const settings = readSettings(query, adapter);
  return settings && { ...adapter, id, open: (options) => adapter.open({ settings, ...options }) };
}

function readSettings(query: string, adapter: SourceAdapter): SourceSettings | undefined {
  const settings: Record<string, string[]> = {};
  for (const pair of query.split("&")) {
    const [name, words] = splitOnce(pair, "=");
    if (words === null || !Object.hasOwn(adapter.settings ?? {}, name)) return undefined;
    const told = words.split(/[,，]/).map((word) => word.trim());
    settings[name] = told.filter((word) => word !== "");
  }
  return settings;
}

function splitOnce(text: string, mark: string): [before: string, after: string | null] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
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
