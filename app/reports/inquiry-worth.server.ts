/** What an inquiry at risk is worth: by how the inquirers of its store bought, and what its service orders come to. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { estimateChance, estimateValue, type AskedBefore } from "#app/sales/expected-value.ts";
import type { InquiryDimension, SalesFilter, SalesSelection } from "#app/sales/question.ts";
import { hourMs } from "#app/sales/windows.ts";
import { addDays } from "#app/time/day.ts";
import type { Db } from "#db/connection.ts";
import { countBoughtByHour } from "#db/queries/list-at-risk.ts";
import { sumAskedInquiries, sumSales } from "#db/queries/sum-sales.ts";

type Sold = { currency: string; gross: bigint; orders: bigint };
/** `sold`: orders credited to service in the currency most of them are in; null without any. */
export type Worth = { before: AskedBefore; sold: Sold | null };

/** How far back is looked. */
const daysBefore = 90;
const ofService: SalesFilter = { dimension: "bucket", operator: "is_not", values: ["silent"] };

/** By key of the store; of all its inquirers and service orders of the days before, whatever else the page is filtered by. */
export async function readWorths(
  db: Db,
  selection: SalesSelection<InquiryDimension>,
): Promise<ReadonlyMap<string, Worth>> {
  const whole = {
    ...selection,
    from: addDays(selection.to, -daysBefore),
    filters: selection.filters.filter(isOfStore),
  };
  const [inquiries, bought, sums] = await Promise.all([
    sumAskedInquiries(db, whole, ["store"]),
    countBoughtByHour(db, whole),
    sumSales(db, { ...whole, filters: [...whole.filters, ofService] }, ["store"], ["gross", "orders"]),
  ]);
  const worths = new Map<string, Worth>();
  for (const { dimensions, matured } of inquiries) {
    const [storeKey = ""] = dimensions;
    const own = bought.filter((row) => row.storeKey === storeKey);
    const sold = new Map<string, Sold>();
    for (const { dimensions: of, currency, sums: parts } of sums) {
      if (of[0] !== storeKey) continue;
      const known = sold.get(currency) ?? { currency, gross: 0n, orders: 0n };
      sold.set(currency, { currency, gross: known.gross + parts.gross, orders: known.orders + parts.orders });
    }
    const [most] = [...sold.values()].toSorted((a, b) => Number(b.orders - a.orders));
    worths.set(storeKey, {
      before: {
        inquirers: matured,
        boughtInHour: new Map(own.map(({ hour, inquirers }) => [hour, inquirers])),
      },
      sold: most ?? null,
    });
  }
  return worths;
}

const isOfStore = (filter: SalesFilter<InquiryDimension>): filter is SalesFilter<"store"> =>
  filter.dimension === "store";

/** The value is a decimal of the currency; null without enough data. */
export type Estimate = { chance: number | null; value: string | null; currency: string | null };

export function weighInquiry(worth: Worth | undefined, sinceMs: number): Estimate {
  if (!worth) return { chance: null, value: null, currency: null };
  const { before, sold } = worth;
  const chance = estimateChance(before, Math.floor(sinceMs / hourMs));
  const minor = sold && estimateValue(chance, sold);
  return {
    chance,
    value: sold && minor !== null ? formatMinorUnits(minor, countMinorDigits(sold.currency)) : null,
    currency: sold?.currency ?? null,
  };
}
