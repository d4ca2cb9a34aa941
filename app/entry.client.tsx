import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { fetchCatalogue } from "#app/i18n/fetch-catalogue.ts";
import { isLocale } from "#app/i18n/locale.ts";

function hydrate() {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

const { lang, dataset } = document.documentElement;
// Without a path the server could not even tell the language, and what is drawn says so in its own words.
if (dataset.texts && isLocale(lang)) void fetchCatalogue(lang, dataset.texts).then(hydrate);
else hydrate();
