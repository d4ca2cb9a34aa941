import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { getSalesChange, type SalesFigure } from "#app/metrics/sales-figure.ts";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";
import { formatSalesPart } from "./format-sales-figure.ts";
import { NotEnough } from "./figure-value.tsx";
import { getChangeColour } from "./get-change-colour.ts";
import { SalesFigureLink, type SalesFigureLinkProps } from "./sales-figure-link.tsx";

type Props = SalesFigureLinkProps & {
  size?: "hero" | "large" | "plain";
  showsInterval?: boolean;
  /** "130 of 1,000", each number with its own list. */
  showsCounts?: boolean;
  showsChange?: boolean;
};

const sizes = {
  hero: "text-hero font-semibold tracking-[-0.02em]",
  large: "text-title font-semibold tracking-[-0.01em]",
  plain: "",
} as const;

/** A number of sales with what belongs to it: interval, change, counts, and "not enough data" when there is little. */
export function SalesFigureValue({
  size = "plain",
  showsInterval = false,
  showsCounts = false,
  showsChange = false,
  ...link
}: Props) {
  const t = useText();
  const format = useFormat();
  const { metric, figure, before } = link;
  const { value, low, high, numerator, denominator, currency } = figure;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
      <SalesFigureLink {...link} className={`${sizes[size]} ${link.className ?? ""}`} />
      {showsInterval && low != null && high != null && (
        <span className="text-xs whitespace-nowrap text-muted" title={t("figure.interval")}>
          {t("figure.between", { low: format.bareShare(low), high: format.bareShare(high) })}
        </span>
      )}
      {showsChange && <SalesChange metric={metric} figure={figure} before={before} />}
      {showsCounts && value !== null && numerator !== undefined && denominator !== undefined && (
        <span className="text-xs whitespace-nowrap text-muted">
          <SalesFigureLink
            {...link}
            className=""
            side="numerator"
            text={formatSalesPart(numerator, currency, format)}
          />
          {` ${t("figure.slash")} `}
          <SalesFigureLink
            {...link}
            className=""
            side="denominator"
            text={formatSalesPart(denominator, currency, format)}
          />
        </span>
      )}
      {value !== null && typeof denominator === "number" && denominator < fewest && <NotEnough />}
    </span>
  );
}

const fewest = 30;
/** A change too small for the digits shown is "unchanged": its sign would be noise. */
const smallest = 0.0005;

type ChangeProps = { metric: SalesMetricId; figure: SalesFigure; before: SalesFigure | undefined };

/** The change against the period compared with; nothing where there is none, or several currencies. */
export function SalesChange({ metric, figure, before }: ChangeProps) {
  const t = useText();
  const format = useFormat();
  const { rising } = useShell();
  const change = getSalesChange(metric, figure, before);
  if (change === null) return null;
  const { unit, good } = salesMetrics[metric];
  const amount = format.change(unit === "share" ? "share" : "count", change);
  if (Math.abs(change) < smallest) {
    return (
      <span className="text-muted">
        <span className="sr-only">{t("figure.same")} </span>
        {amount}
      </span>
    );
  }
  const isUp = change > 0;
  return (
    <span className={`whitespace-nowrap ${getChangeColour(isUp, good, rising)}`}>
      <span aria-hidden="true">
        <span className="mr-[0.2em] text-[0.75em]">{isUp ? "▲" : "▼"}</span>
        {amount}
      </span>
      <span className="sr-only">{t(isUp ? "figure.up" : "figure.down", { change: amount })}</span>
    </span>
  );
}
