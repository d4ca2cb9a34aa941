/** Money of one order after its refunds; minor units of the order's own currency throughout. */
import { hourMs, type NetDays } from "./windows.ts";

export type Refund = { at: number; amountMinor: bigint };

export type Order = {
  id: string;
  createdAt: number;
  /** Unpaid orders are no GMV. */
  paidAt: number | null;
  amountMinor: bigint;
  currency: string;
  /** All that is known so far. */
  refunds: readonly Refund[];
};

/** What was refunded until an instant, that instant included; of all refunds known without one. */
export function sumRefunds(order: Pick<Order, "refunds">, until = Infinity): bigint {
  return order.refunds.reduce((sum, { at, amountMinor }) => (at <= until ? sum + amountMinor : sum), 0n);
}

/** Gross less refunds known so far. */
export function getNet(order: Order): bigint {
  return order.amountMinor - sumRefunds(order);
}

/** Gross less refunds within so many days of payment; null for an unpaid order. */
export function getNetAfter(order: Order, days: NetDays): bigint | null {
  if (order.paidAt === null) return null;
  return order.amountMinor - sumRefunds(order, order.paidAt + days * 24 * hourMs);
}

/** Whether those days are over, as far as the store's data reaches. */
export function isNetMature(paidAt: number, days: NetDays, dataThrough: number | null): boolean {
  return dataThrough !== null && paidAt + days * 24 * hourMs <= dataThrough;
}

/** Nothing is left of it at an instant. An order that cost nothing is not refunded by that. */
export function isFullyRefunded(order: Pick<Order, "refunds" | "amountMinor">, at: number): boolean {
  return order.refunds.some((refund) => refund.at <= at) && sumRefunds(order, at) >= order.amountMinor;
}
