import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ListTarget } from "#app/metrics/question.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { getSalesListRows } from "#app/metrics/sales-lists.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import type { SalesFilter } from "#app/sales/question.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { formatSalesValue, listSalesValues } from "./format-sales-figure.ts";
import { NumberLink } from "./number-link.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { useQuality } from "./use-quality.ts";
import { SalesFigureDetails } from "./sales-figure-details.tsx";

export type SalesFigureLinkProps = {
  metric: SalesMetricId;
  figure: SalesFigure;
  before?: SalesFigure;
  /** Filters of the row or bar the number stands in, beside the page's own. */
  where?: SalesFilter[];
  /** Which rows the list shows; by default those the number counts. */
  side?: ListTarget["side"];
  className?: string;
  /** The words of the link; by default the value with its unit. With several currencies it opens the orders of all. */
  text?: string;
};

const none: SalesFilter[] = [];

/**
 * A number of sales: hover or focus explains it, a click opens the orders or inquiries behind it, for those who see them.
 * Several currencies stand below each other, each with its own list.
 */
export function SalesFigureLink(props: SalesFigureLinkProps) {
  const t = useText();
  const { figure, className = "", text } = props;
  const values = listSalesValues(figure);
  if (values.every(({ value }) => value === null) && text === undefined) {
    return <span className={`font-normal text-muted ${className}`}>{t("figure.none")}</span>;
  }
  if (values.length === 1) return <ValueLink {...props} own={values[0]} />;
  if (text !== undefined) return <ValueLink {...props} />;
  return (
    <span className={`inline-flex flex-col ${className}`}>
      {values.map((value) => (
        <ValueLink key={value.currency} {...props} own={value} className="min-h-6 leading-6" />
      ))}
    </span>
  );
}

/** `own`: the one value the link is for, of several. */
type ValueProps = SalesFigureLinkProps & { own?: Pick<SalesFigure, "value" | "currency"> | undefined };

function ValueLink({
  metric,
  figure,
  before,
  where = none,
  side = "numerator",
  className = "",
  text,
  own = { value: null },
}: ValueProps) {
  const t = useText();
  const format = useFormat();
  const { hrefWith } = usePageState();
  const mayOpen = [useMay("transcripts"), useMay("money")].every(Boolean);
  const full = formatSalesValue(metric, own, t, format);
  const { currency } = own;
  const quality = useQuality(metric, where);
  const rows = getSalesListRows(metric);
  const hasCurrency = rows === "orders" && currency !== undefined;
  const list = {
    ...{ rows, metric, side },
    where: hasCurrency ? [...where.filter(isNotOfCurrency), onlyOf(currency)] : where,
  };
  const link = (
    <NumberLink
      name={t(`metric.${metric}.label`)}
      words={text ?? full}
      full={full}
      href={mayOpen ? hrefWith({ sales: list, conversation: null }) : undefined}
      metric={text === undefined ? metric : undefined}
      className={className}
      card={() => (
        <SalesFigureDetails
          metric={metric}
          figure={figure}
          quality={quality}
          {...(before ? { before } : {})}
        />
      )}
    />
  );
  return <QualityMark quality={text === undefined ? quality : null}>{link}</QualityMark>;
}

const isNotOfCurrency = ({ dimension }: SalesFilter): boolean => dimension !== "currency";
const onlyOf = (currency: string): SalesFilter => ({
  dimension: "currency",
  operator: "is",
  values: [currency],
});
