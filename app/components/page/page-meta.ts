import type { MessageKey } from "#app/i18n/messages/en.ts";

type Match = { id: string; data?: unknown };

/** The title of a page, in the language the root loader chose. */
export function buildPageMeta(matches: readonly (Match | undefined)[], title: MessageKey) {
  const data = matches.find((match) => match?.id === "root")?.data;
  if (!hasMessages(data)) return [];
  const page = data.messages[title] ?? "";
  return [{ title: (data.messages["app.title"] ?? "").replace("{page}", page) }];
}

function hasMessages(data: unknown): data is { messages: Record<string, string> } {
  return typeof data === "object" && data !== null && "messages" in data;
}
