import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ConnectionCounts } from "./connection-view.ts";

export type DayRow = ConnectionCounts & { day: string };

const counted = ["deliveries", "taken", "duplicate", "quarantined", "refused", "late"] as const;

/** What each day brought, the newest first. */
export function ConnectionDays({ days }: { days: DayRow[] }) {
  const t = useText();
  const format = useFormat();
  if (days.length === 0) return <p className="text-muted">{t("connections.days.none")}</p>;
  return (
    <ScrollRegion label={t("connections.days")}>
      <table className="w-full text-right text-xs">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 text-left font-normal">
              {t("connections.day")}
            </th>
            {counted.map((key) => (
              <th
                key={key}
                scope="col"
                className="py-1 pl-3 font-normal whitespace-nowrap"
                title={t(`connections.col.${key}.title`)}
              >
                {t(`connections.col.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((row) => (
            <tr key={row.day} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                {format.longDay(row.day)}
              </th>
              {counted.map((key) => (
                <td key={key} className={`py-1 pl-3 ${row[key] === 0 ? "text-muted" : ""}`}>
                  {format.count(row[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
