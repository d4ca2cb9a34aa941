import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { isKnown, scoreData, scoreParts, type ScorePart, type Shares } from "#app/connections/data-score.ts";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export type QualityRow = {
  storeId: number;
  storeName: string;
  source: string;
  shares: Shares;
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
            <span className="block font-medium">{storeName}</span>
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
          return (
            <span className="inline-flex items-center justify-end gap-2">
              <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-line">
                <span className="block h-full bg-honey" style={{ width: `${score}%` }} />
              </span>
              <strong className="min-w-7 font-semibold">{format.count(score)}</strong>
            </span>
          );
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
  const format = useFormat();
  const { storeId, source, shares, connectionId } = row;
  const share = shares[part];
  if (share === null) return <Unknown title={t(`connections.part.${part}.unknown`)} />;
  const sum = t("connections.part.sum", { count: format.count(share.count), of: format.count(share.of) });
  if (!isKnown(share)) return <Unknown title={`${t("connections.score.few")} ${sum}`} />;
  const text = format.bareShare(share.count / share.of);
  if (share.count === 0) {
    return (
      <span className="text-muted" title={sum}>
        {text}
      </span>
    );
  }
  const isCounted = part === "quarantined" || part === "late";
  const to = new URLSearchParams(
    isCounted ? { connection: connectionId ?? "" } : { part, store: String(storeId), source },
  ).toString();
  return (
    <Link to={`/imports/connections?${to}`} preventScrollReset className="figure-link" title={sum}>
      {text}
    </Link>
  );
}

function Unknown({ title }: { title: string }) {
  return (
    <span className="text-muted" title={title}>
      –
    </span>
  );
}
