/** Conversations, orders and refunds as they are sent, for worlds of sales worked out by hand. */
import type { WireEvent } from "./wire-conversation.ts";

const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

type Speaker = "bot" | "agent";

/** A customer asks in a conversation of their own; each speaker answers a minute after the one before. */
export function talk(
  store: string,
  customer: string,
  at: string,
  {
    speakers = ["bot"],
    channel = "web",
    isLost = false,
  }: { speakers?: Speaker[]; channel?: string; isLost?: boolean } = {},
): WireEvent[] {
  const id = `${customer}-${at}`;
  const part = (suffix: string, own: Record<string, unknown>): WireEvent => ({
    ...{ type: "message", store, id: `${id}-${suffix}`, conversation: id, customer, channel, ...own },
  });
  return [
    part("q", { from: "customer", at, text: "is it red" }),
    ...speakers.map((from, n) =>
      part(`a${n}`, {
        ...{ from, at: later(at, n + 1), text: "yes" },
        ...(from === "bot" ? { kind: "answer" } : { sender: "li" }),
      }),
    ),
    ...(isLost ? [part("h", { type: "handoff", at: later(at, 9), requested_by: "customer" })] : []),
  ];
}

/** Paid when it is placed, unless told otherwise. */
export const order = (
  store: string,
  customer: string,
  at: string,
  amount = "10.00",
  own: object = {},
): WireEvent => ({
  ...{
    type: "order",
    store,
    id: `o-${customer}-${at}`,
    customer,
    created_at: at,
    paid_at: at,
    amount,
    currency: "CNY",
  },
  ...own,
});
export const refund = (store: string, orderId: string, at: string, amount: string): WireEvent => ({
  ...{ type: "refund", store, id: `r-${orderId}-${at}`, order: orderId, at, amount },
});
