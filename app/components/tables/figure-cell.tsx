import { Change } from "#app/components/figures/change.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Filter } from "#app/metrics/dimensions.ts";
import { getChange, isEnough, type Figure } from "#app/metrics/figure.ts";
import { metrics, type MetricId } from "#app/metrics/registry.ts";

type Props = {
  metric: MetricId;
  figure: Figure | undefined;
  before?: Figure;
  where?: Filter[];
  showsChange?: boolean;
  showsInterval?: boolean;
};

/** A number in a table: its unit stands in the header, interval and change quietly below. */
export function FigureCell({ metric, figure, before, where, showsChange, showsInterval }: Props) {
  const t = useText();
  const format = useFormat();
  if (!figure || figure.value === null) {
    return (
      <span className="text-muted" title={t("figure.none")}>
        –<span className="sr-only">{t("figure.none")}</span>
      </span>
    );
  }
  const isShare = metrics[metric].unit === "share";
  const text = isShare ? format.bareShare(figure.value) : undefined;
  const interval =
    showsInterval && figure.low != null && figure.high != null
      ? t("figure.between", { low: format.bareShare(figure.low), high: format.bareShare(figure.high) })
      : null;
  const hasChange = showsChange && isEnough(figure) && getChange(metric, figure, before) !== null;
  return (
    <span className="flex flex-col items-end whitespace-nowrap">
      <FigureLink
        metric={metric}
        figure={figure}
        before={before}
        where={where}
        text={text}
        marksFew={false}
      />
      {(interval || hasChange || !isEnough(figure)) && (
        <span className="figure-note">
          {isEnough(figure) ? interval : t("figure.n", { count: figure.denominator ?? 0 })}
          {hasChange && <Change metric={metric} figure={figure} before={before} />}
        </span>
      )}
    </span>
  );
}
