import { useFormat } from "#app/i18n/use-text.tsx";
import { getSalesChange, type SalesFigure } from "#app/metrics/sales-figure.ts";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { formatSalesPart } from "./format-sales-figure.ts";
import { ChangeText } from "./change-text.tsx";
import {
  FigureCounts,
  FigureInterval,
  FigureLine,
  figureSizes,
  NotEnough,
  type FigureSize,
} from "./figure-parts.tsx";
import { SalesFigureLink, type SalesFigureLinkProps } from "./sales-figure-link.tsx";

type Props = SalesFigureLinkProps & {
  size?: FigureSize;
  showsInterval?: boolean;
  /** "130 of 1,000", each number with its own list. */
  showsCounts?: boolean;
  showsChange?: boolean;
};

/** A number of sales with what belongs to it: interval, change, counts, and "not enough data" when there is little. */
export function SalesFigureValue({
  size = "plain",
  showsInterval = false,
  showsCounts = false,
  showsChange = false,
  ...link
}: Props) {
  const format = useFormat();
  const { metric, figure, before } = link;
  const { value, low, high, numerator, denominator, currency } = figure;
  const ofSide = (side: "numerator" | "denominator", part: string | number) => (
    <SalesFigureLink {...link} className="" side={side} text={formatSalesPart(part, currency, format)} />
  );
  return (
    <FigureLine>
      <SalesFigureLink {...link} className={`${figureSizes[size]} ${link.className ?? ""}`} />
      {showsInterval && <FigureInterval low={low} high={high} />}
      {showsChange && <SalesChange metric={metric} figure={figure} before={before} />}
      {showsCounts && value !== null && numerator !== undefined && denominator !== undefined && (
        <FigureCounts part={ofSide("numerator", numerator)} whole={ofSide("denominator", denominator)} />
      )}
      {value !== null && typeof denominator === "number" && denominator < fewest && <NotEnough />}
    </FigureLine>
  );
}

const fewest = 30;

type ChangeProps = { metric: SalesMetricId; figure: SalesFigure; before: SalesFigure | undefined };

/** The change against the period compared with; nothing where there is none, or several currencies. */
export function SalesChange({ metric, figure, before }: ChangeProps) {
  const format = useFormat();
  const change = getSalesChange(metric, figure, before);
  if (change === null) return null;
  const { unit, good } = salesMetrics[metric];
  return (
    <ChangeText
      change={change}
      amount={format.change(unit === "share" ? "share" : "count", change)}
      good={good}
    />
  );
}
