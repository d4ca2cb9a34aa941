/**
 * How conversations of each topic go in the demo world, as the simulator knows it: counted from its plans, not from events. All
 * that `createWorld` draws is drawn here in the same order, so these are the very conversations of the demo.
 */
import type { Topic } from "#app/effect/choose-controls.ts";
import type { DayCount } from "#app/effect/topic-days.ts";
import { getDayNumber } from "#app/time/day.ts";
import { slotCount, splitAmongStores } from "#seeds/world/arrivals.ts";
import { createCustomerIds } from "#seeds/world/customers.ts";
import { listAgents } from "#seeds/world/people.ts";
import { createRandom } from "#seeds/world/random.ts";
import { createSalesBook } from "#seeds/world/sales/sales-truth.ts";
import { createSilentBuyers } from "#seeds/world/sales/silent-buyers.ts";
import { createStoreWorld } from "#seeds/world/store-world.ts";
import { stores } from "#seeds/world/stores.ts";
import { createTruthBook, type TruthBook } from "#seeds/world/truth.ts";
import type { WireEvent } from "#seeds/world/wire-event.ts";

type Size = { seed: number; conversations: number };

/** Matured engaged conversations of each store by the topic its events tell, under the default 72 h window. */
export function simulateDemo({ seed, conversations }: Size): Map<string, Topic[]> {
  const agents = listAgents(createRandom(seed, "people"));
  const [ids, quotas] = [createCustomerIds(), splitAmongStores(conversations)];
  const [salesBook, silentBuyers] = [createSalesBook(), createSilentBuyers()];
  const worlds = stores.map((store, index) => ({
    ...createStoreWorld({
      ...{ store, quota: quotas[index]!, seed, ids, agents: agents.get(store.key)! },
      ...{ salesBook, silentBuyers },
    }),
    books: new Map<string, TruthBook>(),
    index,
  }));
  for (let slot = 0; slot < slotCount; slot++) {
    worlds
      .flatMap((world) => world.drawArrivals(slot).map((arrival) => ({ ...arrival, world })))
      .sort((a, b) => a.at - b.at || a.world.index - b.world.index)
      .forEach(({ world, ...arrival }) => {
        const { events, record } = world.converse(arrival);
        const topic = readTopic(events);
        if (topic === undefined) return;
        let book = world.books.get(topic);
        if (!book) world.books.set(topic, (book = createTruthBook()));
        book.record(record);
      });
    for (const { sales } of worlds) sales.sellSilently(slot);
  }
  return new Map(
    worlds.map(({ store, books }) => [
      store.key,
      [...books].map(([name, book]) => ({ name, days: countDays(book, store.key) })),
    ]),
  );
}

/** As the fold does: what the conversation says, or its first message that says anything. */
function readTopic(events: readonly WireEvent[]): string | undefined {
  const topics = events.flatMap((event) => (event.type === "conversation" ? (event.topic ?? []) : []));
  const intents = events.flatMap((event) => (event.type === "message" ? (event.intent ?? []) : []));
  return topics[0] ?? intents[0];
}

function countDays(book: TruthBook, store: string): Map<number, DayCount> {
  return new Map(
    Object.entries(book.stores[store]!.days).flatMap(([day, { windows }]) => {
      const { outcomes } = windows["72"]!;
      const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
      return total === 0
        ? []
        : [[getDayNumber(day), { resolved: outcomes.confirmed + outcomes.durable, total }] as const];
    }),
  );
}
