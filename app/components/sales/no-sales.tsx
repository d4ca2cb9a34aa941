import { Link } from "@remix-run/react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { reach: { firstDay: string | null; lastDay: string | null } | null };

/** Why no order was paid here: none was ever imported, the filters leave none, or they lie in other days. */
export function NoSales({ reach }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const mayImport = useMay("imports");
  if (reach === null || reach.firstDay === null || reach.lastDay === null) {
    return (
      <EmptyState
        title={t("sales.empty.orders.title")}
        action={
          mayImport && (
            <Link to="/imports" className="control">
              {t("empty.nothing.link")}
            </Link>
          )
        }
      >
        <p>{t("sales.empty.orders.text")}</p>
        <p className="mt-3" hidden={!mayImport}>
          <code className="rounded-md bg-sunken px-2 py-1 text-ink">{t("sales.empty.orders.command")}</code>
        </p>
      </EmptyState>
    );
  }
  const others = search.filters.filter(({ dimension }) => dimension !== "store");
  if (others.length > 0) {
    return (
      <EmptyState
        title={t("empty.filtered.title")}
        action={
          <Link
            to={hrefWith({ filters: search.filters.filter(({ dimension }) => dimension === "store") })}
            className="control"
          >
            {t("empty.filtered.action")}
          </Link>
        }
      >
        {t("sales.empty.filtered.text")}
      </EmptyState>
    );
  }
  const range = { from: reach.firstDay, to: reach.lastDay };
  return (
    <EmptyState
      title={t("sales.empty.period.title")}
      action={
        <Link to={hrefWith({ period: range })} className="control">
          {t("sales.empty.period.action")}
        </Link>
      }
    >
      {t("sales.empty.period.text", {
        first: format.longDay(reach.firstDay),
        last: format.longDay(reach.lastDay),
      })}
    </EmptyState>
  );
}
