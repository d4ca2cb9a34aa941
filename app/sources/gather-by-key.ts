import type { SourceOutput } from "./source-adapter.ts";

/** How many items wait at most: some hundred MiB of the largest of them. */
const mostItems = 400_000;

export type Gathering<Item> = {
  /** Keeps an item; returns what had to be let go for it. */
  add: (key: string, item: Item) => SourceOutput[];
  end: () => SourceOutput[];
};

/**
 * Keeps what belongs together until the input ends. Where more than `most` items wait, those of the keys that nothing came
 * for longest are let go, until half of the room is free; a key may so be let go more than once.
 */
export function gatherByKey<Item>(
  release: (key: string, items: Item[]) => SourceOutput[],
  most = mostItems,
): Gathering<Item> {
  // In the order in which something last came for each.
  const waiting = new Map<string, Item[]>();
  let count = 0;

  function letGo(until: number): SourceOutput[] {
    const outputs: SourceOutput[] = [];
    for (const [key, items] of waiting) {
      if (count <= until) break;
      waiting.delete(key);
      count -= items.length;
      for (const output of release(key, items)) outputs.push(output);
    }
    return outputs;
  }

  return {
    add(key, item) {
      const items = waiting.get(key) ?? [];
      waiting.delete(key);
      waiting.set(key, items);
      items.push(item);
      count += 1;
      return count > most ? letGo(most / 2) : [];
    },
    end: () => letGo(-1),
  };
}
