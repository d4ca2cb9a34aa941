/**
 * Guided sales: a product the bot recommended → clicked → ordered. Counted for each conversation and product it recommended; what
 * SQL does for many (db/queries/sum-guided.ts) is held to this.
 */
import { creditOrder, type Talk } from "./credit.ts";
import type { Order } from "./net.ts";
import type { OrderItem } from "./order-lines.ts";
import { hourMs } from "./windows.ts";

/** Messages of one conversation in which the bot recommended one product (kind `recommend`), by the source's ids. */
export type Recommendation = { product: string; messages: readonly { id: string; at: number }[] };

/** A click says which conversation or message it came from, or else whose it was. */
export type Click = {
  at: number;
  product: string;
  conversation: string | null;
  message: string | null;
  customer: string | null;
};

export type SoldOrder = Order & { items: readonly OrderItem[] | null };
export type GuidedStep = "recommended" | "clicked" | "ordered";

/** What has recommendations of its own: the steps, and those whose window is still open. */
export const guidedListSteps = ["recommended", "clicked", "ordered", "pending"] as const satisfies readonly (
  GuidedStep | "pending"
)[];
export type GuidedListStep = (typeof guidedListSteps)[number];

/**
 * How far one recommendation came. Clicked: at or after it, inside the window of the conversation. Ordered: after the click, in
 * a paid order that is credited to this very conversation and holds the product; `sold` is what those orders were paid for it.
 */
export function walkRecommendation(
  talk: Talk & { customer: string | null },
  { product, messages }: Recommendation,
  {
    clicks,
    orders,
    talks,
    windowHours,
  }: {
    /** Of the store and source. */
    clicks: readonly Click[];
    /** Of the customer, as their conversations. */
    orders: readonly SoldOrder[];
    talks: readonly Talk[];
    windowHours: number;
  },
): { step: GuidedStep; sold: { currency: string; minor: bigint }[] } {
  const from = Math.min(...messages.map(({ at }) => at));
  const until = talk.startedAt + windowHours * hourMs;
  const times = clicks
    .filter((click) => click.product === product && click.at >= from && click.at <= until)
    .filter((click) => {
      if (click.conversation !== null) return click.conversation === talk.id;
      if (click.message !== null) return messages.some(({ id }) => id === click.message);
      return click.customer !== null && click.customer === talk.customer;
    })
    .map(({ at }) => at);
  if (times.length === 0) return { step: "recommended", sold: [] };
  const clickedAt = Math.min(...times);
  const sold = orders.flatMap((order) => {
    const items = order.items?.filter((item) => item.product === product) ?? [];
    const isTheirs = creditOrder(order.createdAt, talks, windowHours)?.id === talk.id;
    if (items.length === 0 || order.paidAt === null || order.createdAt < clickedAt || !isTheirs) return [];
    const minor = items.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n);
    return [{ currency: order.currency, minor }];
  });
  return { step: sold.length === 0 ? "clicked" : "ordered", sold };
}
