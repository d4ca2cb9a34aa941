import { getCatalogue } from "#app/i18n/known-catalogues.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { MessageKey } from "#app/i18n/messages/en.ts";

type Match = { id: string; data?: unknown };

/** The title of a page, in the language the root loader chose. */
export function buildPageMeta(matches: readonly (Match | undefined)[], title: MessageKey) {
  const data = matches.find((match) => match?.id === "root")?.data;
  const messages = hasLocale(data) ? getCatalogue(data.locale) : undefined;
  if (!messages) return [];
  return [{ title: messages["app.title"].replace("{page}", messages[title]) }];
}

function hasLocale(data: unknown): data is { locale: Locale } {
  return typeof data === "object" && data !== null && "locale" in data;
}
