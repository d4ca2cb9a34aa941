/** What one customer of one store has to do with its sales, as far as the simulator has planned it. */
import { dayMs } from "../calendar.ts";
import { wasRefunded, type PlannedOrder } from "./plan-order.ts";

/** A conversation somebody answered, from its start; an order after it may be owed to it. */
export type HeardTalk = { start: number; isBot: boolean; isHuman: boolean };

/** Customer and local day; settled when it is known that nothing more comes of it. */
export type PlannedInquiry = { day: string; start: number; isInquirer: boolean };

/** A product shown by the bot in a conversation begun at `start`, and whether it was looked at. */
export type Suggestion = { day: string; start: number; product: string; clickedAt: number | null };

/** An order with the conversation it is owed to. */
export type BoughtOrder = PlannedOrder & { owedTo: HeardTalk | null };

export type Buyer = {
  /** Nobody has seen this customer before. */
  isNew: boolean;
  orders: BoughtOrder[];
  inquiries: PlannedInquiry[];
  suggestions: Suggestion[];
  lastInquiryDay: string | null;
  lastHeard: HeardTalk | null;
};

export function createBuyer(): Buyer {
  return {
    ...{ isNew: true, orders: [], inquiries: [], suggestions: [] },
    ...{ lastInquiryDay: null, lastHeard: null },
  };
}

/** Whether the customer had an order at that moment that keeps them from being new to buying. */
export function hasOpenOrder({ orders }: Buyer, at: number): boolean {
  return orders.some(
    (order) => order.createdAt < at && order.createdAt >= at - 15 * dayMs && !wasRefunded(order, at),
  );
}
