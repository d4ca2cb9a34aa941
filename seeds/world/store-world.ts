/** One store while the world runs: its quota of conversations, its customers, who is due back. */
import { buildArrivalCurve, worldStart } from "./arrivals.ts";
import { getZoneClock, hourMs, lastDay, minuteMs } from "./calendar.ts";
import type { CustomerIds, Visit } from "./customers.ts";
import { createCustomerBook, drawReturnDelay } from "./customers.ts";
import type { Person } from "./people.ts";
import { createRandom } from "./random.ts";
import { getReturnChance } from "./returns.ts";
import type { SalesBook } from "./sales/sales-truth.ts";
import type { SilentBuyers } from "./sales/silent-buyers.ts";
import { createStoreSales, type StoreSales } from "./sales/store-sales.ts";
import type { StoreProfile } from "./stores.ts";
import type { ConversationRecord } from "./truth.ts";
import type { WireEvent } from "./wire-event.ts";
import { drawLabels, listConversationEvents } from "./wire-conversation.ts";
import { createWriter } from "./writer.ts";

/** A conversation that is going to begin; `visit` is set where a customer is expected back. */
export type Arrival = { at: number; visit: Visit | null; isLast: boolean };

export type StoreWorld = {
  store: StoreProfile;
  /** What begins in this hourly slot, unordered; call once a slot, in order. */
  drawArrivals: (slot: number) => Arrival[];
  /** Writes a conversation and decides whether the customer will be back. */
  converse: (arrival: Arrival) => { events: WireEvent[]; record: ConversationRecord };
  sales: StoreSales;
};

type Setting = {
  store: StoreProfile;
  quota: number;
  seed: number;
  ids: CustomerIds;
  agents: readonly Person[];
  salesBook: SalesBook;
  silentBuyers: SilentBuyers;
};

const getSlot = (at: number) => Math.floor((at - worldStart) / hourMs);

export function createStoreWorld(setting: Setting): StoreWorld {
  const { store, quota, seed, ids, agents, salesBook, silentBuyers } = setting;
  const random = createRandom(seed, store.key);
  const clock = getZoneClock(store.zone);
  const curve = buildArrivalCurve(store, createRandom(seed, `arrivals/${store.key}`));
  const book = createCustomerBook(store, ids, random);
  const due = new Map<number, Arrival[]>();

  // The store's newest event is planned, so that it is known beforehand which conversations stay pending.
  const through = clock.instant(lastDay, 23 * 60 + 45) + random.below(14 * minuteMs);
  const writer = createWriter({ store, random, agents, through });
  const sales = createStoreSales({ store, quota, seed, through, book: salesBook, silentBuyers });
  let begun = 0;
  let reserved = 0;
  const reserve = (arrival: Arrival) => {
    const slot = getSlot(arrival.at);
    due.set(slot, [...(due.get(slot) ?? []), arrival]);
    reserved += 1;
  };
  if (quota > 0) reserve({ at: through - 25 * minuteMs, visit: null, isLast: true });

  function drawArrivals(slot: number): Arrival[] {
    const arrivals = due.get(slot) ?? [];
    due.delete(slot);
    begun += arrivals.length;
    reserved -= arrivals.length;
    const target = Math.round((quota - 1) * curve[slot]!);
    const fresh = Math.max(0, Math.min(target - begun, quota - begun - reserved));
    begun += fresh;
    for (let index = 0; index < fresh; index += 1) {
      arrivals.push({ at: worldStart + slot * hourMs + random.below(hourMs), visit: null, isLast: false });
    }
    return arrivals;
  }

  /** When the customer comes back: at a waking hour in a later slot, while the world and the quota last. */
  function drawReturn(end: number, slot: number): number | null {
    if (begun + reserved >= quota) return null;
    let at = end + drawReturnDelay(random);
    for (let attempt = 0; attempt < 3 && clock.minuteOfDay(at) < 8 * 60; attempt += 1) {
      at = end + drawReturnDelay(random);
    }
    at = Math.round(at);
    return getSlot(at) > slot && getSlot(at) < getSlot(through - 25 * minuteMs) ? at : null;
  }

  function converse(arrival: Arrival): { events: WireEvent[]; record: ConversationRecord } {
    const visit = arrival.visit ?? book.welcome(arrival.at);
    const { written, record, settles } = writer(arrival, visit);
    const mayReturn = visit.customer !== null && visit.hollow === null && visit.depth < 3 && !arrival.isLast;
    const at =
      mayReturn && random.chance(getReturnChance(record.plan, settles))
        ? drawReturn(record.end, getSlot(arrival.at))
        : null;
    if (at === null) book.release(visit, record.end);
    else {
      const hollow = random.chance(0.03)
        ? "empty"
        : !visit.source.messagesOnly && random.chance(0.01)
          ? "test"
          : null;
      const topic = random.chance(0.75) ? written.scene.topic.id : null;
      const channel = random.pick(visit.source.channels);
      reserve({ at, visit: { ...visit, channel, topic, depth: visit.depth + 1, hollow }, isLast: false });
      if (hollow === null) record.returnsAfter = at - record.end;
    }
    const labels = drawLabels(written);
    const { id, scene } = written;
    sales.follow({ id, scene, visit, record, topic: scene.topic, stage: labels.stage, returnsAt: at });
    return { events: listConversationEvents(written, labels, clock), record };
  }

  return { store, drawArrivals, converse, sales };
}
