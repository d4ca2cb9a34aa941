import { useRef } from "react";
import { useListHref } from "#app/components/figures/list-link.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";

export type HourCount = { hour: number; count: number; before: number | null };

type Props = { hours: HourCount[] };

/** Escalations by hour of the stores' own day: bars from zero, the comparison as a thin line on each. */
export function HourBars({ hours }: Props) {
  const t = useText();
  const format = useFormat();
  const hrefOf = useListHref();
  const box = useRef<HTMLDivElement>(null);
  useLightLinks(box);
  const top = Math.max(1, ...hours.map(({ count, before }) => Math.max(count, before ?? 0)));
  const busiest = Math.max(...hours.map(({ count }) => count));
  return (
    <div ref={box} className="overflow-x-auto">
      <ul aria-label={t("escalations.hours")} className="flex h-40 min-w-[36rem] items-end">
        {hours.map(({ hour, count, before }) => {
          const words = t("escalations.hour", { hour: format.hour(hour), count });
          const where: Filter[] = [{ dimension: "hour", operator: "is", values: [String(hour)] }];
          const href = hrefOf({ metric: "escalations", side: "numerator", where });
          return (
            <li key={hour} className="relative h-full min-w-6 flex-1">
              <a
                data-light
                href={href}
                role={href === undefined ? "img" : undefined}
                title={words}
                aria-label={words}
                className="group relative flex h-full flex-col justify-end rounded-sm hover:bg-sunken"
              >
                {count === busiest && count > 0 && (
                  <span className="text-center text-2xs font-medium">{format.count(count)}</span>
                )}
                <span
                  className="mx-px block rounded-t-[3px] bg-bar group-hover:bg-honey"
                  style={{ height: `${(count / top) * 88}%`, minHeight: count > 0 ? 2 : 0 }}
                />
                {before !== null && (
                  <span
                    aria-hidden="true"
                    className="absolute inset-x-0 border-t border-ink opacity-60"
                    style={{ bottom: `${(before / top) * 88}%` }}
                  />
                )}
              </a>
            </li>
          );
        })}
      </ul>
      <div
        aria-hidden="true"
        className="mt-1 flex min-w-[36rem] justify-between border-t border-line pt-0.5 text-2xs text-muted"
      >
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
}
