import { Link } from "@remix-run/react";
import { useMay, useShell } from "#app/components/app-shell/shell-context.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { defaultPageSearch } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = {
  /** The first and last day the selected stores have; null without any data. */
  reach: { firstDay: string; lastDay: string } | null;
  /** Whether any store has data at all. */
  hasData: boolean;
};

/** Why a page has no conversations to show: nothing imported, another period, or filters that leave nothing. */
export function NothingHere({ reach, hasData }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  const { period } = useShell();
  const mayImport = useMay("imports");

  if (!hasData) {
    return (
      <EmptyState
        title={t("empty.nothing.title")}
        action={
          mayImport && (
            <>
              <Link to="/imports" className="control">
                {t("empty.nothing.upload")}
              </Link>
              <Link to="/imports/map" className="control">
                {t("empty.nothing.map")}
              </Link>
              <Link to="/imports/connections" className="control">
                {t("empty.nothing.connect")}
              </Link>
            </>
          )
        }
      >
        <p>{t(mayImport ? "empty.nothing.text" : "empty.nothing.others")}</p>
        <p className="mt-3" hidden={!mayImport}>
          <code className="rounded-md bg-sunken px-2 py-1 text-ink">{t("empty.nothing.command")}</code>
        </p>
      </EmptyState>
    );
  }
  const isOutside = reach && (period.to < reach.firstDay || period.from > reach.lastDay);
  if (isOutside) {
    return (
      <EmptyState
        title={t("empty.period.title")}
        action={
          <Link to={hrefWith({ period: defaultPageSearch.period })} className="control">
            {t("empty.period.action")}
          </Link>
        }
      >
        {t("empty.period.text", {
          first: format.longDay(reach.firstDay),
          last: format.longDay(reach.lastDay),
        })}
      </EmptyState>
    );
  }
  if (search.filters.length > 0) {
    return (
      <EmptyState
        title={t("empty.filtered.title")}
        action={
          <Link to={hrefWith({ filters: [] })} className="control">
            {t("empty.filtered.action")}
          </Link>
        }
      >
        {t("empty.filtered.text")}
      </EmptyState>
    );
  }
  return <EmptyState title={t("empty.period.title")} />;
}
