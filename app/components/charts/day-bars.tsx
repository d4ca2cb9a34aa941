import { useState } from "react";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { TableToggle } from "./table-toggle.tsx";

type Props = {
  /** What is counted. */
  label: string;
  days: readonly { day: string; count: number }[];
  /** Something that happened on a day, said under the bars. */
  marks?: readonly { day: string; text: string }[];
  /** Pixels. */
  height?: number;
};

/** Counts of single days as bars from zero. Its table is one key away. */
export function DayBars({ label, days, marks = [], height = 96 }: Props) {
  const t = useText();
  const format = useFormat();
  const [showsTable, setShowsTable] = useState(false);
  const shown = marks.filter(({ day }) => days.some((one) => one.day === day));
  const most = Math.max(1, ...days.map(({ count }) => count));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  return (
    <figure className="relative">
      <TableToggle showsTable={showsTable} onChange={setShowsTable} />
      {showsTable ? (
        <DayTable label={label} days={days} height={height + 20} />
      ) : (
        <>
          <div
            role="img"
            aria-label={t("gaps.page.trend.label", {
              most,
              first: format.day(first.day),
              last: format.day(last.day),
            })}
            className="relative flex items-end gap-px border-b border-edge"
            style={{ height }}
          >
            <span className="absolute -top-1 left-0 text-2xs text-muted">{format.count(most)}</span>
            {days.map(({ day, count }) => {
              const mark = shown.find((one) => one.day === day);
              return (
                <span
                  key={day}
                  title={`${format.day(day)}: ${format.count(count)}${mark ? ` · ${mark.text}` : ""}`}
                  className={`relative flex h-full min-w-0 flex-1 items-end ${mark ? "border-l border-dashed border-good" : ""}`}
                >
                  <span
                    className="w-full rounded-t-[1px] bg-honey"
                    style={{ height: `${(count / most) * 84}%` }}
                  />
                </span>
              );
            })}
          </div>
          <figcaption className="mt-1 flex justify-between gap-2 text-2xs text-muted">
            <span>{format.day(first.day)}</span>
            {shown.map(({ day, text }) => (
              <span key={`${day} ${text}`} className="text-good">
                ┆ {text}, {format.day(day)}
              </span>
            ))}
            <span>{format.day(last.day)}</span>
          </figcaption>
        </>
      )}
    </figure>
  );
}

function DayTable({ label, days, height }: Pick<Props, "label" | "days"> & { height: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <ScrollRegion label={t("table.scroll", { name: label })} style={{ maxHeight: height }}>
      <table className="w-full text-right text-xs" aria-label={label}>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t("dimension.day")}
            </th>
            <th scope="col" className="font-normal">
              {label}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, count }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="py-0.5 text-left font-normal">
                {format.day(day)} <span className="text-muted">{format.shortWeekday(day)}</span>
              </th>
              <td>{format.count(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
