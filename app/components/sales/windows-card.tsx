import { Link } from "@remix-run/react";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { buckets } from "#app/sales/credit.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { BucketBar } from "./bucket-bar.tsx";
import type { WindowRow } from "./report-types.ts";

type Props = { className?: string; windows: Part<WindowRow[]>; currency: string; isNarrowed: boolean };

/** The same money under each attribution window: it moves between the buckets, and the sum at the right stays. */
export function WindowsCard({ className, windows, currency, isNarrowed }: Props) {
  const t = useText();
  const format = useFormat();
  const { search, hrefWith } = usePageState();
  return (
    <Card className={className} title={t("sales.windows")} note={t("sales.windows.note")}>
      <PartContent part={windows}>
        {(rows) => (
          <>
            <ol className="grid grid-cols-[auto_minmax(3rem,1fr)_auto_auto] items-center gap-x-3">
              <li aria-hidden="true" className="contents text-xs text-muted">
                <span className="col-start-3 text-right">{t("sales.windows.service")}</span>
                <span className="text-right">{t("sales.windows.sum")}</span>
              </li>
              {rows.map((row) => {
                const full = Number(row.total);
                const isActive = search.windowHours === row.hours;
                const service = full - Number(row.buckets.silent);
                return (
                  <li
                    key={row.hours ?? "own"}
                    className="group col-span-4 grid grid-cols-subgrid items-center"
                  >
                    <Link
                      to={hrefWith({ windowHours: row.hours })}
                      preventScrollReset
                      aria-current={isActive ? "true" : undefined}
                      className="col-span-2 grid min-h-6.5 grid-cols-subgrid items-center rounded-sm aria-current:font-semibold"
                    >
                      <span className="whitespace-nowrap group-hover:text-honey-ink">
                        {t(`sales.window.${row.hours ?? "own"}`)}
                        {isActive && <span aria-hidden="true"> ·</span>}
                      </span>
                      <BucketBar amounts={row.buckets} full={full} />
                    </Link>
                    <span className="text-right text-muted" title={describe(row)}>
                      {full > 0 ? format.share(service / full) : "–"}
                    </span>
                    <span className="text-right whitespace-nowrap">{format.money(row.total, currency)}</span>
                  </li>
                );
              })}
            </ol>
            <p className="mt-2 border-t border-line pt-2 text-xs text-muted">
              {t("sales.windows.text")} {isNarrowed && t("sales.windows.narrowed")}
            </p>
          </>
        )}
      </PartContent>
    </Card>
  );

  function describe({ buckets: amounts }: WindowRow): string {
    return buckets
      .map((bucket) => `${t(`sales.bucket.${bucket}`)} ${format.money(amounts[bucket], currency)}`)
      .join(", ");
  }
}
