/** All catalogues, ready to be sent; only the server has them, a browser is sent the active one. */
import type { Locale } from "./locale.ts";
import { en, type Catalogue } from "./messages/en.ts";
import { zhCn } from "./messages/zh-cn.ts";
import { zhTw } from "./messages/zh-tw.ts";
import { sendMessages, type SentMessages } from "./sent-messages.ts";

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, "zh-CN": zhCn, "zh-TW": zhTw };

export const sentCatalogues: Readonly<Record<Locale, SentMessages>> = {
  en: sendMessages(en),
  "zh-CN": sendMessages(zhCn),
  "zh-TW": sendMessages(zhTw),
};
