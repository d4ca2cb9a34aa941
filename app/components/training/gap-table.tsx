import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapRow } from "#app/reports/gap-queue.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { CostBar, KindWord, StateChip, TrendMark, useFormatMinutes, WatchedDays } from "./gap-marks.tsx";
import { GapMoney } from "./gap-money.tsx";

type Props = { rows: GapRow[]; showsMoney: boolean };

/** One row a gap: what is asked, where it stands, what it costs, who deals with it. */
export function GapTable({ rows, showsMoney }: Props) {
  const t = useText();
  const format = useFormat();
  const formatMinutes = useFormatMinutes();
  const columns = useMemo((): Column<GapRow>[] => {
    const most = Math.max(0, ...rows.map(({ cost }) => cost));
    const number = { isSortable: true, hidesOnPhone: true } as const;
    return [
      {
        key: "gap-title",
        header: t("gaps.col.title"),
        align: "left",
        isSortable: true,
        firstDirection: "asc",
        className: "w-full max-w-0 min-w-40",
        cell: (row) => <GapTitle row={row} />,
      },
      {
        key: "gap-state",
        header: t("gaps.col.state"),
        align: "left",
        isSortable: true,
        firstDirection: "asc",
        cell: ({ state, watch }) => (
          <>
            <StateChip state={state} />
            {watch !== null && <WatchedDays watch={watch} />}
          </>
        ),
      },
      {
        ...number,
        key: "gap-customers",
        header: t("gaps.col.customers"),
        title: t("gaps.col.customers.hint"),
        cell: ({ customers }) => format.count(customers),
      },
      {
        ...number,
        key: "gap-minutes",
        header: t("gaps.col.minutes"),
        title: t("gaps.col.minutes.hint"),
        unit: t("gaps.unit.minutes"),
        cell: ({ minutes }) => (
          <span title={minutes === null ? t("gaps.minutes.unmeasured") : undefined}>
            {formatMinutes(minutes)}
          </span>
        ),
      },
      ...(showsMoney
        ? [
            {
              ...number,
              key: "gap-money",
              header: t("gaps.col.money"),
              title: t("gaps.col.money.hint"),
              cell: ({ money }: GapRow) => <GapMoney money={money} />,
            },
          ]
        : []),
      {
        ...number,
        key: "gap-trend",
        header: t("gaps.col.trend"),
        title: t("gaps.col.trend.hint"),
        cell: (row) => <TrendMark {...row} />,
      },
      {
        key: "gap-cost",
        header: t("gaps.col.cost"),
        title: t("gaps.col.cost.hint"),
        unit: "%",
        isSortable: true,
        cell: ({ cost }) => <CostBar cost={cost} most={most} />,
      },
      {
        ...number,
        key: "gap-owner",
        header: t("gaps.col.owner"),
        align: "left",
        firstDirection: "asc",
        className: "whitespace-nowrap",
        cell: ({ owner }) =>
          owner === null ? (
            <span className="text-muted">–</span>
          ) : (
            <span className={owner.isMe ? "font-medium" : ""}>
              {owner.isMe ? t("gaps.owner.me") : owner.name}
            </span>
          ),
      },
    ];
  }, [rows, showsMoney, t, format, formatMinutes]);
  return (
    <DataTable
      label={t("gaps.queue")}
      columns={columns}
      rows={rows}
      getKey={({ gapId }) => String(gapId)}
      defaultSort={{ key: "gap-cost", direction: "desc" }}
      keepsHeaders
    />
  );
}

/** The customer's words lead to the gap; below them what a phone has no columns for. */
function GapTitle({ row }: { row: GapRow }) {
  const t = useText();
  const nameOf = useValueName();
  const { stores } = useShell();
  const { search, hrefWith } = usePageState();
  const { gapId, title, kind, store, customers, owner } = row;
  return (
    <span className="block min-w-0">
      <Link
        to={hrefWith(keepScope(search), `/training/gaps/${gapId}`)}
        prefetch="intent"
        className="figure-link block truncate font-medium"
        title={title ?? undefined}
      >
        {title === null ? (
          <span className="font-normal text-muted">{t("gaps.untitled")}</span>
        ) : (
          <MaskedText text={title} />
        )}
      </Link>
      <span className="flex min-w-0 flex-wrap gap-x-2 text-2xs text-muted">
        {stores.length > 1 && <span className="truncate">{nameOf("store", store)}</span>}
        <KindWord kind={kind} />
        <span className="sm:hidden">{t("gaps.short.customers", { count: customers })}</span>
        <span className="sm:hidden">
          <TrendMark {...row} />
        </span>
        {owner && <span className="sm:hidden">{owner.isMe ? t("gaps.owner.me") : owner.name}</span>}
      </span>
    </span>
  );
}
