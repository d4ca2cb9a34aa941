import { Link, useNavigate } from "@remix-run/react";
import { Popover } from "#app/components/ui/popover.tsx";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";
import { countDays } from "#app/time/day.ts";
import { namedComparisons } from "#app/time/period.ts";
import { RangeForm } from "./range-form.tsx";
import { useShell } from "./shell-context.tsx";

/** What the period is compared with. */
export function ComparePill() {
  const t = useText();
  const format = useFormat();
  const { search } = usePageState();
  const { period, lastDay, comparison, comparesHours } = useShell();
  const { compare, match } = search;
  const isCalendar = compare === "previous" && (search.period === "month" || search.period === "year");
  const words =
    comparison && (typeof compare !== "string" || isCalendar)
      ? t("compare.pill.custom", { range: format.dayRange(comparison, lastDay) })
      : t(`compare.pill.${typeof compare === "string" ? compare : "none"}`, {
          days: countDays(period.from, period.to),
        });
  const isByWeekday = match === "weekday" && typeof compare === "string" && compare !== "none";
  return (
    <Popover
      label={t("compare.label")}
      panelClassName="w-80 p-2"
      trigger={
        <span className={comparison ? "" : "text-muted"}>
          {words}
          {comparesHours && <span className="text-muted"> · {t("compare.pill.hours")}</span>}
          {isByWeekday && <span className="text-muted"> · {t("compare.pill.weekday")}</span>}
        </span>
      }
    >
      {(close) => <CompareMenu close={close} />}
    </Popover>
  );
}

function CompareMenu({ close }: { close: () => void }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const { period, lastDay, comparison } = useShell();
  return (
    <>
      <ul>
        {namedComparisons.map((choice) => (
          <li key={choice}>
            <Link
              className="option justify-between"
              to={hrefWith({ compare: choice })}
              preventScrollReset
              aria-current={search.compare === choice ? "true" : undefined}
              onClick={close}
            >
              {t(`compare.${choice}`)}
              {comparison && search.compare === choice && (
                <span className="text-xs text-muted">{format.dayRange(comparison, lastDay)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-2 space-y-3 border-t border-line px-2 pt-2 pb-1">
        <RangeForm
          start={comparison ?? period}
          onApply={(range) => {
            close();
            navigate(hrefWith({ compare: range }), { preventScrollReset: true });
          }}
        />
        <Segmented
          label={t("compare.match")}
          value={search.match}
          choices={[
            { value: "date", label: t("compare.match.date") },
            { value: "weekday", label: t("compare.match.weekday") },
          ]}
          onChange={(match) => navigate(hrefWith({ match }), { preventScrollReset: true, replace: true })}
        />
      </div>
    </>
  );
}
