import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { getEditPath } from "#app/components/trainers/trainer-address.ts";
import { useSigned } from "#app/components/trainers/signed-interval.tsx";
import { TrainerLink } from "#app/components/trainers/trainer-link.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EditRow } from "#app/reports/training.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { ExposedCell } from "./exposed-cell.tsx";
import { LiftCell } from "./lift-cell.tsx";
import { VerdictWord } from "./verdict-word.tsx";

type Props = {
  rows: (EditRow & { added?: number | null })[];
  /** With what each added to its trainer's sum. */
  showsAdded?: boolean;
};

/** One row an edit: what was done, by whom, when, and what came of it. */
export function EditsTable({ rows, showsAdded = false }: Props) {
  const t = useText();
  const format = useFormat();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const writeAdded = useSigned(true);
  const columns = useMemo((): Column<Props["rows"][number]>[] => {
    const reach = Math.max(
      0.05,
      ...rows.flatMap(({ low, high }) => [Math.abs(low ?? 0), Math.abs(high ?? 0)]),
    );
    const nameOf = (key: string) => stores.find((store) => store.key === key)?.name ?? key;
    return [
      {
        key: "edit",
        header: t("training.col.edit"),
        align: "left",
        isSortable: true,
        firstDirection: "asc",
        className: "min-w-32 max-w-40 md:max-w-64",
        cell: ({ topic, entry, store, work, at }) => (
          <span className="block min-w-0" title={entry}>
            <Link
              to={hrefWith(keepScope(search), getEditPath({ store, entry, at }))}
              className="figure-link block truncate font-medium"
            >
              {topic ?? t("training.topic.unknown")}
            </Link>
            <span className="block truncate text-2xs text-muted">
              {t(`training.work.${work}`)} · {stores.length > 1 ? nameOf(store) : entry}
            </span>
          </span>
        ),
      },
      {
        key: "lift",
        header: t("training.col.lift"),
        title: t("training.col.lift.hint"),
        unit: t("training.unit.points"),
        isSortable: true,
        cell: (row) => <LiftCell row={row} reach={reach} />,
      },
      {
        key: "verdict",
        header: t("training.col.verdict"),
        align: "left",
        cell: (row) => <VerdictWord row={row} />,
      },
      {
        key: "exposed",
        header: t("training.col.exposed"),
        title: t("training.col.exposed.hint"),
        isSortable: true,
        cell: (row) => <ExposedCell row={row} />,
      },
      ...(showsAdded
        ? [
            {
              key: "edit-added",
              header: t("edit.added"),
              title: t("edit.added.hint"),
              isSortable: true,
              cell: ({ added = null }: Props["rows"][number]) =>
                added === null ? <span className="text-muted">–</span> : writeAdded(added),
            },
          ]
        : []),
      {
        key: "trainer",
        header: t("training.col.trainer"),
        align: "left",
        isSortable: true,
        firstDirection: "asc",
        className: "whitespace-nowrap",
        cell: ({ trainer, trainerName }) => <TrainerLink trainer={trainer} name={trainerName} />,
      },
      {
        key: "at",
        header: t("training.col.at"),
        isSortable: true,
        className: "whitespace-nowrap",
        cell: ({ at, timezone }) => (
          <time dateTime={new Date(at).toISOString()} title={format.dateTime(at, timezone)}>
            {format.shortTime(at, timezone)}
          </time>
        ),
      },
    ];
  }, [rows, showsAdded, stores, t, format, writeAdded, search, hrefWith]);
  return (
    <DataTable
      label={t("training.edits")}
      columns={columns}
      rows={rows}
      getKey={(row) => row.key}
      defaultSort={{ key: "at", direction: "desc" }}
      keepsHeaders
    />
  );
}
