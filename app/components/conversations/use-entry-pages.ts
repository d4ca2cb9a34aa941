import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { ConversationEntry } from "#app/reports/conversation-entry.ts";

type EntryPage = { rows: ConversationEntry[]; next: string | null };
/** A later page says after which place it was asked for. */
type AddedPage = EntryPage & { after: string | null };

/**
 * The rows of a list so far, and a way to get more of them. `query` is the page's, naming the list.
 * A first page with other rows starts anew; turning to a transcript and back keeps what was added.
 */
export function useEntryPages(first: EntryPage, query: string) {
  const { data, load, state } = useFetcher<AddedPage>();
  const [pages, setPages] = useState<{ first: EntryPage; added: EntryPage[] }>({ first, added: [] });
  const isSame = isSamePage(pages.first, first);
  const added = isSame ? pages.added : [];
  const { next } = added.at(-1) ?? first;
  const isNew = data !== undefined && next !== null && data.after === next;
  if (!isSame || isNew) setPages({ first, added: isNew ? [...added, data] : added });
  return {
    rows: [first, ...added].flatMap(({ rows }) => rows),
    hasMore: next !== null,
    isLoading: state !== "idle",
    loadMore: () => load(`/list${query}${query === "" ? "?" : "&"}after=${next}`),
  };
}

function isSamePage(a: EntryPage, b: EntryPage): boolean {
  const [one, other] = [a.rows[0], b.rows[0]];
  return (
    a.next === b.next && a.rows.length === b.rows.length && one?.conversationId === other?.conversationId
  );
}
