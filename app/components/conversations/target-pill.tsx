import { Link } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";

/** Says that the page shows only what one number counts, and lifts that. */
export function TargetPill() {
  const t = useText();
  const { search, hrefWith } = usePageState();
  if (!search.target) return null;
  const { metric, side } = search.target;
  return (
    <span
      className="inline-flex items-center rounded-lg bg-honey-wash pl-2.5"
      title={t(`metric.${metric}.definition`)}
    >
      {t("conversations.behind")}&nbsp;
      <b className="font-semibold">{t(`metric.${metric}.label`)}</b>
      {side === "denominator" && (
        <span className="text-honey-ink">&nbsp;{t("conversations.side.denominator")}</span>
      )}
      <Link
        to={hrefWith({ target: null })}
        preventScrollReset
        aria-label={t("conversations.behind.remove")}
        className="grid size-7.5 place-items-center text-honey-ink hover:text-ink"
      >
        <Icon name="close" size={11} />
      </Link>
    </span>
  );
}
