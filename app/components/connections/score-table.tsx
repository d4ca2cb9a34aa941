import { useMemo } from "react";
import {
  scoreData,
  scoreParts,
  type ScorePart,
  type Share,
  type Shares,
} from "#app/connections/data-score.ts";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { ShareCell } from "./share-cell.tsx";
import { Unknown } from "./unknown.tsx";

export type QualityRow = {
  storeId: number;
  storeName: string;
  source: string;
  shares: Shares;
  inferred: Share;
  connectionId: string | null;
};

/** The score of each store and source beside the shares it is made of; each share opens what it counts. */
export function ScoreTable({ rows }: { rows: QualityRow[] }) {
  const t = useText();
  const format = useFormat();
  const columns = useMemo(
    (): Column<QualityRow>[] => [
      {
        key: "store",
        header: t("connections.score.store"),
        align: "left",
        className: "whitespace-nowrap",
        cell: ({ storeName, source }) => (
          <>
            <span className="font-medium">{storeName}</span>{" "}
            <span className="text-xs text-muted">{source}</span>
          </>
        ),
      },
      {
        key: "score",
        header: t("connections.score"),
        title: t("connections.score.title"),
        cell: ({ shares }) => {
          const score = scoreData(shares);
          if (score === null) return <Unknown title={t("connections.score.unknown")} />;
          return <strong className="font-semibold">{format.count(score)}</strong>;
        },
      },
      ...scoreParts.map((part) => ({
        key: part,
        header: t(`connections.part.${part}`),
        title: t(`connections.part.${part}.title`),
        unit: t("unit.share"),
        cell: (row: QualityRow) => <PartShare row={row} part={part} />,
      })),
    ],
    [t, format],
  );
  return (
    <DataTable
      label={t("connections.quality")}
      columns={columns}
      rows={rows}
      getKey={({ storeId, source }) => `${storeId} ${source}`}
      keepsHeaders
    />
  );
}

function PartShare({ row, part }: { row: QualityRow; part: ScorePart }) {
  const t = useText();
  const { storeId, source, shares, connectionId } = row;
  const isCounted = part === "quarantined" || part === "late";
  const opens = isCounted
    ? new URLSearchParams({ connection: connectionId ?? "" })
    : new URLSearchParams({ part, store: String(storeId), source });
  return <ShareCell share={shares[part]} opens={opens} unknown={t(`connections.part.${part}.unknown`)} />;
}
