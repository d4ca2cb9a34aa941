import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/translate.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { salesMetrics, type SalesMetricId } from "#app/metrics/sales-registry.ts";

/** A value with its unit, or "no data". Money is told in the currency that goes with it. */
export function formatSalesValue(
  metric: SalesMetricId,
  { value, currency }: Pick<SalesFigure, "value" | "currency">,
  t: Translate,
  format: Format,
): string {
  if (value === null) return t("figure.none");
  const { unit } = salesMetrics[metric];
  if (unit !== "money") return format.value(unit, Number(value));
  return currency === undefined ? String(value) : format.money(String(value), currency);
}

/** The values of a figure: one, or one for each of its currencies. */
export function listSalesValues({ totals, ...figure }: SalesFigure): Omit<SalesFigure, "totals">[] {
  return totals ?? [figure];
}

/** A part of a figure: money of its currency as text, a count as a number. */
export function formatSalesPart(part: string | number, currency: string | undefined, format: Format): string {
  if (typeof part === "number") return format.count(part);
  return currency === undefined ? part : format.money(part, currency);
}
