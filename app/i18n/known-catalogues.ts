/** The catalogues at hand: all of them on the server, in a browser those it has fetched. */
import type { Locale } from "./locale.ts";
import type { Catalogue } from "./messages/en.ts";

const known = new Map<Locale, Catalogue>();

export function keepCatalogue(locale: Locale, catalogue: Catalogue): void {
  known.set(locale, catalogue);
}

/** Undefined before `keepCatalogue` was called for this language. */
export function getCatalogue(locale: Locale): Catalogue | undefined {
  return known.get(locale);
}
