import { Link } from "@remix-run/react";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { TrainingReport } from "#app/reports/training.server.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** Why no edit is listed: none was ever received, all are too old, or the filters leave none. */
export function NoEdits({ report: { known, earlier } }: { report: TrainingReport }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  if (known === 0) {
    return <EmptyState title={t("training.empty.none.title")}>{t("training.empty.none.text")}</EmptyState>;
  }
  if (earlier === known) {
    return (
      <EmptyState title={t("training.empty.earlier.title")}>
        {t("training.empty.earlier.text", { count: earlier })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("empty.filtered.title")}
      action={
        search.filters.length > 0 && (
          <Link to={hrefWith({ filters: [] })} className="control">
            {t("empty.filtered.action")}
          </Link>
        )
      }
    />
  );
}
