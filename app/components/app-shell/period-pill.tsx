import { Link, useNavigate } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";
import { namedPeriods, resolvePeriod, shiftPeriod, type NamedPeriod } from "#app/time/period.ts";
import { RangeForm } from "./range-form.tsx";
import { useShell } from "./shell-context.tsx";

const keys: Readonly<Record<NamedPeriod, string>> = {
  today: "D",
  yesterday: "E",
  "7d": "W",
  "30d": "T",
  "90d": "",
  month: "M",
  year: "Y",
};

/** The period in words and days, with its neighbours one click away. */
export function PeriodPill() {
  const t = useText();
  const format = useFormat();
  const { search } = usePageState();
  const { period, lastDay } = useShell();
  const name = typeof search.period === "string" ? t(`period.${search.period}`) : t("period.custom");
  return (
    <div className="control gap-0 p-0">
      <Neighbour direction={-1} />
      <Popover
        label={t("period.label")}
        triggerClassName="flex h-7 items-center gap-2 px-1 whitespace-nowrap"
        panelClassName="w-80 p-2"
        shortcut="period"
        trigger={
          <>
            <b className="font-semibold">{name}</b>
            <span className="text-muted">{format.dayRange(period, lastDay)}</span>
          </>
        }
      >
        {(close) => <PeriodMenu close={close} />}
      </Popover>
      <Neighbour direction={1} />
    </div>
  );
}

function PeriodMenu({ close }: { close: () => void }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const { period, lastDay } = useShell();
  return (
    <>
      <ul>
        {namedPeriods.map((choice) => (
          <li key={choice}>
            <Link
              className="option justify-between"
              to={hrefWith({ period: choice })}
              preventScrollReset
              aria-current={search.period === choice ? "true" : undefined}
              onClick={close}
            >
              <span className="flex-1">{t(`period.${choice}`)}</span>
              {lastDay && (
                <span className="text-xs text-muted">
                  {format.dayRange(resolvePeriod(choice, lastDay), lastDay)}
                </span>
              )}
              <kbd aria-hidden="true" className="w-3 text-right text-2xs text-muted">
                {keys[choice]}
              </kbd>
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-2 border-t border-line px-2 pt-2 pb-1">
        <RangeForm
          start={period}
          onApply={(range) => {
            close();
            navigate(hrefWith({ period: range }), { preventScrollReset: true });
          }}
        />
        {lastDay && (
          <p className="mt-2 text-xs text-muted">{t("period.note", { day: format.longDay(lastDay) })}</p>
        )}
      </div>
    </>
  );
}

function Neighbour({ direction }: { direction: 1 | -1 }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  const { lastDay, period } = useShell();
  const isDisabled = lastDay === null || (direction === 1 && period.to >= lastDay);
  const shape = "grid size-7 place-items-center rounded-md";
  if (isDisabled) {
    return (
      <span aria-hidden="true" className={`${shape} text-edge`}>
        <Icon name={direction === 1 ? "right" : "left"} size={12} />
      </span>
    );
  }
  return (
    <Link
      className={`${shape} text-muted hover:text-ink`}
      to={hrefWith({ period: shiftPeriod(search.period, direction, lastDay) })}
      preventScrollReset
      aria-label={t(direction === 1 ? "period.later" : "period.earlier")}
    >
      <Icon name={direction === 1 ? "right" : "left"} size={12} />
    </Link>
  );
}
