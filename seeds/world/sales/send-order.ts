/** Sends what a shop tells of an order: promptly as a rule, days late at times, and not always in order. */
import { hourMs, type ZoneClock } from "../calendar.ts";
import type { Random } from "../random.ts";
import type { Deliveries } from "./deliveries.ts";
import type { PlannedOrder } from "./plan-order.ts";
import { buildOrder, buildRefund, type SaleOf } from "./wire-sale.ts";

type Sender = { random: Random; clock: ZoneClock; send: Deliveries["send"] };

/** Seconds as a rule; one in twenty is held up for hours or days. */
function drawHold(random: Random): number {
  if (random.chance(0.05)) return Math.round(random.between(1, 110) * hourMs);
  return 1000 + random.below(40_000);
}

export function sendOrder(
  { random, clock, send }: Sender,
  of: SaleOf,
  customer: string,
  order: PlannedOrder,
): void {
  const { createdAt, paidAt, refunds } = order;
  // Whoever pays much later makes two events of it, of which the second replaces the first.
  const isTwice = paidAt !== null && paidAt - createdAt > hourMs && random.chance(0.6);
  let told = (paidAt ?? createdAt) + drawHold(random);
  // Here the refund is known before the order.
  if (refunds.length > 0 && random.chance(0.05)) told = refunds[0]!.at + hourMs + random.below(20 * hourMs);
  if (isTwice) {
    send(createdAt + drawHold(random), buildOrder(of, customer, order, clock, { isOpen: true, version: 1 }));
    send(told, buildOrder(of, customer, order, clock, { isOpen: false, version: 2 }));
  } else send(told, buildOrder(of, customer, order, clock, { isOpen: false }));
  refunds.forEach((refund, index) =>
    send(refund.at + drawHold(random), buildRefund(of, index + 1, refund, clock)),
  );
}
