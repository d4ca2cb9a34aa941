/** Each catalogue as a file of its own, which a browser keeps until a text in it changes. */
import { createHash } from "node:crypto";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { locales, type Locale } from "#app/i18n/locale.ts";

/** `path` names the content: another text, another path. `text` is JSON, from key to message. */
export type CatalogueFile = { path: string; text: string };

function makeFile(locale: Locale): CatalogueFile {
  const text = JSON.stringify(catalogues[locale]);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { path: `/texts/${locale}.${hash}.json`, text };
}

export const catalogueFiles = Object.fromEntries(
  locales.map((locale) => [locale, makeFile(locale)]),
) as Readonly<Record<Locale, CatalogueFile>>;
