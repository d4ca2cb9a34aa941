/**
 * What one store sells while the world runs: after conversations, before them, and to people who never ask. Every order is
 * planned together with the conversation it is owed to; then its events are sent, late and out of order as shops do.
 */
import { buildArrivalCurve, worldStart } from "../arrivals.ts";
import { dayMs, firstDay, getZoneClock, hourMs, minuteMs } from "../calendar.ts";
import { getCampaignFactor } from "../campaigns.ts";
import { createRandom } from "../random.ts";
import type { StoreProfile } from "../stores.ts";
import type { WireEvent } from "../wire-event.ts";
import { hasOpenOrder, type BoughtOrder, type HeardTalk } from "./buyer.ts";
import { createDeliveries } from "./deliveries.ts";
import { planOrder, type OrderWish } from "./plan-order.ts";
import { drawPurchaseDelay, getPurchaseChance } from "./purchase.ts";
import type { SalesBook } from "./sales-truth.ts";
import { sendOrder } from "./send-order.ts";
import type { SilentBuyers } from "./silent-buyers.ts";
import { findSpeech, pickMomentInTalk, suggestProducts, type Talk } from "./talk.ts";
import { buildClick } from "./wire-sale.ts";

export type StoreSales = {
  /** What comes of a conversation; call once for each, in order of start. */
  follow: (talk: Talk) => void;
  /** People buy in this hourly slot who asked nothing; call once a slot, in order. */
  sellSilently: (slot: number) => void;
  /** What has arrived by then; Infinity takes all there is left. */
  takeArrived: (until: number) => { at: number; event: WireEvent }[];
};

type Setting = {
  store: StoreProfile;
  /** Conversations of the store. */
  quota: number;
  seed: number;
  through: number;
  book: SalesBook;
  silentBuyers: SilentBuyers;
};

/** Silent orders for each conversation. */
const silentShare = 0.26;
/** No customer is seen again for eight days after a conversation, unless a return is planned (customers.ts). */
const patienceMs = 7.9 * dayMs;

