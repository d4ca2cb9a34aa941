/**
 * The demo world: a group of twelve shops over 120 days, as a stream of canonical events, with the truth about it.
 * One seed and size always give the same events in the same order.
 */
import { slotCount, splitAmongStores, worldStart } from "./world/arrivals.ts";
import { getZoneClock, hourMs } from "./world/calendar.ts";
import { createCustomerIds } from "./world/customers.ts";
import { edits, listKnowledge } from "./world/edits.ts";
import { buildPersonEvent, listAgents, trainers } from "./world/people.ts";
import { createRandom } from "./world/random.ts";
import { createSalesBook } from "./world/sales/sales-truth.ts";
import { createSilentBuyers } from "./world/sales/silent-buyers.ts";
import type { Arrival } from "./world/store-world.ts";
import { createStoreWorld } from "./world/store-world.ts";
import type { StoreProfile } from "./world/stores.ts";
import { stores } from "./world/stores.ts";
import type { WorldTruth } from "./world/truth.ts";
import { createTruthBook } from "./world/truth.ts";
import type { WireEvent, WireStore } from "./world/wire-event.ts";

export type { WorldTruth } from "./world/truth.ts";
export type { WireEvent } from "./world/wire-event.ts";

export type WorldOptions = {
  seed: number;
  /** How many conversations in all stores together, tests included. */
  conversations: number;
  /** Only this store's share of them; what is told of the other stores is their shops, people and knowledge. */
  only?: string;
};

/** The world an empty database is filled with. */
export const demoOptions: WorldOptions = { seed: 20_261_111, conversations: 40_000 };

export type World = {
  /**
   * Stores and people first, then knowledge events and conversations in order of their start; all events of a
   * conversation follow each other. Orders, refunds and clicks come between them, some late and out of order. Can be read once; memory does not grow with the number of conversations.
   */
  events: () => Generator<WireEvent, void, void>;
  /** The true figures of all conversations read so far; complete once `events` has ended. */
  truth: () => WorldTruth;
};

export function createWorld({ seed, conversations, only }: WorldOptions): World {
  const agents = listAgents(createRandom(seed, "people"));
  const ids = createCustomerIds();
  const quotas = splitAmongStores(conversations).map((quota, index) =>
    only === undefined || stores[index]!.key === only ? quota : 0,
  );
  const salesBook = createSalesBook();
  const silentBuyers = createSilentBuyers();
  const worlds = stores.map((store, index) =>
    createStoreWorld({
      ...{ store, quota: quotas[index]!, seed, ids, agents: agents.get(store.key)! },
      ...{ salesBook, silentBuyers },
    }),
  );
  const book = createTruthBook();
  let begun = 0;
  let count = 0;

  function* runWorld(): Generator<WireEvent, void, void> {
    for (const store of stores) yield buildStoreEvent(store);
    for (const store of stores) {
      for (const person of [...agents.get(store.key)!, ...trainers[store.region]]) {
        yield buildPersonEvent(store, person);
      }
    }
    const knowledge = stores.flatMap(listKnowledge).sort((left, right) => left.at - right.at);
    let written = 0;
    for (let slot = 0; slot < slotCount; slot += 1) {
      const arrivals: (Arrival & { index: number })[] = [];
      worlds.forEach((world, index) => {
        for (const arrival of world.drawArrivals(slot)) arrivals.push({ ...arrival, index });
      });
      arrivals.sort((left, right) => left.at - right.at || left.index - right.index);
      for (const arrival of arrivals) {
        for (; written < knowledge.length && knowledge[written]!.at <= arrival.at; written += 1) {
          yield knowledge[written]!.event;
        }
        const { events, record } = worlds[arrival.index]!.converse(arrival);
        book.record(record);
        begun += 1;
        yield* events;
      }
      for (const world of worlds) world.sales.sellSilently(slot);
      yield* takeSales(worldStart + (slot + 1) * hourMs);
    }
    const end = worldStart + slotCount * hourMs;
    for (; written < knowledge.length && knowledge[written]!.at < end; written += 1)
      yield knowledge[written]!.event;
    yield* takeSales(Infinity);
  }

  /** Orders, refunds and clicks that have arrived by then, in order of arrival. */
  function takeSales(until: number): WireEvent[] {
    return worlds
      .flatMap(({ sales }, index) => sales.takeArrived(until).map((item) => ({ ...item, index })))
      .sort((left, right) => left.at - right.at || left.index - right.index)
      .map(({ event }) => event);
  }

  return {
    events: function* countEvents() {
      for (const event of runWorld()) {
        count += 1;
        yield event;
      }
    },
    truth: () => ({
      seed,
      conversations: begun,
      events: count,
      stores: book.stores,
      total: book.total,
      sales: salesBook.stores,
      edits: edits.map(({ store, topic, trainer, day, minute, effect }) => {
        const clock = getZoneClock(stores.find((profile) => profile.key === store)!.zone);
        return { store, topic, trainer: trainer.id, at: clock.iso(clock.instant(day, minute)), effect };
      }),
    }),
  };
}

function buildStoreEvent(store: StoreProfile): WireStore {
  const event: WireStore = {
    type: "store",
    store: store.key,
    source: "backoffice",
    id: store.key,
    name: store.name,
    timezone: store.zone,
    currency: store.currency,
    locale: store.language === "en" ? "en-US" : store.language,
    platform: store.platform,
    region: store.region,
  };
  if (store.recontactHours !== undefined) event.recontact_hours = store.recontactHours;
  return event;
}
