/** Group commit: while one transaction is under way, what arrives waits and is written together with the next. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";

/** What one request wants written. Results come back in the order of the items. */
export type QueueItem = {
  events: readonly CanonicalEvent[];
  bytes: number;
  /** Only items of the same import are written together. */
  connection?: { connectionId: string } | null;
};
export type WriteItems<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

export type GroupLimits = { events: number; bytes: number; lanes: number };

/** Two lanes let stores that have nothing to do with each other be written at the same time. */
export const defaultGroupLimits: GroupLimits = { events: 5_000, bytes: 16 * 1024 * 1024, lanes: 2 };

type Options<Item, Result> = {
  write: WriteItems<Item, Result>;
  /** True for a failure that every other group would meet too: its items are then not tried one by one. */
  isCommonFailure: (error: unknown) => boolean;
  limits?: GroupLimits;
};

type Waiting<Item, Result> = {
  item: Item;
  stores: ReadonlySet<string>;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

/**
 * Returns a function that resolves when its item is durable. Items of one store are written in the order they came; no
 * group holds an event twice from different items, so each item's result is exactly as if it had been written alone.
 */
export function createGroupQueue<Item extends QueueItem, Result>({
  write,
  isCommonFailure,
  limits = defaultGroupLimits,
}: Options<Item, Result>): (item: Item) => Promise<Result> {
  let queue: Waiting<Item, Result>[] = [];
  const busyStores = new Map<Waiting<Item, Result>, ReadonlySet<string>>();
  let lanes = 0;

  /** The next items that can go together, taken out of the queue. */
  function takeGroup(): Waiting<Item, Result>[] {
    const blocked = new Set([...busyStores.values()].flatMap((stores) => [...stores]));
    const group: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    const keys = new Set<string>();
    let [events, bytes] = [0, 0];
    for (const waiting of queue) {
      const { item, stores } = waiting;
      const isFitting = events + item.events.length <= limits.events && bytes + item.bytes <= limits.bytes;
      const isAlike = getTarget(item) === getTarget(group[0]?.item ?? item);
      const mayJoin =
        !intersects(stores, blocked) &&
        (group.length === 0 || (isAlike && isFitting && !hasKnownKey(item.events, keys)));
      if (!mayJoin) {
        // What came later for the same stores must not overtake it.
        for (const store of stores) blocked.add(store);
        left.push(waiting);
        continue;
      }
      for (const event of item.events) keys.add(getKey(event));
      group.push(waiting);
      events += item.events.length;
      bytes += item.bytes;
    }
    queue = left;
    return group;
  }

  function startLanes(): void {
    while (lanes < limits.lanes && queue.length > 0) {
      const group = takeGroup();
      if (group.length === 0) return;
      lanes += 1;
      for (const waiting of group) busyStores.set(waiting, waiting.stores);
      void run(group).finally(() => {
        for (const waiting of group) busyStores.delete(waiting);
        lanes -= 1;
        startLanes();
      });
    }
  }

  /** Never rejects: each item hears of its own end. */
  async function run(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (error) {
      const isShared = group.length > 1 && !isCommonFailure(error);
      if (!isShared) for (const { reject } of group) reject(error);
      // One of them cannot be written: the others must not suffer for it.
      else for (const waiting of group) await run([waiting]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, stores: new Set(item.events.map(({ store }) => store)), resolve, reject });
      startLanes();
    });
}

function getTarget({ connection }: QueueItem): string | null {
  return connection?.connectionId ?? null;
}

function getKey(event: CanonicalEvent): string {
  // A store has one state, whatever the ids of the events that set it.
  if (event.type === "store") return `store\0${event.store}`;
  return `${event.type}\0${event.store}\0${event.source}\0${event.id}`;
}

function hasKnownKey(events: readonly CanonicalEvent[], keys: ReadonlySet<string>): boolean {
  return events.some((event) => keys.has(getKey(event)));
}

function intersects(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const value of some) if (others.has(value)) return true;
  return false;
}
