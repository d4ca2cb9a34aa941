import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type RankedRow = {
  key: string;
  name: string;
  /** A quieter second word: the group, who uses it. */
  hint?: string;
  /** Length of the bar, 0–1 of the widest. */
  length: number;
  /** Where the bar of the row above ended, drawn hatched; shows what a step takes away. */
  ghost?: number;
  colour: string;
  /** A click on name and bar goes there. */
  href: string;
  isActive?: boolean;
  /** Number cells at the right. */
  values: ReactNode;
};

type Props = { label: string; rows: RankedRow[]; nameWidth?: string };

/** Bars from zero, ranked, with their numbers at the right; plain HTML, drawn by the server. */
export function RankedBars({ label, rows, nameWidth = "minmax(0,12rem)" }: Props) {
  return (
    <ul
      aria-label={label}
      className="grid items-center gap-x-3 gap-y-px"
      style={{ gridTemplateColumns: `${nameWidth} minmax(3rem,1fr) auto` }}
    >
      {rows.map((row) => (
        <li key={row.key} className="group col-span-3 grid grid-cols-subgrid items-center">
          <Link
            to={row.href}
            preventScrollReset
            aria-current={row.isActive ? "true" : undefined}
            className="col-span-2 grid min-h-6.5 grid-cols-subgrid items-center rounded-sm aria-current:font-semibold"
          >
            <span
              className="flex min-w-0 items-baseline gap-1.5"
              title={row.hint ? `${row.name} · ${row.hint}` : row.name}
            >
              <span className="max-w-full shrink-0 truncate group-hover:text-honey-ink">{row.name}</span>
              {row.hint && <span className="truncate text-xs font-normal text-muted">{row.hint}</span>}
            </span>
            <span aria-hidden="true" className="relative h-3">
              {row.ghost !== undefined && row.ghost > row.length && (
                <span
                  className="hatched absolute inset-y-0 rounded-r-[3px] opacity-60"
                  style={{ left: `${row.length * 100}%`, width: `${(row.ghost - row.length) * 100}%` }}
                />
              )}
              <span
                className="absolute inset-y-0 left-0 min-w-0.5 rounded-[3px] transition-[filter] group-hover:brightness-105"
                style={{ width: `${row.length * 100}%`, background: row.colour }}
              />
            </span>
          </Link>
          <span className="flex items-baseline justify-end gap-2 text-right">{row.values}</span>
        </li>
      ))}
    </ul>
  );
}
