import { useRef } from "react";
import { useRowKeys } from "#app/components/conversations/use-row-keys.ts";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { SalesListPage } from "#app/reports/sales-list.server.ts";
import { buildQueryString } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { InquiryRow } from "./inquiry-row.tsx";
import { OrderRow } from "./order-row.tsx";
import { RecommendationRow } from "./recommendation-row.tsx";
import { useSalesPages } from "./use-sales-pages.ts";

type Props = {
  first: SalesListPage;
  /** False while a transcript stands in front of it: it then leaves the keys alone. */
  isActive: boolean;
};

/** The orders or inquiries behind a number of sales, newest first; a row opens its transcript in the same place. */
export function SalesList({ first, isActive }: Props) {
  const t = useText();
  const { search } = usePageState();
  const list = useRef<HTMLUListElement>(null);
  const query = buildQueryString({ ...search, conversation: null });
  const { pages, hasMore, isLoading, loadMore } = useSalesPages(first, query);
  useRowKeys(list, isActive);
  useLightLinks(list);
  if (first.rows.length === 0)
    return <p className="px-4 py-6 text-muted">{t(`saleslist.none.${first.of}`)}</p>;
  return (
    <>
      <ul ref={list} aria-label={t(`saleslist.label.${first.of}`)} className="divide-y divide-line">
        {pages.map((page, place) => (
          <PageRows key={place} page={page} isFirst={place === 0} />
        ))}
      </ul>
      {hasMore && (
        <div className="p-3 text-center">
          <button type="button" className="control" onClick={loadMore} disabled={isLoading}>
            {t(isLoading ? "app.loading" : "conversations.more")}
          </button>
        </div>
      )}
    </>
  );
}

function PageRows({ page, isFirst }: { page: SalesListPage; isFirst: boolean }) {
  switch (page.of) {
    case "orders":
      return page.rows.map((entry, index) => (
        <OrderRow key={entry.key} entry={entry} isFirst={isFirst && index === 0} />
      ));
    case "claims":
      return page.rows.map((entry, index) => (
        <OrderRow key={entry.key} entry={entry} ofStep={entry} isFirst={isFirst && index === 0} />
      ));
    case "inquiries":
      return page.rows.map((entry, index) => (
        <InquiryRow key={entry.key} entry={entry} isFirst={isFirst && index === 0} />
      ));
    case "recommendations":
      return page.rows.map((entry, index) => (
        <RecommendationRow key={entry.key} entry={entry} isFirst={isFirst && index === 0} />
      ));
  }
}
