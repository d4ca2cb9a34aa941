import { useText } from "#app/i18n/use-text.tsx";
import { ComparePill } from "./compare-pill.tsx";
import { DataStatus } from "./data-status.tsx";
import { FilterPills } from "./filter-pills.tsx";
import { PeriodPill } from "./period-pill.tsx";

/** Period, comparison and filters of the page, and how far its data reaches. On a phone the first line begins beside the menu. */
export function TopBar() {
  const t = useText();
  return (
    <section
      aria-label={t("scope.label")}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-1.5 max-md:*:first:ml-10">
        <PeriodPill />
        <ComparePill />
        <FilterPills />
      </div>
      <DataStatus />
    </section>
  );
}
