/**
 * How conversations of each topic go in a world like the demo's, as the simulator knows it: counted from its plans, not from events.
 * Stores run one after the other, so that chance falls otherwise than in the demo itself.
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

type Size = { seed: number; conversations: number };

/** Matured engaged conversations of each store by the topic its events tell, under the default 72 h window. */
export function simulateDemo({ seed, conversations }: Size): Map<string, Topic[]> {
  const agents = listAgents(createRandom(seed, "people"));
  const [ids, quotas] = [createCustomerIds(), splitAmongStores(conversations)];
  return new Map(
    stores.map((store, index) => {
      const world = createStoreWorld({
        ...{ store, quota: quotas[index]!, seed, ids, agents: agents.get(store.key)! },
        ...{ salesBook: createSalesBook(), silentBuyers: createSilentBuyers() },
      });
      const books = new Map<string, TruthBook>();
      for (let slot = 0; slot < slotCount; slot++) {
        for (const arrival of world.drawArrivals(slot).sort((a, b) => a.at - b.at)) {
          const { events, record } = world.converse(arrival);
          const topic = events.flatMap((event) => ("topic" in event ? (event.topic ?? []) : []))[0];
          if (topic === undefined) continue;
          let book = books.get(topic);
          if (!book) books.set(topic, (book = createTruthBook()));
          book.record(record);
        }
      }
      return [store.key, [...books].map(([name, book]) => ({ name, days: countDays(book, store.key) }))];
    }),
  );
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
