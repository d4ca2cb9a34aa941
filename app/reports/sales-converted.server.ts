/** One total of several currencies, by the merchant's own rates; beside the separate totals, never instead of them. */
import type { Db } from "#db/connection.ts";
import { listRates } from "#db/money/exchange-rates.ts";
import { sumSales, type SalesSum } from "#db/queries/sum-sales.ts";
import { formatMinorUnits } from "#app/money/amount.ts";
import { convertSums, type Rate } from "#app/money/convert.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";

type ConvertedSum = SalesSum<"gross" | "refunded">;

export type ConvertedReport =
  | {
      isComplete: true;
      currency: string;
      /** Decimals, gross or net as the page shows money. */
      gmv: string;
      service: string;
      used: Rate[];
    }
  /** Currencies that have no rate on some of the days sold in. */
  | { isComplete: false; currency: string; missing: string[] };

/** Null where there are no rates, or nothing to convert. */
export async function loadConverted(db: Db, frame: PageFrame): Promise<ConvertedReport | null> {
  const rates = await listRates(db);
  const asked = pickReportingCurrency(rates, frame.search.currency);
  if (asked === null) return null;
  const sums = await sumSales(db, buildSalesFrame(frame).selection, ["day"], ["gross", "refunded"]);
  return buildConverted(sums, rates, { currency: asked, net: frame.search.net });
}

/** The one the page names, else the one with the most rates. */
export function pickReportingCurrency(rates: readonly Rate[], named: string | null): string | null {
  const counts = new Map<string, number>();
  for (const { reportingCurrency } of rates) {
    counts.set(reportingCurrency, (counts.get(reportingCurrency) ?? 0) + 1);
  }
  if (named !== null && counts.has(named)) return named;
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

/** `sums` have the day as their only dimension. */
export function buildConverted(
  sums: readonly ConvertedSum[],
  rates: readonly Rate[],
  { currency, net }: { currency: string; net: boolean },
): ConvertedReport | null {
  if (sums.every((sum) => sum.currency === currency)) return null;
  const own = rates.filter(({ reportingCurrency }) => reportingCurrency === currency);
  const convert = (from: readonly ConvertedSum[]) =>
    convertSums(
      from.map((sum) => ({
        currency: sum.currency,
        day: sum.dimensions[0] ?? "",
        minor: sum.sums.gross - (net ? sum.sums.refunded : 0n),
      })),
      own,
      currency,
    );
  const all = convert(sums);
  const service = convert(sums.filter(({ bucket }) => bucket !== "silent"));
  if (!all.isComplete) return { isComplete: false, currency, missing: all.missing };
  const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
  return {
    ...{ isComplete: true, currency, used: all.used },
    gmv: write(all.minor),
    service: write(service.isComplete ? service.minor : 0n),
  };
}
