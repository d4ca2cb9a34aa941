import { rowSortingFeature, tableFeatures, useTable, type ColumnDef } from "@tanstack/react-table";
import { useMemo, type ReactNode } from "react";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { usePageState } from "#app/search/use-page-state.ts";
import { SortHeader } from "./sort-header.tsx";

const features = tableFeatures({ rowSortingFeature });

export type Column<Row> = {
  /** Also the name in `sort=` of the URL. */
  key: string;
  header: string;
  /** Longer words for the header, shown on hover. */
  title?: string;
  /** Shown once under the header, not in every cell. */
  unit?: string;
  align?: "left" | "right";
  isSortable?: boolean;
  /** What a first click on the header sorts by. */
  firstDirection?: "asc" | "desc";
  className?: string;
  /** Left out where there is one column: the first cell then says the most of it. */
  hidesOnPhone?: boolean;
  cell: (row: Row) => ReactNode;
};

type Props<Row> = {
  /** Accessible name of the table. */
  label: string;
  columns: Column<Row>[];
  /** In the order the server sorted them. */
  rows: Row[];
  /** Stands above the rows and takes no part in sorting. */
  total?: Row;
  getKey: (row: Row) => string;
  /** The order shown when the URL names none. */
  defaultSort?: { key: string; direction: "asc" | "desc" };
  /** Keeps the first column in view while the others scroll sideways. */
  hasStickyColumn?: boolean;
  maxHeight?: string;
  /** Headers stay on one line, however narrow the window. */
  keepsHeaders?: boolean;
};

/** A table the server sorts: headers are links that change `sort=` in the URL. */
export function DataTable<Row extends object>({
  label,
  columns,
  rows,
  total,
  getKey,
  defaultSort,
  hasStickyColumn = true,
  maxHeight,
  keepsHeaders = false,
}: Props<Row>) {
  const t = useText();
  const { search } = usePageState();
  // A page may have two tables: each goes by the order that one of its own columns names.
  const isOwn = columns.some(({ key }) => key === search.sort?.key);
  const sort = (isOwn ? search.sort : defaultSort) ?? null;
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.key,
        header: column.header,
        enableSorting: column.isSortable ?? false,
        cell: ({ row }) => column.cell(row.original),
      })),
    [columns],
  );
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    manualSorting: true,
    getRowId: getKey,
    state: { sorting: sort ? [{ id: sort.key, desc: sort.direction === "desc" }] : [] },
  });
  const shape = (column: Column<Row>) => (column.align === "left" ? "text-left" : "") || undefined;
  const hide = (column: Column<Row>) => column.hidesOnPhone && "max-sm:hidden";
  const cellShape = (column: Column<Row>) =>
    [shape(column), column.className, hide(column)].filter(Boolean).join(" ") || undefined;

  return (
    <ScrollRegion label={t("table.scroll", { name: label })} style={{ maxHeight }}>
      <table className={`data-table ${hasStickyColumn ? "is-pinned" : ""}`} aria-label={label}>
        <thead>
          <tr>
            {table.getHeaderGroups()[0]?.headers.map((header) => {
              const column = byKey.get(header.id);
              if (!column) return null;
              const isActive = sort?.key === column.key;
              return (
                <th
                  key={header.id}
                  scope="col"
                  title={column.title}
                  aria-sort={isActive ? (sort.direction === "asc" ? "ascending" : "descending") : undefined}
                  className={
                    [shape(column), keepsHeaders && "whitespace-nowrap", hide(column)]
                      .filter(Boolean)
                      .join(" ") || undefined
                  }
                >
                  <SortHeader column={column} direction={isActive ? sort.direction : null} />
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {total && (
            <tr data-total className="is-total">
              {columns.map((column) => (
                <td key={column.key} className={cellShape(column)}>
                  {column.cell(total)}
                </td>
              ))}
            </tr>
          )}
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-key={row.id}>
              {row.getAllCells().map((cell) => {
                const column = byKey.get(cell.column.id);
                if (!column) return null;
                return (
                  <td key={cell.id} className={cellShape(column)}>
                    <table.FlexRender cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
