/** The true figures of sales, counted from the simulator's plans: by store, local day, currency, window and bucket. */
import { dayMs, getZoneClock, hourMs } from "../calendar.ts";
import type { StoreProfile } from "../stores.ts";
import { stores } from "../stores.ts";
import type { BoughtOrder, HeardTalk, PlannedInquiry, Suggestion } from "./buyer.ts";
import type { PlannedOrder } from "./plan-order.ts";

/** Attribution windows in hours. */
export const attributionWindows = [1, 24, 72, 168] as const;
export const salesBuckets = ["bot", "mixed", "human", "silent"] as const;
export type SalesBucket = (typeof salesBuckets)[number];

/** Amounts are minor units of one currency. */
export type MoneyTruth = { orders: number; refundedOrders: number; gross: number; refunded: number };

export type BucketTruth = MoneyTruth & {
  /** Of the orders whose fifteen (thirty) days after payment are over: refunds within these days. */
  mature15: { orders: number; gross: number; refunded: number };
  mature30: { orders: number; gross: number; refunded: number };
};

/** Customers who asked on a day; inquirers are those of them who were told apart as such before they bought anything. */
export type InquiryTruth = {
  /** Inquirers whose window is over, and those of them who bought in it; then the same of the others who asked. */
  matured: number;
  converted: number;
  othersMatured: number;
  othersConverted: number;
  /** Inquirers whose window is open and who have bought nothing yet. */
  atRisk: number;
};

/** Counted for each conversation and product it showed; clicks and orders inside its window, orders owed to it. */
export type GuidedTruth = {
  /** Those whose window is over, and of each those that came a step further. */
  recommended: number;
  clicked: number;
  ordered: number;
  /** The window is open. */
  pending: number;
};

export type SalesDayTruth = {
  /** Orders paid on the day: currency → hours of the window → bucket. */
  money: Record<string, Record<string, Partial<Record<SalesBucket, BucketTruth>>>>;
  inquiries: number;
  inquirers: number;
  /** Keyed by the window's hours. */
  windows: Record<string, InquiryTruth>;
  /** Products shown in conversations begun on the day. Keyed by the window's hours. */
  guided: Record<string, GuidedTruth>;
};

export type StoreSalesTruth = { days: Record<string, SalesDayTruth> };

export type SalesBook = {
  stores: Record<string, StoreSalesTruth>;
  countOrder: (store: StoreProfile, order: PlannedOrder, owedTo: HeardTalk | null, through: number) => void;
  countInquiry: (
    store: StoreProfile,
    inquiry: PlannedInquiry,
    orders: readonly PlannedOrder[],
    through: number,
  ) => void;
  countSuggestion: (
    store: StoreProfile,
    suggestion: Suggestion,
    orders: readonly BoughtOrder[],
    through: number,
  ) => void;
};

export function createSalesBook(): SalesBook {
  const book: Record<string, StoreSalesTruth> = Object.fromEntries(
    stores.map(({ key }) => [key, { days: {} }]),
  );
  const dayOf = (store: StoreProfile, day: string) => (book[store.key]!.days[day] ??= createDay());
  return {
    stores: book,
    countOrder: (store, order, owedTo, through) => {
      if (order.paidAt === null) return;
      const { money } = dayOf(store, getZoneClock(store.zone).day(order.paidAt));
      const windows = (money[order.currency] ??= {});
      for (const hours of attributionWindows) {
        const bucket = nameBucket(order, owedTo, hours);
        addOrder(((windows[hours] ??= {})[bucket] ??= createBucket()), order, order.paidAt, through);
      }
    },
    countInquiry: (store, { day, start, isInquirer }, orders, through) => {
      const truth = dayOf(store, day);
      truth.inquiries += 1;
      truth.inquirers += Number(isInquirer);
      const lags = orders
        .filter((order) => order.paidAt !== null && order.createdAt > start)
        .map((order) => order.createdAt - start);
      for (const hours of attributionWindows) {
        const counts = truth.windows[hours]!;
        const hasBought = lags.some((lag) => lag <= hours * hourMs);
        if (start + hours * hourMs > through) counts.atRisk += Number(isInquirer && !hasBought);
        else {
          counts[isInquirer ? "matured" : "othersMatured"] += 1;
          counts[isInquirer ? "converted" : "othersConverted"] += Number(hasBought);
        }
      }
    },
    countSuggestion: (store, { day, start, product, clickedAt }, orders, through) => {
      const { guided } = dayOf(store, day);
      for (const hours of attributionWindows) {
        const counts = (guided[hours] ??= { recommended: 0, clicked: 0, ordered: 0, pending: 0 });
        const until = start + hours * hourMs;
        if (until > through) {
          counts.pending += 1;
          continue;
        }
        counts.recommended += 1;
        if (clickedAt === null || clickedAt > until) continue;
        counts.clicked += 1;
        const isOrdered = orders.some(
          ({ createdAt, paidAt, owedTo, items }) =>
            paidAt !== null &&
            owedTo?.start === start &&
            createdAt >= clickedAt &&
            createdAt <= until &&
            items.some((item) => item.product === product),
        );
        counts.ordered += Number(isOrdered);
      }
    },
  };
}

function createDay(): SalesDayTruth {
  return {
    ...{ money: {}, inquiries: 0, inquirers: 0 },
    windows: Object.fromEntries(
      attributionWindows.map((hours) => [
        hours,
        { matured: 0, converted: 0, othersMatured: 0, othersConverted: 0, atRisk: 0 },
      ]),
    ),
    guided: {},
  };
}

function createBucket(): BucketTruth {
  const mature = () => ({ orders: 0, gross: 0, refunded: 0 });
  return { orders: 0, refundedOrders: 0, gross: 0, refunded: 0, mature15: mature(), mature30: mature() };
}

function nameBucket({ createdAt }: PlannedOrder, owedTo: HeardTalk | null, hours: number): SalesBucket {
  if (owedTo === null || createdAt - owedTo.start > hours * hourMs) return "silent";
  if (owedTo.isBot) return owedTo.isHuman ? "mixed" : "bot";
  return "human";
}

function addOrder(
  bucket: BucketTruth,
  { amountMinor, refunds }: PlannedOrder,
  paidAt: number,
  through: number,
): void {
  const sumUntil = (until: number) =>
    refunds.reduce((sum, refund) => (refund.at <= until ? sum + refund.amountMinor : sum), 0);
  bucket.orders += 1;
  bucket.refundedOrders += Number(refunds.length > 0);
  bucket.gross += amountMinor;
  bucket.refunded += sumUntil(Infinity);
  for (const [mature, days] of [
    [bucket.mature15, 15],
    [bucket.mature30, 30],
  ] as const) {
    if (paidAt + days * dayMs > through) continue;
    mature.orders += 1;
    mature.gross += amountMinor;
    mature.refunded += sumUntil(paidAt + days * dayMs);
  }
}
