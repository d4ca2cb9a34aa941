import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = {
  column: {
    key: string;
    header: string;
    unit?: string;
    align?: "left" | "right";
    isSortable?: boolean;
    firstDirection?: "asc" | "desc";
  };
  /** The direction the table is sorted by this column now, or null. */
  direction: "asc" | "desc" | null;
};

/** The words of a column; where it can be sorted, a link that sorts, and turns the order on a second click. */
export function SortHeader({ column, direction }: Props) {
  const t = useText();
  const { hrefWith } = usePageState();
  const words = (
    <>
      {column.header}
      {column.unit && <span className="ml-1 text-2xs">{column.unit}</span>}
    </>
  );
  if (!column.isSortable) return <span className="inline-block min-h-6 py-1">{words}</span>;
  const first = column.firstDirection ?? (column.align === "left" ? "asc" : "desc");
  const next = direction === null ? first : direction === "asc" ? "desc" : "asc";
  return (
    <Link
      to={hrefWith({ sort: { key: column.key, direction: next } })}
      preventScrollReset
      replace
      aria-label={t("table.sort", { name: column.header })}
      className={`inline-block min-h-6 min-w-6 py-1 hover:text-ink ${direction ? "font-medium text-ink" : ""}`}
    >
      {words}
      {direction && (
        // The word joiner keeps the arrow in the line of the last word.
        <span aria-hidden="true" className="ml-1 text-2xs text-honey-ink">
          {direction === "asc" ? "\u2060↑" : "\u2060↓"}
        </span>
      )}
    </Link>
  );
}
