import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useMay, useShell } from "#app/components/app-shell/shell-context.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { EntryRow } from "#app/reports/entries.server.ts";
import { addHitChoice } from "#app/search/hit-choice.ts";
import { aimAtEntry } from "#app/search/aim-at-entry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { EffectiveCell } from "./effective-cell.tsx";
import { FlagChips } from "./flag-chips.tsx";

/** One row an entry: what it answers, how often it was met, and how often that did. */
export function EntryTable({ rows }: { rows: EntryRow[] }) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo((): Column<EntryRow>[] => {
    const number = { isSortable: true, hidesOnPhone: true } as const;
    const write = (count: number | null) => (count === null ? "–" : format.count(count));
    return [
      {
        key: "entry-question",
        header: t("entries.col.entry"),
        align: "left",
        isSortable: true,
        firstDirection: "asc",
        className: "w-full max-w-0 min-w-40",
        cell: (row) => <EntryName row={row} />,
      },
      {
        key: "entry-flags",
        header: t("entries.col.flags"),
        align: "left",
        cell: ({ flags }) => <FlagChips flags={flags} />,
      },
      {
        key: "entry-hits",
        header: t("entries.col.hits"),
        title: t("entry.hits.definition"),
        isSortable: true,
        cell: (row) => <HitsCell row={row} />,
      },
      {
        key: "entry-rate",
        header: t("entries.col.effective"),
        title: t("entry.effective.definition"),
        unit: "%",
        isSortable: true,
        cell: ({ rate }) => <EffectiveCell rate={rate} />,
      },
      {
        ...number,
        key: "entry-misses",
        header: t("entries.col.misses"),
        title: t("entry.misses.definition"),
        cell: ({ misses }) => write(misses),
      },
      {
        ...number,
        key: "entry-changed",
        header: t("entries.col.changed"),
        className: "whitespace-nowrap",
        cell: ({ changedAt }) => (changedAt === null ? "–" : format.shortTime(changedAt, "UTC")),
      },
    ];
  }, [t, format]);
  return (
    <DataTable
      label={t("entries.title")}
      columns={columns}
      rows={rows}
      getKey={({ store, entry }) => JSON.stringify([store, entry])}
      keepsHeaders
    />
  );
}

/** How many answers, which opens them. */
function HitsCell({ row: { store, entry, hits } }: { row: EntryRow }) {
  const format = useFormat();
  const mayOpen = useMay("transcripts");
  const { search, hrefWith } = usePageState();
  if (hits === null) return "–";
  if (!mayOpen || hits === 0) return format.count(hits);
  const path = addHitChoice(hrefWith(...aimAtEntry(search, store, entry)), { side: "all", after: null });
  return (
    <Link to={path} className="figure-link">
      {format.count(hits)}
    </Link>
  );
}

function EntryName({ row: { store, entry, question, topic, state } }: { row: EntryRow }) {
  const t = useText();
  const nameOf = useValueName();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  return (
    <span className="block min-w-0" title={entry}>
      <Link
        to={hrefWith(...aimAtEntry(search, store, entry))}
        prefetch="intent"
        className="figure-link block truncate font-medium"
      >
        {question ?? topic ?? entry}
      </Link>
      <span className="block truncate text-2xs text-muted">
        {state !== "live" && `${t(`entries.state.${state}`)} · `}
        {stores.length > 1 && `${nameOf("store", store)} · `}
        {topic ?? entry}
      </span>
    </span>
  );
}
