import type { MessageKey } from "#app/i18n/messages/en.ts";
import { readMessages, type SentMessages } from "#app/i18n/sent-messages.ts";

type Match = { id: string; data?: unknown };

/** The title of a page, in the language the root loader chose. */
export function buildPageMeta(matches: readonly (Match | undefined)[], title: MessageKey) {
  const data = matches.find((match) => match?.id === "root")?.data;
  if (!hasMessages(data)) return [];
  const messages = readMessages(data.messages);
  return [{ title: (messages["app.title"] ?? "").replace("{page}", messages[title] ?? "") }];
}

function hasMessages(data: unknown): data is { messages: SentMessages } {
  return typeof data === "object" && data !== null && "messages" in data;
}
