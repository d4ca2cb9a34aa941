import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-text.tsx";

type Props = {
  name: string;
  /** The number itself. */
  value: string;
  /** The number is a count, and stands there already. */
  isCount?: boolean;
  /** Rows of the list. */
  count: number;
  /** What the rows are. */
  children: ReactNode;
};

/** The number a list of sales belongs to, and how many rows it has. */
export function ListTitle({ name, value, isCount = false, count, children }: Props) {
  const format = useFormat();
  return (
    <h2 className="flex flex-wrap items-baseline gap-x-2.5 text-base">
      <span className="font-semibold">{name}</span>
      <span data-list-figure className={isCount ? "sr-only" : ""}>
        {value}
      </span>
      <span className="text-title font-semibold" data-list-count={count}>
        {format.count(count)}
      </span>
      <span className="text-xs text-muted">{children}</span>
    </h2>
  );
}
