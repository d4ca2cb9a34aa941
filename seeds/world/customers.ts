/**
 * Who comes, and who comes back. Apart from returns planned here, no customer is seen again within eight days, so
 * that the world knows every re-contact: a planned return is the earliest conversation after the one it answers.
 */
import { dayMs } from "./calendar.ts";
import type { Random } from "./random.ts";
import { createBuyer, type Buyer } from "./sales/buyer.ts";
import type { BotSource, Channel, StoreProfile } from "./stores.ts";
import type { TopicId } from "./topics.ts";

export type Visit = {
  /** Absent where the platform knows no stable id. */
  customer: string | null;
  source: BotSource;
  channel: Channel;
  /** What a returning customer comes back about. */
  topic: TopicId | null;
  /** 0 for a first visit, then one more for every return in a row. */
  depth: number;
  /** A return that asks nothing, or a colleague's test under the customer's account: no re-contact by the rules. */
  hollow: "empty" | "test" | null;
  /** What the customer has bought and asked so far; one nobody knows starts anew every time. */
  buyer: Buyer;
};

type Regular = { customer: string; source: BotSource; freeFrom: number; buyer: Buyer };

const anonymousShare: Record<Channel, number> = { web: 0.22, app: 0.01, wechat: 0.02, phone: 0.12 };
const regularsKept = 4000;

/** Hands out ids across all stores; the numbers are scattered, so an id says nothing about order. */
export type CustomerIds = {
  next: (store: string, source: string, channel: Channel) => string;
  /** The id of a member who is new in another store under the same source: one person, two stores. */
  share: (store: string, source: string) => string | null;
};

export function createCustomerIds(): CustomerIds {
  let count = 0;
  let newest: { id: string; store: string; source: string } | null = null;
  return {
    next: (store, source, channel) => {
      count += 1;
      const id = (Math.imul(count, 0x9e3779b1) >>> 0).toString(36).padStart(7, "0");
      newest = { id: channel === "phone" ? `tel-${id}` : `u${id}`, store, source };
      return newest.id;
    },
    share: (store, source) => {
      if (newest === null || newest.store === store || newest.source !== source) return null;
      const { id } = newest;
      newest = null;
      return id;
    },
  };
}

export type CustomerBook = {
  /** A customer who was not here for at least eight days, or never. */
  welcome: (at: number) => Visit;
  /** A customer who will not be back soon, but may one day. */
  release: (visit: Visit, end: number) => void;
};

export function createCustomerBook(store: StoreProfile, ids: CustomerIds, random: Random): CustomerBook {
  const sourceWeights = store.sources.map((source) => source.share);
  const regulars: Regular[] = [];
  return {
    welcome: (at) => {
      if (regulars.length > 0 && regulars[0]!.freeFrom < at && random.chance(0.12)) {
        const { customer, source, buyer } = regulars.shift()!;
        return {
          customer,
          source,
          channel: random.pick(source.channels),
          topic: null,
          depth: 0,
          hollow: null,
          buyer,
        };
      }
      const source = store.sources[random.pickIndex(sourceWeights)]!;
      const channel = random.pick(source.channels);
      const known = !random.chance(anonymousShare[channel]);
      const shared = known && random.chance(0.02) ? ids.share(store.key, source.name) : null;
      const customer = known ? (shared ?? ids.next(store.key, source.name, channel)) : null;
      return { customer, source, channel, topic: null, depth: 0, hollow: null, buyer: createBuyer() };
    },
    release: (visit, end) => {
      if (visit.customer === null || regulars.length >= regularsKept) return;
      const freeFrom = end + 8 * dayMs;
      const last = regulars[regulars.length - 1];
      if (!last || last.freeFrom <= freeFrom) {
        regulars.push({ customer: visit.customer, source: visit.source, freeFrom, buyer: visit.buyer });
      }
    },
  };
}

/** Milliseconds until a customer comes back: within a day, three days, a week, or later. */
export function drawReturnDelay(random: Random): number {
  const roll = random.next();
  if (roll < 0.46) return random.between(0.02, 0.99) * dayMs;
  if (roll < 0.72) return random.between(1.01, 2.99) * dayMs;
  if (roll < 0.9) return random.between(3.01, 6.98) * dayMs;
  return random.between(7.02, 20) * dayMs;
}
