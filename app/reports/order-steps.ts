/** What became of orders, step by step: placed, paid, refunded, each at its own time. */
import { formatMinorUnits } from "#app/money/amount.ts";
import { countMinorDigits } from "#app/money/currency.ts";
import type { Bucket } from "#app/sales/credit.ts";
import type { CustomerOrder } from "#db/queries/customer-orders.ts";

export type OrderStep = {
  what: "order";
  id: string;
  /** Epoch ms. */
  at: number;
  step: "placed" | "placed_paid" | "paid" | "refunded";
  orderId: string;
  /** When the order was placed. */
  createdAt: number;
  bucket: Bucket;
  /** The conversation it is credited to, and how long after its start it was placed; null for none. */
  conversationId: number | null;
  lagMs: number | null;
  /** A decimal; null for those who see no money. */
  amount: string | null;
  currency: string;
  /** Why money went back, in the source's words. */
  reason: string | null;
};

export function listOrderSteps(orders: readonly CustomerOrder[], showsMoney: boolean): OrderStep[] {
  return orders.flatMap((order) => {
    const { orderId, createdAt, paidAt, currency, amountMinor, bucket, conversationId, lagMs, refunds } =
      order;
    const write = (minor: bigint) =>
      showsMoney ? formatMinorUnits(minor, countMinorDigits(currency)) : null;
    const own = { what: "order", orderId, createdAt, bucket, conversationId, lagMs, currency } as const;
    const isPaidAtOnce = paidAt === createdAt;
    const steps: OrderStep[] = [
      {
        ...{ ...own, id: `${orderId} placed`, at: createdAt, amount: write(amountMinor), reason: null },
        step: isPaidAtOnce ? "placed_paid" : "placed",
      },
    ];
    if (paidAt !== null && !isPaidAtOnce) {
      steps.push({
        ...own,
        id: `${orderId} paid`,
        at: paidAt,
        step: "paid",
        amount: write(amountMinor),
        reason: null,
      });
    }
    for (const { id, at, minor, reason } of refunds) {
      steps.push({ ...own, id: `${orderId} ${id}`, at, step: "refunded", amount: write(minor), reason });
    }
    return steps;
  });
}
