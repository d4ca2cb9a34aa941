import type { SalesFigure } from "#app/metrics/sales-figure.ts";

/** Of a figure that has one value for each currency, that of one; figures that are of no currency stay as they are. */
export function pickCurrency(figure: SalesFigure | undefined, currency: string | null): SalesFigure {
  if (!figure) return { value: null };
  const all = figure.totals ?? [figure];
  return all.find((one) => one.currency === undefined || one.currency === currency) ?? { value: null };
}
