import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { SalesListPage } from "#app/reports/sales-list.server.ts";

/** A later page says after which place it was asked for. */
type AddedPage = SalesListPage & { after: string | null };

/** The pages of a list so far, and a way to get more of them. A first page with other rows starts anew. */
export function useSalesPages(first: SalesListPage, query: string) {
  const { data, load, state } = useFetcher<AddedPage>();
  const [pages, setPages] = useState<{ first: SalesListPage; added: SalesListPage[] }>({ first, added: [] });
  const isSame = isSamePage(pages.first, first);
  const added = isSame ? pages.added : [];
  const { next } = added.at(-1) ?? first;
  const isNew = data !== undefined && next !== null && data.after === next && data.of === first.of;
  if (!isSame || isNew) setPages({ first, added: isNew ? [...added, data] : added });
  return {
    pages: [first, ...added],
    hasMore: next !== null,
    isLoading: state !== "idle",
    loadMore: () => load(`/sales-list${query}&after=${encodeURIComponent(next ?? "")}`),
  };
}

function isSamePage(a: SalesListPage, b: SalesListPage): boolean {
  return (
    a.of === b.of && a.next === b.next && a.rows.length === b.rows.length && a.rows[0]?.key === b.rows[0]?.key
  );
}
