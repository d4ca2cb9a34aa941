import { useState } from "react";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import type { DayCount } from "#app/effect/topic-days.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EffectWeek } from "#app/reports/edit-effect.server.ts";
import { TableToggle } from "./table-toggle.tsx";

type Props = { weeks: readonly EffectWeek[]; label: string };

const height = 200;
const rateOf = ({ resolved, total }: DayCount): number | null => (total === 0 ? null : resolved / total);

/** Weekly rates of a topic and of its controls around an edit; the weeks between that are not compared are shaded. Its table is one key away. */
export function EffectWeeks({ weeks, label }: Props) {
  const t = useText();
  const [showsTable, setShowsTable] = useState(false);
  const isEmpty = weeks.every(({ own, controls }) => own.total + controls.total === 0);
  if (isEmpty) {
    return (
      <p className="grid place-items-center text-muted" style={{ height }}>
        {t("chart.empty")}
      </p>
    );
  }
  return (
    <figure className="relative">
      <TableToggle showsTable={showsTable} onChange={setShowsTable} />
      {showsTable ? <WeeksTable weeks={weeks} label={label} /> : <Plot weeks={weeks} label={label} />}
    </figure>
  );
}

function Plot({ weeks, label }: Props) {
  const t = useText();
  const format = useFormat();
  const mark = weeks.findIndex(({ part }) => part === "after");
  const quiet = weeks.findIndex(({ part }) => part === "quiet");
  const at = (index: number) => ((index + 0.5) / weeks.length) * 100;
  const edge = (index: number) => (index / weeks.length) * 100;
  const ends = mark === -1 ? weeks.length : mark;
  return (
    <div className="flex gap-2" style={{ height }} role="img" aria-label={label}>
      <div aria-hidden="true" className="relative w-9 text-2xs text-muted" style={{ height: height - 22 }}>
        {[0, 0.5, 1].map((tick) => (
          <span
            key={tick}
            className="absolute right-0 -translate-y-1/2"
            style={{ top: `${(1 - tick) * 100}%` }}
          >
            {format.wholeShare(tick)}
          </span>
        ))}
      </div>
      <div aria-hidden="true" className="relative min-w-0 flex-1">
        <div className="relative" style={{ height: height - 22 }}>
          {quiet !== -1 && (
            <span
              className="absolute inset-y-0 overflow-hidden bg-sunken pt-0.5 text-center text-2xs text-muted"
              style={{ left: `${edge(quiet)}%`, width: `${edge(ends) - edge(quiet)}%` }}
            >
              {t("edit.weeks.quiet")}
            </span>
          )}
          <svg className="absolute inset-0 size-full" viewBox="0 0 100 100" preserveAspectRatio="none">
            {[0, 50, 100].map((y) => (
              <line
                key={y}
                x1="0"
                x2="100"
                y1={y}
                y2={y}
                stroke="var(--line)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <path
              d={draw(
                weeks.map(({ controls }) => rateOf(controls)),
                at,
              )}
              fill="none"
              stroke="var(--muted)"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={draw(
                weeks.map(({ own }) => rateOf(own)),
                at,
              )}
              fill="none"
              stroke="var(--honey)"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
            <line
              x1={edge(ends)}
              x2={edge(ends)}
              y1="0"
              y2="100"
              stroke="var(--ink)"
              strokeDasharray="3 3"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          <span
            className="absolute -top-0.5 ml-1 text-2xs whitespace-nowrap text-ink"
            style={{ left: `${edge(ends)}%` }}
          >
            ◆ {t("edit.weeks.mark")}
          </span>
          {weeks.map(({ day, own }, index) => {
            const rate = rateOf(own);
            return rate === null ? null : (
              <span
                key={day}
                className="absolute size-1.5 -translate-1/2 rounded-full bg-honey"
                style={{ left: `${at(index)}%`, top: `${(1 - rate) * 100}%` }}
                title={`${format.day(day)}: ${format.share(rate)} (${format.count(own.resolved)} / ${format.count(own.total)})`}
              />
            );
          })}
        </div>
        <div className="relative h-5 text-2xs text-muted">
          {weeks.map(({ day }, index) =>
            index % 2 === 0 ? (
              <span
                key={day}
                className="absolute -translate-x-1/2 pt-1 whitespace-nowrap"
                style={{ left: `${at(index)}%` }}
              >
                {format.day(day)}
              </span>
            ) : null,
          )}
        </div>
      </div>
    </div>
  );
}

/** A path through the known rates; a week without any breaks it. */
function draw(rates: readonly (number | null)[], at: (index: number) => number): string {
  return rates
    .map((rate, index) => {
      if (rate === null) return "";
      const begins = (rates[index - 1] ?? null) === null;
      return `${begins ? "M" : "L"}${at(index).toFixed(2)} ${((1 - rate) * 100).toFixed(2)}`;
    })
    .join("");
}

function WeeksTable({ weeks, label }: Props) {
  const t = useText();
  const format = useFormat();
  const write = (count: DayCount) => {
    const rate = rateOf(count);
    return rate === null
      ? t("figure.none")
      : `${format.share(rate)} (${format.count(count.resolved)} / ${format.count(count.total)})`;
  };
  return (
    <ScrollRegion label={t("table.scroll", { name: label })} style={{ height }}>
      <table className="w-full text-right text-xs" aria-label={label}>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t("edit.weeks.week")}
            </th>
            <th scope="col" className="font-normal">
              {t("edit.own")}
            </th>
            <th scope="col" className="font-normal">
              {t("edit.controls")}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ day, part, own, controls }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
                {format.day(day)}{" "}
                <span className="text-muted">
                  {t(part === "quiet" ? "edit.weeks.quiet" : `edit.${part}`)}
                </span>
              </th>
              <td>{write(own)}</td>
              <td>{write(controls)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
