import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Leads to the trainers across stores. */
export function TrainersLink() {
  const t = useText();
  const { search, hrefWith } = usePageState();
  return (
    <Link
      to={hrefWith(keepScope(search), "/training/trainers")}
      prefetch="intent"
      className="figure-link text-honey-ink"
    >
      {t("trainers.open")}
    </Link>
  );
}
