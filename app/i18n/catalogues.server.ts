/** All catalogues; only the server has them, a browser fetches the active one. */
import { keepCatalogue } from "./known-catalogues.ts";
import { locales, type Locale } from "./locale.ts";
import { en, type Catalogue } from "./messages/en.ts";
import { zhCn } from "./messages/zh-cn.ts";
import { zhTw } from "./messages/zh-tw.ts";

export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, "zh-CN": zhCn, "zh-TW": zhTw };

for (const locale of locales) keepCatalogue(locale, catalogues[locale]);
