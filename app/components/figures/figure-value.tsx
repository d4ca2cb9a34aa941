import { useFormat } from "#app/i18n/use-text.tsx";
import { getChange, isEnough } from "#app/metrics/figure.ts";
import { Change } from "./change.tsx";
import { FigureLink, type FigureLinkProps } from "./figure-link.tsx";
import {
  FigureCounts,
  FigureInterval,
  FigureLine,
  figureSizes,
  NotEnough,
  type FigureSize,
} from "./figure-parts.tsx";

type Props = FigureLinkProps & {
  size?: FigureSize;
  showsInterval?: boolean;
  /** "3,028 of 8,412", each number with its own list. */
  showsCounts?: boolean;
  showsChange?: boolean;
};

/** A number with what belongs to it: interval, change, counts, and "not enough data" when there is little. */
export function FigureValue({
  size = "plain",
  showsInterval = false,
  showsCounts = false,
  showsChange = false,
  ...link
}: Props) {
  const format = useFormat();
  const { metric, figure, before, where } = link;
  const { value, numerator, denominator } = figure;
  const hasChange = showsChange && getChange(metric, figure, before) !== null;
  const counted = { metric, figure, where, marksQuality: false };
  return (
    <FigureLine>
      <FigureLink {...link} marksFew={false} className={`${figureSizes[size]} ${link.className ?? ""}`} />
      {showsInterval && <FigureInterval low={figure.low} high={figure.high} />}
      {hasChange && <Change metric={metric} figure={figure} before={before} />}
      {showsCounts && value !== null && numerator !== undefined && denominator !== undefined && (
        <FigureCounts
          part={<FigureLink {...counted} text={format.count(numerator)} />}
          whole={<FigureLink {...counted} side="denominator" text={format.count(denominator)} />}
        />
      )}
      {value !== null && !isEnough(figure) && <NotEnough />}
    </FigureLine>
  );
}
