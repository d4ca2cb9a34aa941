import { useMemo, useRef } from "react";
import { useListHref } from "#app/components/figures/list-link.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { isOnly, toggleFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { buildMatrixRows, type MatrixCell, type MatrixRow } from "./build-matrix-rows.ts";

type Props = { cells: MatrixCell[]; shows: "count" | "share" };

/** Reasons by store. A cell's ground says how much of the store's own escalations it is; each opens its list. */
export function ReasonMatrix({ cells, shows }: Props) {
  const t = useText();
  const nameOf = useValueName();
  const { search, hrefWith } = usePageState();
  const box = useRef<HTMLDivElement>(null);
  useLightLinks(box);
  const matrix = useMemo(() => buildMatrixRows(cells), [cells]);
  const { stores, rows, storeTotals, total } = matrix;
  const head = "sticky top-0 z-10 bg-surface px-1.5 pb-1.5 align-bottom text-xs font-normal text-muted";
  return (
    <div ref={box}>
      <ScrollRegion label={t("table.scroll", { name: t("escalations.matrix") })} className="-mx-4 px-4">
        <table
          className="w-full border-separate border-spacing-0 text-right"
          aria-label={t("escalations.matrix")}
        >
          <thead>
            <tr>
              <th scope="col" className={`${head} left-0 z-20 text-left first-letter:uppercase`}>
                {t("dimension.reason")}
              </th>
              <th scope="col" className={head}>
                {t("chart.total")}
              </th>
              {stores.map((store) => (
                <th key={store} scope="col" className={`${head} max-w-24 min-w-16`}>
                  <a
                    data-light
                    href={hrefWith({ filters: toggleFilter(search.filters, "store", store) })}
                    title={nameOf("store", store)}
                    className="line-clamp-2 min-h-6 hover:text-honey-ink"
                  >
                    {nameOf("store", store)}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ReasonRow key={row.key} row={row} matrix={{ stores, storeTotals, total }} shows={shows} />
            ))}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <th scope="row" className={`${firstCell} border-t border-edge bg-surface font-semibold`}>
                {t("escalations.all")}
              </th>
              <Cell count={total} of={total} where={[]} shows="count" className="border-t border-edge" />
              {stores.map((store, index) => (
                <Cell
                  key={store}
                  count={storeTotals[index] ?? 0}
                  of={storeTotals[index] ?? 0}
                  where={[{ dimension: "store", operator: "is", values: [store] }]}
                  shows="count"
                  className="border-t border-edge"
                />
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </div>
  );
}

const firstCell = "sticky left-0 z-10 py-1 pr-3 text-left whitespace-nowrap";

type RowProps = {
  row: MatrixRow;
  matrix: { stores: string[]; storeTotals: number[]; total: number };
  shows: Props["shows"];
};

function ReasonRow({ row: { group, reason, counts, total }, matrix, shows }: RowProps) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  const isGroup = reason === null;
  const dimension = isGroup ? "reason_group" : "reason";
  const value = reason ?? group;
  const own: Filter = { dimension, operator: "is", values: [value] };
  const look = isGroup ? "border-t border-line" : "";
  const isActive = isOnly(search.filters, dimension, value);
  return (
    <tr className={isGroup ? "font-semibold" : ""}>
      <th
        scope="row"
        className={`${firstCell} bg-surface ${look} ${isGroup ? "font-semibold" : "pl-5 font-normal"}`}
      >
        <a
          data-light
          href={hrefWith({ filters: toggleFilter(search.filters, dimension, value) })}
          aria-current={isActive ? "true" : undefined}
          className="inline-flex min-h-6 items-center gap-2 hover:text-honey-ink aria-current:text-honey-ink aria-current:underline"
        >
          {isGroup && (
            <span
              aria-hidden="true"
              className="size-2.5 rounded-[3px]"
              style={{ background: `var(--group-${group})` }}
            />
          )}
          {isGroup ? (
            <span className="first-letter:uppercase">{t(`reason_group.${group}`)}</span>
          ) : (
            t(`reason.${reason}`)
          )}
        </a>
      </th>
      <Cell count={total} of={matrix.total} where={[own]} shows={shows} className={look} />
      {counts.map((count, index) => {
        const store = matrix.stores[index] ?? "";
        const of = matrix.storeTotals[index] ?? 0;
        return (
          <Cell
            key={store}
            count={count}
            of={of}
            where={[own, { dimension: "store", operator: "is", values: [store] }]}
            shows={shows}
            className={look}
            {...(isGroup ? {} : { heat: `var(--group-${group})` })}
          />
        );
      })}
    </tr>
  );
}

type CellProps = {
  count: number;
  /** The store's escalations, or all of them. */
  of: number;
  where: Filter[];
  shows: Props["shows"];
  className?: string;
  /** Colour of the ground at full strength. */
  heat?: string;
};

/** Half of a store's escalations in one cell is as strong as the ground gets. */
const fullHeat = 0.5;

function Cell({ count, of, where, shows, className = "", heat }: CellProps) {
  const t = useText();
  const format = useFormat();
  const hrefOf = useListHref();
  const share = of === 0 ? 0 : count / of;
  const strength = Math.round(Math.min(1, share / fullHeat) * 72);
  const ground = heat && count > 0 ? `color-mix(in oklab, ${heat} ${strength}%, var(--surface))` : undefined;
  if (count === 0) return <td className={`px-1.5 text-muted ${className}`}>–</td>;
  const text = shows === "count" ? format.count(count) : format.bareShare(share);
  return (
    <td className={`p-px ${className}`}>
      <a
        data-light
        href={hrefOf({ metric: "escalations", side: "numerator", where })}
        title={t("escalations.cell", { count, share: format.share(share) })}
        className="flex min-h-6.5 items-center justify-end rounded-[4px] px-1.5 hover:outline-2 hover:outline-honey"
        style={{ background: ground }}
      >
        {text}
      </a>
    </td>
  );
}
