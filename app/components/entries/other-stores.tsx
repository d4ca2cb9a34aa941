import { Link } from "@remix-run/react";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { aimAtEntry } from "#app/search/aim-at-entry.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Other stores with an entry of this name: each store's is its own. */
export function OtherStores({ entry, stores }: { entry: string; stores: readonly string[] }) {
  const t = useText();
  const nameOf = useValueName();
  const { search, hrefWith } = usePageState();
  if (stores.length === 0) return null;
  return (
    <p className="mb-3 flex flex-wrap gap-x-3 text-xs text-muted">
      {t("entries.page.others")}
      {stores.map((store) => (
        <Link key={store} to={hrefWith(...aimAtEntry(search, store, entry))} className="figure-link text-ink">
          {nameOf("store", store)}
        </Link>
      ))}
    </p>
  );
}
