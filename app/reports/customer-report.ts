/** Everything one customer did with one store, in one line of time. */
import { goodScore, badScore, normaliseScore } from "#app/facts/ratings.ts";
import { shortenCustomer } from "#app/customers/customer-address.ts";
import type { CustomerConversation, CustomerRating, CustomerStore } from "#db/queries/customer.ts";
import type { CustomerOrder } from "#db/queries/customer-orders.ts";
import { listOrderSteps, type OrderStep } from "./order-steps.ts";
import { writeAmounts } from "./sales-list-entry.ts";

export type ConversationStep = { what: "conversation"; id: string; at: number } & CustomerConversation;

export type RatingStep = {
  what: "rating";
  id: string;
  at: number;
  conversationId: number;
  ratedPart: string | null;
  /** 0–1. */
  normalised: number;
  verdict: "good" | "bad" | "middling";
  comment: string | null;
};

export type CustomerStep = ConversationStep | RatingStep | OrderStep;

/** Paid orders of one currency; amounts are decimals. */
export type CustomerTotal = {
  currency: string;
  orders: number;
  gross: string;
  refunded: string;
  net: string;
};

export type CustomerReport = CustomerStore & {
  source: string;
  /** Cut short. */
  customer: string;
  conversations: number;
  orders: number;
  /** Null for those who see no money. */
  totals: CustomerTotal[] | null;
  /** Newest first. */
  steps: CustomerStep[];
  /** There is more, longer ago, than the page shows. */
  isCut: boolean;
};

export type CustomerRecord = {
  store: CustomerStore;
  source: string;
  customer: string;
  conversations: readonly CustomerConversation[];
  ratings: readonly CustomerRating[];
  orders: readonly CustomerOrder[];
};

export function buildCustomerReport(
  { store, source, customer, conversations, ratings, orders }: CustomerRecord,
  { showsMoney, limit }: { showsMoney: boolean; limit: number },
): CustomerReport {
  const ends = new Map(conversations.map(({ conversationId, endedAt }) => [conversationId, endedAt]));
  const steps: CustomerStep[] = [
    ...conversations.map((conversation) => ({
      what: "conversation" as const,
      id: String(conversation.conversationId),
      at: conversation.startedAt,
      ...conversation,
    })),
    ...ratings.map((rating) => buildRating(rating, ends.get(rating.conversationId) ?? 0)),
    ...listOrderSteps(orders, showsMoney),
  ];
  return {
    ...store,
    source,
    customer: shortenCustomer(customer),
    conversations: conversations.length,
    orders: orders.length,
    totals: showsMoney ? sumTotals(orders) : null,
    steps: steps.toSorted(compareSteps),
    isCut: conversations.length >= limit || orders.length >= limit,
  };
}

function buildRating(
  { id, conversationId, at, ratedPart, comment, ...scale }: CustomerRating,
  end: number,
): RatingStep {
  const normalised = Math.min(1, Math.max(0, normaliseScore(scale)));
  return {
    ...{ what: "rating", id, at: at ?? end, conversationId, ratedPart, normalised, comment },
    verdict: normalised >= goodScore ? "good" : normalised <= badScore ? "bad" : "middling",
  };
}

/** At the same moment a conversation stands below what came of it. */
const ranks = { conversation: 0, rating: 1, order: 2 } as const;

function compareSteps(a: CustomerStep, b: CustomerStep): number {
  return b.at - a.at || ranks[b.what] - ranks[a.what] || (a.id < b.id ? 1 : -1);
}

function sumTotals(orders: readonly CustomerOrder[]): CustomerTotal[] {
  const sums = new Map<string, { orders: number; grossMinor: bigint; refundedMinor: bigint }>();
  for (const { paidAt, currency, amountMinor, refunds } of orders) {
    if (paidAt === null) continue;
    const sum = sums.get(currency) ?? { orders: 0, grossMinor: 0n, refundedMinor: 0n };
    sums.set(currency, {
      orders: sum.orders + 1,
      grossMinor: sum.grossMinor + amountMinor,
      refundedMinor: refunds.reduce((all, { minor }) => all + minor, sum.refundedMinor),
    });
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({ currency, orders: sum.orders, ...writeAmounts({ currency, ...sum }) }));
}
