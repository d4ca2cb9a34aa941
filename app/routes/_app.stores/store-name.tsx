import { Link } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { StoreRow } from "#app/reports/stores.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** The store's name leads to its experience; region, platform and zone, or why it has no numbers, stand below. */
export function StoreName({ row }: { row: StoreRow }) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  if (row.key === "") return <span className="font-semibold">{t("stores.all")}</span>;
  const scope = keepScope(search);
  const filters = [
    { dimension: "store" as const, operator: "is" as const, values: [row.key] },
    ...scope.filters.filter(({ dimension }) => dimension !== "store"),
  ];
  const { conversations, engaged } = row.figures;
  const hasNumbers = Boolean(conversations?.value);
  const hint =
    row.lastDay === null
      ? t("stores.nodata")
      : !hasNumbers
        ? t("stores.nodata.period", { day: format.longDay(row.lastDay) })
        : engaged?.value === 0
          ? t("stores.nobot")
          : [row.region, row.platform, getCity(row.timezone)].filter(Boolean).join(" · ");
  return (
    <span className="block min-w-0">
      <Link
        to={hrefWith({ ...scope, filters }, "/experience")}
        aria-label={t("stores.open", { name: row.name })}
        className="figure-link inline-block max-w-full truncate align-bottom font-medium"
      >
        {row.name}
      </Link>
      <span className={`block text-2xs text-muted ${hasNumbers ? "truncate" : ""}`} title={hint}>
        {hint}
      </span>
    </span>
  );
}

/** "America/New_York" → "New York"; the whole name is in the figure's details. */
function getCity(timezone: string): string {
  return timezone.slice(timezone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
