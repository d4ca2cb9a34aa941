import { getCatalogue, keepCatalogue } from "./known-catalogues.ts";
import type { Locale } from "./locale.ts";
import type { Catalogue } from "./messages/en.ts";

/** After it, `getCatalogue` knows this language. `path` as in `CatalogueFile`; throws when it cannot be had. */
export async function fetchCatalogue(locale: Locale, path: string): Promise<void> {
  if (getCatalogue(locale)) return;
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} was answered with status ${answer.status}`);
  keepCatalogue(locale, (await answer.json()) as Catalogue);
}
