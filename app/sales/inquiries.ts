/**
 * Inquiries: customer × store × local day. Whether somebody was an inquirer is settled at the start of the day's first
 * conversation, before anything was bought: a denominator that buyers are added to is no denominator.
 */
import type { Stage } from "#app/events/vocabulary.ts";
import type { Settlement } from "#app/facts/outcome.ts";
import { compareTalks, type Talk } from "./credit.ts";
import { isFullyRefunded, type Order } from "./net.ts";
import { hourMs, openOrderHours } from "./windows.ts";

/** A conversation with the local day it began on. */
export type InquiryTalk = Talk & { day: string; stage: Stage | null; settlement: Settlement | null };

export type Inquiry = {
  day: string;
  /** The day's first conversation. */
  id: string;
  startedAt: number;
  hasOpenOrder: boolean;
  isInquirer: boolean;
  /** That conversation was lost on handoff. */
  isLost: boolean;
  /** From its start to the next order that was paid; null for none within the longest window. */
  orderedAfterMs: number | null;
};

/** The inquiries of one customer, a day each, by day. */
export function listInquiries(
  talks: readonly InquiryTalk[],
  orders: readonly Order[],
  longestHours: number,
): Inquiry[] {
  const firsts = new Map<string, InquiryTalk>();
  for (const talk of talks) {
    if (talk.isTest) continue;
    const known = firsts.get(talk.day);
    if (!known || compareTalks(talk, known) < 0) firsts.set(talk.day, talk);
  }
  return [...firsts.values()]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, id, startedAt, stage, settlement }) => {
      const hasOpenOrder = orders.some((order) => isOpen(order, startedAt));
      return {
        ...{ day, id, startedAt, hasOpenOrder },
        isInquirer: stage === null ? !hasOpenOrder : stage === "pre_sale",
        isLost: settlement === "handoff_lost",
        orderedAfterMs: findOrder(orders, startedAt, longestHours),
      };
    });
}

function isOpen(order: Order, at: number): boolean {
  const age = at - order.createdAt;
  return age > 0 && age <= openOrderHours * hourMs && !isFullyRefunded(order, at);
}

function findOrder(orders: readonly Order[], startedAt: number, longestHours: number): number | null {
  const lags = orders
    .filter(({ paidAt }) => paidAt !== null)
    .map(({ createdAt }) => createdAt - startedAt)
    .filter((lag) => lag > 0 && lag <= longestHours * hourMs);
  return lags.length === 0 ? null : Math.min(...lags);
}

/** Whether an inquirer's window is over, as far as the store's data reaches. */
export function isInquiryMature(startedAt: number, windowHours: number, dataThrough: number | null): boolean {
  return dataThrough !== null && startedAt + windowHours * hourMs <= dataThrough;
}
