/** What all of Taobao's and Tmall's exports share. */
import type { DefaultStore } from "./source-adapter.ts";

/** The source of all records of a Taobao or Tmall shop, whichever way they come: an order is one order. */
export const taobaoSource = "taobao";

/** Taobao's times name no zone: they are China's, which has had no summer time since 1991. */
export const chinaTime = "+08:00";
export const chinaCurrency = "CNY";

export const taobaoStore: DefaultStore = {
  key: "taobao",
  name: "淘宝",
  timezone: "Asia/Shanghai",
  currency: chinaCurrency,
  locale: "zh-CN",
  platform: "taobao",
};

/** Closed after payment and a refund; closed before any payment. */
export const closedStates = { refunded: "TRADE_CLOSED", unpaid: "TRADE_CLOSED_BY_TAOBAO" } as const;
