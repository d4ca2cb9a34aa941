import { useMemo } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export type StoreQuality = {
  key: string;
  name: string;
  timezone: string;
  dataThrough: number | null;
  firstDay: string | null;
  lastDay: string | null;
  quality: {
    conversations: number;
    linkable: number;
    kindInferred: number;
    timeInferred: number;
    requested: number;
    reasonByRule: number;
    unclassified: number;
    sources: string[];
  } | null;
};

/** How far the data of each store reaches, and how much of what is known about it is derived. */
export function QualityTable({ rows }: { rows: StoreQuality[] }) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo((): Column<StoreQuality>[] => {
    const share = (part: number, whole: number) =>
      whole === 0 ? <span className="text-muted">–</span> : format.bareShare(part / whole);
    const unit = t("unit.share");
    return [
      {
        key: "store",
        header: t("imports.quality.store"),
        align: "left",
        className: "whitespace-nowrap",
        cell: ({ name, quality }) => (
          <>
            <span className="block font-medium">{name}</span>
            <span className="text-xs text-muted">
              {quality?.sources.join(", ") ?? t("imports.quality.nothing")}
            </span>
          </>
        ),
      },
      {
        key: "reach",
        header: t("imports.quality.reach"),
        align: "left",
        className: "whitespace-nowrap text-xs",
        cell: ({ firstDay, lastDay }) =>
          firstDay && lastDay ? format.dayRange({ from: firstDay, to: lastDay }, null) : "–",
      },
      {
        key: "through",
        header: t("imports.quality.through"),
        className: "whitespace-nowrap text-xs",
        cell: ({ dataThrough, timezone }) =>
          dataThrough === null ? "–" : format.dateTime(dataThrough, timezone),
      },
      {
        key: "conversations",
        header: t("imports.quality.conversations"),
        cell: ({ quality }) => (quality ? format.count(quality.conversations) : "–"),
      },
      {
        key: "linkable",
        header: t("imports.quality.linkable"),
        unit,
        title: t("metric.linkable_rate.definition"),
        cell: ({ quality }) => quality && share(quality.linkable, quality.conversations),
      },
      {
        key: "kinds",
        header: t("imports.quality.kinds"),
        unit,
        title: t("imports.quality.kinds.title"),
        cell: ({ quality }) => quality && share(quality.kindInferred, quality.conversations),
      },
      {
        key: "times",
        header: t("imports.quality.times"),
        unit,
        title: t("imports.quality.times.title"),
        cell: ({ quality }) => quality && share(quality.timeInferred, quality.conversations),
      },
      {
        key: "reasons",
        header: t("imports.quality.reasons"),
        unit,
        title: t("imports.quality.reasons.title"),
        cell: ({ quality }) => quality && share(quality.reasonByRule, quality.requested),
      },
      {
        key: "unclassified",
        header: t("imports.quality.unclassified"),
        unit,
        title: t("imports.quality.unclassified.title"),
        cell: ({ quality }) => quality && share(quality.unclassified, quality.requested),
      },
    ];
  }, [t, format]);
  return (
    <DataTable
      label={t("imports.quality")}
      columns={columns}
      rows={rows}
      getKey={({ key }) => key}
      keepsHeaders
    />
  );
}