export function createStoreSales({ store, quota, seed, through, book, silentBuyers }: Setting): StoreSales {
  const random = createRandom(seed, `sales/${store.key}`);
  const clock = getZoneClock(store.zone);
  const curve = buildArrivalCurve(store, createRandom(seed, `orders/${store.key}`));
  const opened = clock.instant(firstDay, 0);
  const deliveries = createDeliveries();
  const sourceWeights = store.sources.map((source) => source.share);
  let count = 0;
  let clicks = 0;
  let silent = 0;

  function sell(
    own: { source: string; customer: string },
    wish: OrderWish,
    owedTo: HeardTalk | null,
  ): BoughtOrder {
    const order = planOrder(random, { store, through }, wish);
    count += 1;
    const of = { store: store.key, source: own.source, id: `o${String(count).padStart(6, "0")}` };
    sendOrder({ random, clock, send: deliveries.send }, of, own.customer, order);
    book.countOrder(store, order, owedTo, through);
    return { ...order, owedTo };
  }

  /** An order that was there before the customer asked, and one that is only paid because of it. */
  function sellBefore(talk: Talk): void {
    const { visit, record, topic } = talk;
    const { buyer, customer } = visit;
    if (customer === null || record.test || !buyer.isNew) return;
    const own = { source: visit.source.name, customer };
    if (topic.id === "payment" && random.chance(0.4)) {
      const createdAt = record.start - Math.round(random.between(4, 50) * minuteMs);
      const paidAt = random.chance(0.7) ? record.end + Math.round(random.between(0.5, 40) * minuteMs) : null;
      if (createdAt >= opened) buyer.orders.push(sell(own, { createdAt, paidAt }, null));
      return;
    }
    if (!random.chance(topic.stage === "after_sale" ? 0.42 : 0.05)) return;
    const days = random.chance(0.1)
      ? random.between(10, 25)
      : Math.min(14.9, 0.05 + random.logNormal(3, 0.8));
    const createdAt = record.start - Math.round(days * dayMs);
    if (createdAt >= opened) buyer.orders.push(sell(own, { createdAt }, null));
  }

  function askBefore({ visit, record, stage }: Talk): void {
    const { buyer, customer } = visit;
    const day = clock.day(record.start);
    if (customer === null || record.test || buyer.lastInquiryDay === day) return;
    buyer.lastInquiryDay = day;
    const isInquirer = stage === null ? !hasOpenOrder(buyer, record.start) : stage === "pre_sale";
    buyer.inquiries.push({ day, start: record.start, isInquirer });
  }

  function sellAfter(talk: Talk): void {
    const { visit, record, topic } = talk;
    const { buyer } = visit;
    const speech = findSpeech(talk.scene);
    const lastBefore = buyer.lastHeard;
    const heard = { start: record.start, isBot: speech.bot !== null, isHuman: speech.human !== null };
    if (heard.isBot || heard.isHuman) buyer.lastHeard = heard;
    const clicked = buyer.suggestions.filter(({ clickedAt }) => clickedAt !== null);
    const crowd = getCampaignFactor(store.region, clock.day(record.start));
    const chance = getPurchaseChance(record.plan, topic, crowd) * (clicked.length > 0 ? 1.7 : 1);
    if (!random.chance(chance)) return;
    const wanted = buyer.suggestions
      .filter(({ clickedAt }) => random.chance(clickedAt === null ? 0.06 : 0.45))
      .map(({ product }) => product);
    const early = pickMomentInTalk(random, record.start, speech);
    const first = early?.at ?? pickMomentAfter(talk);
    if (first === null) return;
    const owedTo =
      early === null ? buyer.lastHeard : early.isHeard ? { ...heard, isHuman: false } : lastBefore;
    buy(talk, { createdAt: first, wanted: [...new Set(wanted)] }, owedTo);
    if (!random.chance(0.08)) return;
    const second = pickMomentAfter(talk);
    if (second !== null) buy(talk, { createdAt: second }, buyer.lastHeard);
  }

  /** Somebody without an id buys as another guest: nobody can tell who asked. */
  function buy({ visit }: Talk, wish: OrderWish, owedTo: HeardTalk | null): void {
    const isKnown = visit.customer !== null;
    const customer = visit.customer ?? silentBuyers.next();
    const order = sell({ source: visit.source.name, customer }, wish, isKnown ? owedTo : null);
    if (isKnown) visit.buyer.orders.push(order);
  }

  /** After the conversation and before the customer is back; null when that would be after all that is known. */
  function pickMomentAfter({ record, returnsAt }: Talk): number | null {
    const at = record.end + drawPurchaseDelay(random, record.end - record.start);
    const latest = Math.min(record.end + patienceMs, through - minuteMs, (returnsAt ?? Infinity) - 1000);
    if (at <= latest) return at;
    if (returnsAt === null || latest <= record.end + 1000 || random.chance(0.5)) return null;
    return record.end + 1000 + random.below(latest - record.end - 1000);
  }

  function suggest(talk: Talk): void {
    const { visit, record } = talk;
    if (record.test) return;
    const own = { day: clock.day(record.start), start: record.start, through };
    for (const { suggestion, message } of suggestProducts(random, talk, own)) {
      visit.buyer.suggestions.push(suggestion);
      if (suggestion.clickedAt === null) continue;
      clicks += 1;
      const of = { store: store.key, source: visit.source.name, id: `k${String(clicks).padStart(6, "0")}` };
      const { product, clickedAt } = suggestion;
      const from = { conversation: talk.id, message, customer: visit.customer, product, at: clickedAt };
      const event = buildClick(of, from, clock);
      deliveries.send(clickedAt + 500 + random.below(4000), event);
    }
  }

  return {
    follow: (talk) => {
      const { buyer } = talk.visit;
      sellBefore(talk);
      askBefore(talk);
      suggest(talk);
      if (!talk.record.test && talk.record.end < through) sellAfter(talk);
      buyer.isNew = false;
      if (talk.returnsAt !== null) return;
      for (const inquiry of buyer.inquiries) book.countInquiry(store, inquiry, buyer.orders, through);
      for (const suggestion of buyer.suggestions)
        book.countSuggestion(store, suggestion, buyer.orders, through);
      buyer.inquiries = [];
      buyer.suggestions = [];
    },
    sellSilently: (slot) => {
      const target = Math.round(quota * silentShare * curve[slot]!);
      for (; silent < target; silent += 1) {
        const createdAt = worldStart + slot * hourMs + random.below(hourMs);
        if (createdAt > through - minuteMs) continue;
        const source = store.sources[random.pickIndex(sourceWeights)]!.name;
        sell({ source, customer: silentBuyers.pick(random, store.key, source) }, { createdAt }, null);
      }
    },
    takeArrived: deliveries.take,
  };
}
