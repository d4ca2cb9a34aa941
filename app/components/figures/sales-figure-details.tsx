import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Quality } from "#app/metrics/quality.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { SalesMetricId } from "#app/metrics/sales-registry.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { formatSalesPart, formatSalesValue, listSalesValues } from "./format-sales-figure.ts";
import { DetailRows } from "./figure-parts.tsx";
import { QualityRows } from "./quality-rows.tsx";

type Props = {
  metric: SalesMetricId;
  figure: SalesFigure;
  before?: SalesFigure;
  quality?: Quality | null;
};

type Part =
  "figure.numerator" | "figure.denominator" | "figure.interval" | "saleslist.upper" | "figure.pending";

/** Everything there is to know about one number of sales. Spans only: it may stand inside a sentence. */
export function SalesFigureDetails({ metric, figure, before, quality = null }: Props) {
  const t = useText();
  const format = useFormat();
  const shell = useShell();
  const { windowHours } = usePageState().search;
  const values = listSalesValues(figure);
  const rows: [string, string][] = [];

  for (const { numerator, denominator, upper, low, high, pending, currency } of values) {
    const add = (key: Part, text: string) => rows.push([name(key, currency), text]);
    if (numerator !== undefined) add("figure.numerator", formatSalesPart(numerator, currency, format));
    if (denominator !== undefined) add("figure.denominator", formatSalesPart(denominator, currency, format));
    if (low != null && high != null) {
      add("figure.interval", t("figure.between", { low: format.bareShare(low), high: format.share(high) }));
    }
    if (upper != null) {
      const most = { value: upper, ...(currency === undefined ? {} : { currency }) };
      add("saleslist.upper", formatSalesValue(metric, most, t, format));
    }
    if (pending !== undefined) add("figure.pending", format.count(pending));
  }
  const hours = windowHours === null ? t("figure.ownwindow") : t("figure.hours", { hours: windowHours });
  rows.push([t("saleslist.window"), hours]);
  for (const past of before ? listSalesValues(before) : []) {
    rows.push([name("figure.before", past.currency), formatSalesValue(metric, past, t, format)]);
  }
  rows.push([t("figure.zone"), shell.timezone ?? t("figure.zone.each")]);
  if (shell.dataThrough !== null) {
    rows.push([t("figure.through"), format.dateTime(shell.dataThrough, shell.timezone ?? "UTC")]);
  }

  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{t(`metric.${metric}.label`)}</span>
        <span className="text-right font-semibold">
          {values.map((value) => (
            <span key={value.currency ?? ""} className="block">
              {formatSalesValue(metric, value, t, format)}
            </span>
          ))}
        </span>
      </span>
      <span className="mt-1.5 block text-muted">{t(`metric.${metric}.definition`)}</span>
      <DetailRows rows={rows} />
      <QualityRows quality={quality} />
    </>
  );

  /** Says whose value it is where there are several. */
  function name(key: Part | "figure.before", currency: string | undefined): string {
    return values.length > 1 && currency !== undefined ? `${t(key)}, ${currency}` : t(key);
  }
}
