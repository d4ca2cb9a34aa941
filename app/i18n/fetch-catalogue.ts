import { getCatalogue, keepCatalogue } from "./known-catalogues.ts";
import type { Locale } from "./locale.ts";
import type { Catalogue } from "./messages/en.ts";

/** Before each further try, in ms: a connection that drops for a moment must not leave a page that can only be read. */
const pauses = [500, 2_000, 5_000];

/** After it, `getCatalogue` knows this language. `path` as in `CatalogueFile`; throws when it cannot be had after several tries. */
export async function fetchCatalogue(locale: Locale, path: string): Promise<void> {
  for (let tried = 0; !getCatalogue(locale); tried++) {
    try {
      keepCatalogue(locale, await fetchTexts(path));
    } catch (error) {
      const pause = pauses[tried];
      if (pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function fetchTexts(path: string): Promise<Catalogue> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} was answered with status ${answer.status}`);
  return (await answer.json()) as Catalogue;
}
