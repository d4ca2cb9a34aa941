import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { isEnough, type Figure } from "#app/metrics/figure.ts";
import type { ListTarget } from "#app/metrics/question.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { FigureDetails } from "./figure-details.tsx";
import { formatFigure } from "./format-figure.ts";
import { NumberLink } from "./number-link.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { useQuality } from "./use-quality.ts";

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
  /** Marks what a source does not record; false for the counts beside a number that is marked. */
  marksQuality?: boolean;
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
  marksQuality = true,
}: FigureLinkProps) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const mayOpen = useMay("transcripts");
  const full = formatFigure(metric, figure, t, format);
  const target = side ?? getDefaultSide(metric);
  const quality = useQuality(metric, where);
  if (quality?.isUnknown && !figure.value) {
    return (
      <NumberLink
        name={t(`metric.${metric}.label`)}
        words={t("figure.unrecorded")}
        full={t("figure.unrecorded")}
        href={undefined}
        metric={undefined}
        className={`text-muted ${className}`}
        card={() => <FigureDetails metric={metric} figure={{ value: null }} quality={quality} />}
      />
    );
  }
  if (figure.value === null) {
    return <span className={`font-normal text-muted ${className}`}>{t("figure.none")}</span>;
  }
  const link = (
    <NumberLink
      name={t(`metric.${metric}.label`)}
      words={text ?? full}
      full={full}
      href={mayOpen ? hrefWith({ list: { metric, side: target, where }, conversation: null }) : undefined}
      metric={text === undefined ? metric : undefined}
      className={className}
      card={() => <FigureDetails metric={metric} figure={figure} before={before} quality={quality} />}
    />
  );
  const isRate = metrics[metric].unit === "share";
  const marked = marksQuality ? <QualityMark quality={quality}>{link}</QualityMark> : link;
  if (!marksFew || !isRate || text !== undefined || isEnough(figure)) return marked;
  return (
    <>
      {marked}
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
