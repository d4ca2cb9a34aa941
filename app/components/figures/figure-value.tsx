import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getChange, isEnough } from "#app/metrics/figure.ts";
import { Change } from "./change.tsx";
import { FigureLink, type FigureLinkProps } from "./figure-link.tsx";

type Props = FigureLinkProps & {
  size?: "hero" | "large" | "plain";
  showsInterval?: boolean;
  /** "3,028 of 8,412", each number with its own list. */
  showsCounts?: boolean;
  showsChange?: boolean;
};

const sizes = {
  hero: "text-hero font-semibold tracking-[-0.02em]",
  large: "text-title font-semibold tracking-[-0.01em]",
  plain: "",
} as const;

/** A number with what belongs to it: interval, change, counts, and "not enough data" when there is little. */
export function FigureValue({
  size = "plain",
  showsInterval = false,
  showsCounts = false,
  showsChange = false,
  ...link
}: Props) {
  const t = useText();
  const format = useFormat();
  const { metric, figure, before, where } = link;
  const hasChange = showsChange && getChange(metric, figure, before) !== null;
  const hasInterval = showsInterval && figure.low != null && figure.high != null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
      <FigureLink {...link} marksFew={false} className={`${sizes[size]} ${link.className ?? ""}`} />
      {hasInterval && (
        <span className="text-xs whitespace-nowrap text-muted" title={t("figure.interval")}>
          {t("figure.between", {
            low: format.bareShare(figure.low ?? 0),
            high: format.bareShare(figure.high ?? 0),
          })}
        </span>
      )}
      {hasChange && <Change metric={metric} figure={figure} before={before} />}
      {showsCounts &&
        figure.value !== null &&
        figure.numerator !== undefined &&
        figure.denominator !== undefined && (
          <span className="text-xs whitespace-nowrap text-muted">
            <FigureLink metric={metric} figure={figure} where={where} text={format.count(figure.numerator)} />
            {` ${t("figure.slash")} `}
            <FigureLink
              metric={metric}
              figure={figure}
              where={where}
              side="denominator"
              text={format.count(figure.denominator)}
            />
          </span>
        )}
      {figure.value !== null && !isEnough(figure) && <NotEnough />}
    </span>
  );
}

/** Beside a rate over fewer than 30 conversations. */
export function NotEnough() {
  const t = useText();
  return (
    <span className="rounded-sm bg-sunken px-1 text-2xs whitespace-nowrap text-muted">{t("figure.few")}</span>
  );
}
