/** Taobao's and Tmall's trades and refunds as their API sends them: its answers, or one a line. */
import { orderCapabilities } from "./orders/capabilities.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { findField, isFields, type Fields } from "./orders/fields.ts";
import { openOrderReader } from "./orders/open-reader.ts";
import type { SourceAdapter } from "./source-adapter.ts";
import { taobaoSource, taobaoStore } from "./taobao-shop.ts";
import { readTaobaoRecord, taobaoCustomerPlaces } from "./taobao-trade.ts";

const answers = ["trades.trade[]", "refunds.refund[]", "trade", "refund"];

function isTrade(fields: Fields): boolean {
  const inner = findField(fields, "trade") ?? findField(fields, "refund") ?? fields;
  return (
    isFields(inner) &&
    Object.hasOwn(inner, "tid") &&
    (Object.hasOwn(inner, "payment") || Object.hasOwn(inner, "refund_fee"))
  );
}

/**
 * Answers of `trades.sold.get`, `trade.fullinfo.get`, `refunds.receive.get` with or without their wrapper. The customer is
 * `buyer_open_uid`, else the nick. A trade shows which items were refunded, not when: such refunds are inferred until the
 * refund itself comes, which has the same id.
 */
export const taobao: SourceAdapter = {
  id: "taobao",
  source: taobaoSource,
  title: "淘宝/天猫 Taobao, API",
  recognises: "answers of Taobao's calls for trades and refunds, in one JSON document",
  capabilities: orderCapabilities("inferred"),
  defaultStore: taobaoStore,
  framing: { by: "element", at: [...answers, ...answers.map((place) => `*.${place}`), "[]"] },
  isStateless: true,
  detect: (head) =>
    /^\s*[[{]/.test(head) && /"tid"\s*:/.test(head) && /"(?:payment|refund_fee)"\s*:/.test(head) ? 0.9 : 0,
  open: ({ store }) =>
    openOrderReader({
      read: (fields) => readTaobaoRecord(fields, { store: store ?? taobaoStore.key, source: taobaoSource }),
      customerPlaces: [...taobaoCustomerPlaces, ...taobaoCustomerPlaces.map((place) => `trade.${place}`)],
    }),
};

/** One trade or refund a line. */
export const taobaoLines: SourceAdapter = {
  ...taobao,
  id: "taobao-lines",
  title: "淘宝/天猫 Taobao, one order a line",
  recognises: "trades or refunds of Taobao's API, one a line",
  framing: { by: "line" },
  detect: (head) => 0.95 * countFittingLines(head, isTrade),
};
