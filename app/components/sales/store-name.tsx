import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { isOnly, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import type { StoreRow } from "./stores-card.tsx";

/** The store's name filters the page by it; region and platform stand below. */
export function SalesStoreName({ row }: { row: StoreRow }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  if (row.key === "") return <span className="font-semibold">{t("stores.all")}</span>;
  const hint = [row.region, row.platform].filter(Boolean).join(" · ");
  return (
    <span className="block min-w-0">
      <Link
        to={hrefWith({ filters: toggleFilter(search.filters, "store", row.key) })}
        aria-current={isOnly(search.filters, "store", row.key) ? "true" : undefined}
        className="figure-link inline-block max-w-full truncate align-bottom font-medium"
      >
        {row.name}
      </Link>
      <span className="block truncate text-2xs text-muted" title={hint}>
        {hint}
      </span>
    </span>
  );
}
