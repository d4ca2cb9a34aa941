/** What sales were lost at escalations: an estimate from counts alone, worked out store by store (metrics.md, lost GMV at risk). */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import { enoughData } from "./figure.ts";
import type { SalesFigure } from "./sales-figure.ts";

/** Of inquirers under a window: all of them, and those whose conversation was lost on handoff. */
export type LostCounts = {
  matured: number;
  converted: number;
  lost: number;
  lostMatured: number;
  lostConverted: number;
};

/** Orders of service and their gross money in minor units, of a currency in which the store sells anything. */
export type ServiceSum = { currency: string; orders: bigint; gross: bigint };

/** One store: what it sold, and its inquirers. */
export type StoreLoss = { sold: readonly ServiceSum[]; counts: LostCounts };

/**
 * Value: (lost × the conversion of the store's other inquirers − those of them who bought) × the average service order, summed
 * over stores, rounded down, not below nothing; null where the stores that sell in a currency know fewer than 30 of either kind.
 * Upper: lost who did not buy × the average service order; null where a store with some has no service order to value them by.
 * Both gross; where a store sells in several currencies, the average order has a share in each. Numerator and denominator: lost
 * who did not buy, of lost whose window is over.
 */
export function buildLoss(stores: readonly StoreLoss[]): SalesFigure {
  const counts = addCounts(stores.map((store) => store.counts));
  if (counts.matured === 0) return { value: null };
  const rated = stores.filter((store) => countServiceOrders(store) > 0n && countOthers(store).matured > 0);
  const unbought = counts.lostMatured - counts.lostConverted;
  const isBounded = stores.every((store) => countUnbought(store) === 0 || countServiceOrders(store) > 0n);
  const of = {
    numerator: unbought,
    denominator: counts.lostMatured,
    pending: counts.lost - counts.lostMatured,
  };
  const currencies = [...new Set(stores.flatMap(({ sold }) => sold.map(({ currency }) => currency)))].sort();
  const totals = currencies.map((currency) => {
    const write = (minor: bigint) => formatMinorUnits(minor, countMinorDigits(currency));
    const value = rated.reduce((sum, store) => sum + estimate(store, currency), 0n);
    const isKnown = unbought === 0 || isEnough(rated.filter(sellsIn(currency)));
    const upper = stores.reduce((sum, store) => sum + bound(store, currency), 0n);
    return {
      value: isKnown ? write(value > 0n ? value : 0n) : null,
      upper: isBounded ? write(upper) : null,
      currency,
    };
  });
  if (totals.length === 0) return { value: null, ...of };
  return totals.length === 1 ? { ...totals[0]!, ...of } : { value: null, totals, ...of };
}

const sellsIn =
  (currency: string) =>
  ({ sold }: StoreLoss): boolean =>
    sold.some((own) => own.currency === currency);

function isEnough(rated: readonly StoreLoss[]): boolean {
  const { matured, lostMatured } = addCounts(rated.map(({ counts }) => counts));
  return lostMatured >= enoughData && matured - lostMatured >= enoughData;
}

function addCounts(all: readonly LostCounts[]): LostCounts {
  const add = (part: keyof LostCounts) => all.reduce((sum, counts) => sum + counts[part], 0);
  return {
    matured: add("matured"),
    converted: add("converted"),
    lost: add("lost"),
    lostMatured: add("lostMatured"),
    lostConverted: add("lostConverted"),
  };
}

const countOthers = ({ counts }: StoreLoss) => ({
  matured: counts.matured - counts.lostMatured,
  converted: counts.converted - counts.lostConverted,
});
const countUnbought = ({ counts }: StoreLoss): number => counts.lostMatured - counts.lostConverted;

const countServiceOrders = ({ sold }: StoreLoss): bigint =>
  sold.reduce((sum, { orders }) => sum + orders, 0n);

function addServiceGross({ sold }: StoreLoss, currency: string): bigint {
  return sold.reduce((sum, own) => (own.currency === currency ? sum + own.gross : sum), 0n);
}

function estimate(store: StoreLoss, currency: string): bigint {
  const others = countOthers(store);
  const { lostMatured, lostConverted } = store.counts;
  const missing = BigInt(lostMatured * others.converted - lostConverted * others.matured);
  const orders = countServiceOrders(store) * BigInt(others.matured);
  return divideDown(missing * addServiceGross(store, currency), orders);
}

function bound(store: StoreLoss, currency: string): bigint {
  const orders = countServiceOrders(store);
  if (orders === 0n) return 0n;
  return divideDown(BigInt(countUnbought(store)) * addServiceGross(store, currency), orders);
}

/** Towards less, below nothing too. */
function divideDown(part: bigint, whole: bigint): bigint {
  const quotient = part / whole;
  return part < 0n && quotient * whole !== part ? quotient - 1n : quotient;
}
