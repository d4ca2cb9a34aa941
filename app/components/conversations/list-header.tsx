import { Link } from "@remix-run/react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { formatFigure } from "#app/components/figures/format-figure.ts";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import type { Figure } from "#app/metrics/figure.ts";
import { metrics } from "#app/metrics/registry.ts";
import { buildQueryString, type ListChoice } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { list: ListChoice; figure: Figure; count: number; isOfRatings: boolean };

/** Which number the list belongs to, how long it is, what the number means, and ways to take the list elsewhere. */
export function ListHeader({ list, figure, count, isOfRatings }: Props) {
  const t = useText();
  const format = useFormat();
  const { metric, side, where } = list;
  const hasSides = metrics[metric].formula.kind === "rate";
  return (
    <div>
      <h2 className="flex flex-wrap items-baseline gap-x-2.5 text-base">
        <span className="font-semibold">{t(`metric.${metric}.label`)}</span>
        {hasSides && <span className="text-muted">{formatFigure(metric, figure, t, format)}</span>}
        <span className="text-title font-semibold" data-list-count={count}>
          {format.count(count)}
        </span>
        <span className="text-xs text-muted">
          {t(isOfRatings ? "conversations.ratings" : "conversations.rows", { count })}
          {hasSides && ` · ${t(`conversations.side.${side}`)}`}
        </span>
      </h2>
      {where.length > 0 && <WhereLine where={where} />}
      <p className="mt-1 text-xs text-muted">{t(`metric.${metric}.definition`)}</p>
      <ListLinks list={list} />
    </div>
  );
}

function WhereLine({ where }: { where: Filter[] }) {
  const t = useText();
  const nameOf = useValueName();
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5 text-xs">
      {where.map(({ dimension, operator, values }) => (
        <li key={`${dimension}${operator}`} className="rounded-md bg-honey-wash px-1.5 py-0.5">
          {t(`dimension.${dimension}`)} <span className="text-honey-ink">{t(`operator.${operator}`)}</span>{" "}
          <b className="font-semibold">{values.map((value) => nameOf(dimension, value)).join(", ")}</b>
        </li>
      ))}
    </ul>
  );
}

/** The same rows as a page of their own, and as a file. */
function ListLinks({ list }: { list: ListChoice }) {
  const t = useText();
  const { search, hrefWith } = usePageState();
  const mayExport = useMay("export");
  const filters = [...search.filters, ...list.where];
  const target = { metric: list.metric, side: list.side };
  const page = hrefWith(
    { filters, target, list: null, conversation: null, text: "", sort: null },
    "/conversations",
  );
  const file = `/list.csv${buildQueryString({ ...search, conversation: null })}`;
  const look = "inline-flex min-h-6 items-center text-honey-ink underline-offset-3 hover:underline";
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-xs">
      <Link to={page} className={look}>
        {t("conversations.open")}
      </Link>
      {mayExport && (
        <a href={file} download className={look}>
          {t(
            metrics[list.metric].family === "satisfaction"
              ? "conversations.export.ratings"
              : "conversations.export",
          )}
        </a>
      )}
    </p>
  );
}
