/** Orders, refunds and clicks as canonical events. */
import type { ZoneClock } from "../calendar.ts";
import type { WireClick, WireOrder, WireRefund } from "../wire-event.ts";
import type { PlannedOrder, PlannedRefund } from "./plan-order.ts";

export type SaleOf = { store: string; source: string; id: string };

/** All currencies of the demo have two decimals. */
const decimal = (minor: number) => (minor / 100).toFixed(2);

/** The order as it stands when it was paid, or, with `isOpen`, as it stood before. */
export function buildOrder(
  { store, source, id }: SaleOf,
  customer: string,
  order: PlannedOrder,
  clock: ZoneClock,
  { isOpen, version }: { isOpen: boolean; version?: number },
): WireOrder {
  const paidAt = isOpen ? null : order.paidAt;
  const event: WireOrder = {
    ...{ type: "order", store, source, id, customer, created_at: clock.iso(order.createdAt) },
    ...{ amount: decimal(order.amountMinor), currency: order.currency },
    status: paidAt === null ? "pending" : "paid",
    items: order.items.map(({ product, name, quantity, amountMinor }) => ({
      ...{ product, name, quantity, amount: decimal(amountMinor) },
    })),
  };
  if (paidAt !== null) event.paid_at = clock.iso(paidAt);
  if (version !== undefined) event.version = version;
  return event;
}

export function buildRefund(
  { store, source, id }: SaleOf,
  number: number,
  { at, amountMinor, reason }: PlannedRefund,
  clock: ZoneClock,
): WireRefund {
  return {
    ...{ type: "refund", store, source, id: `${id}-r${number}`, order: id },
    ...{ at: clock.iso(at), amount: decimal(amountMinor), reason },
  };
}

export function buildClick(
  { store, source, id }: SaleOf,
  of: { conversation: string; message: string; customer: string | null; product: string; at: number },
  clock: ZoneClock,
): WireClick {
  const { conversation, message, customer, product, at } = of;
  const event: WireClick = {
    type: "click",
    store,
    source,
    id,
    at: clock.iso(at),
    product,
    conversation,
    message,
  };
  if (customer !== null) event.customer = customer;
  return event;
}
