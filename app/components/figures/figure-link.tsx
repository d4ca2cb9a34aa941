import { useNavigate } from "@remix-run/react";
import type { MouseEvent, RefObject } from "react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { isEnough, type Figure } from "#app/metrics/figure.ts";
import type { ListTarget } from "#app/metrics/question.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { FigureDetails } from "./figure-details.tsx";
import { formatFigure } from "./format-figure.ts";
import { HoverCard } from "./hover-card.tsx";

export type FigureLinkProps = {
  metric: MetricId;
  figure: Figure;
  before?: Figure;
  /** Filters of the row or bar the number stands in, beside the page's own. */
  where?: Filter[];
  /** Which rows the list shows; by default those the number counts. */
  side?: ListTarget["side"];
  className?: string;
  /** The words of the link; by default the figure with its unit. */
  text?: string;
  /** Says "n = 7" beside a rate over fewer than 30; false where the surroundings already do. */
  marksFew?: boolean;
};

const none: Filter[] = [];

/** A number: hover or focus explains it, a click opens the list behind it, for those who see single conversations. */
export function FigureLink({
  metric,
  figure,
  before,
  where = none,
  side,
  className = "",
  text,
  marksFew = true,
}: FigureLinkProps) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const navigate = useNavigate();
  const mayOpen = useMay("transcripts");
  const full = formatFigure(metric, figure, t, format);
  const value = text ?? full;
  const spoken = full.includes(value) ? full : value;
  const target = side ?? getDefaultSide(metric);
  if (figure.value === null) {
    return <span className={`font-normal text-muted ${className}`}>{t("figure.none")}</span>;
  }
  const href = hrefWith({ list: { metric, side: target, where }, conversation: null });

  // A plain link: Remix's own costs four times as much to draw, and a table has hundreds of numbers.
  function open(event: MouseEvent<HTMLAnchorElement>) {
    const isPlainClick =
      event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !isPlainClick) return;
    event.preventDefault();
    navigate(href, { preventScrollReset: true });
  }

  const name = t(`metric.${metric}.label`);
  const look = className === "" ? "figure-link" : `figure-link ${className}`;
  const link = (
    <HoverCard card={() => <FigureDetails metric={metric} figure={figure} before={before} />}>
      {({ ref, ...trigger }) =>
        mayOpen ? (
          <a
            {...trigger}
            ref={ref}
            href={href}
            data-metric={text === undefined ? metric : undefined}
            className={look}
            aria-label={t("figure.open", { name, value: spoken })}
            onClick={open}
          >
            {value}
          </a>
        ) : (
          <button
            {...trigger}
            ref={ref as RefObject<never>}
            type="button"
            data-metric={text === undefined ? metric : undefined}
            className={look}
            aria-label={t("figure.closed", { name, value: spoken })}
          >
            {value}
          </button>
        )
      }
    </HoverCard>
  );
  const isRate = metrics[metric].unit === "share";
  if (!marksFew || !isRate || text !== undefined || isEnough(figure)) return link;
  return (
    <>
      {link}
      <span className="ml-1 text-2xs font-normal whitespace-nowrap text-muted" title={t("figure.few")}>
        {t("figure.n", { count: figure.denominator ?? 0 })}
        <span className="sr-only">{t("figure.few")}</span>
      </span>
    </>
  );
}

/** Means and percentiles count no rows in a numerator: their list is what they were taken over. */
function getDefaultSide(metric: MetricId): ListTarget["side"] {
  const { kind } = metrics[metric].formula;
  return kind === "mean" || kind === "percentile" ? "denominator" : "numerator";
}
