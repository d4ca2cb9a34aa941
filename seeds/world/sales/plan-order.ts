/** One order as the simulator means it: what is in it, when it is paid, what is refunded. Times are epoch milliseconds. */
import { dayMs, getZoneClock, hourMs, minuteMs } from "../calendar.ts";
import { getCampaignFactor } from "../campaigns.ts";
import type { Random } from "../random.ts";
import type { Currency, StoreProfile } from "../stores.ts";
import { fillBasket, type OrderItem } from "./catalogue.ts";

export type PlannedRefund = { at: number; amountMinor: number; reason: string };

export type PlannedOrder = {
  createdAt: number;
  /** Null while it is not paid by the end of the world. */
  paidAt: number | null;
  currency: Currency;
  items: OrderItem[];
  amountMinor: number;
  /** By time; none after the end of the world. */
  refunds: PlannedRefund[];
};

export type OrderWish = {
  createdAt: number;
  /** When it is paid; left out, that is up to chance. Null is never. */
  paidAt?: number | null;
  wanted?: readonly string[];
};

const refundChance = { apparel: 0.19, electronics: 0.08 };
const reasons = ["size", "changed_mind", "quality", "not_as_described", "price_difference"];

export function planOrder(
  random: Random,
  { store, through }: { store: StoreProfile; through: number },
  { createdAt, paidAt, wanted = [] }: OrderWish,
): PlannedOrder {
  const { currency, alsoSells } = store;
  const factor = getCampaignFactor(store.region, getZoneClock(store.zone).day(createdAt));
  const own = {
    ...{ line: store.line, language: store.language },
    currency: alsoSells && random.chance(alsoSells.share) ? alsoSells.currency : currency,
    discount: factor >= 2.4 ? 18 : factor >= 1.4 ? 10 : random.chance(0.1) ? 5 : 0,
  };
  const { items, amountMinor } = fillBasket(random, own, wanted);
  const due = paidAt === undefined ? drawPayment(random, createdAt) : paidAt;
  const paid = due === null || due > through ? null : due;
  const refunds =
    paid !== null && random.chance(refundChance[store.line])
      ? drawRefunds(random, paid, amountMinor, items)
      : [];
  return {
    ...{ createdAt, paidAt: paid, currency: own.currency, items, amountMinor },
    refunds: refunds.filter(({ at, amountMinor: minor }) => at <= through && minor > 0),
  };
}

/** Most pay at once, some sleep on it for up to three days, some never do. */
function drawPayment(random: Random, createdAt: number): number | null {
  const roll = random.next();
  if (roll < 0.85)
    return createdAt + 4000 + Math.round(Math.min(9 * minuteMs, random.logNormal(35_000, 0.9)));
  if (roll < 0.91) return createdAt + Math.round(random.between(1, 30) * hourMs);
  if (roll < 0.93) return createdAt + 3 * dayMs;
  return null;
}

function drawRefunds(
  random: Random,
  paidAt: number,
  amountMinor: number,
  items: readonly OrderItem[],
): PlannedRefund[] {
  // Now and then to the millisecond when the fifteen days are over: that still counts as within them.
  const days = random.chance(0.03) ? 15 : Math.min(40, 0.2 + random.logNormal(6, 0.9));
  const at = paidAt + Math.round(days * dayMs);
  const reason = random.pick(reasons);
  const roll = random.next();
  if (roll < 0.6) return [{ at, amountMinor, reason }];
  const part =
    items.length > 1 ? random.pick(items).amountMinor : Math.round(amountMinor * random.between(0.1, 0.6));
  const first = { at, amountMinor: Math.min(part, amountMinor), reason };
  if (roll < 0.88) return [first];
  const rest = amountMinor - first.amountMinor;
  const second = random.chance(0.5) ? rest : Math.floor(rest * random.between(0.1, 0.9));
  return [
    first,
    {
      at: at + Math.round(random.between(0.1, 9) * dayMs),
      amountMinor: second,
      reason: random.pick(reasons),
    },
  ];
}

/** Nothing of it was left at that moment. */
export function wasRefunded({ refunds, amountMinor }: PlannedOrder, at: number): boolean {
  const known = refunds.filter((refund) => refund.at <= at);
  return known.length > 0 && known.reduce((sum, refund) => sum + refund.amountMinor, 0) >= amountMinor;
}
