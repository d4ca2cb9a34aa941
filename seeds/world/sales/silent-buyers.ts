/** People who buy without a word, here or in another of the group's shops under the same account. */
import type { Random } from "../random.ts";

export type SilentBuyers = {
  /** An id that nobody had before. */
  next: () => string;
  /** Somebody new, or one of those who bought lately; sometimes whoever bought last in another shop. */
  pick: (random: Random, store: string, source: string) => string;
};

const lately = 300;

export function createSilentBuyers(): SilentBuyers {
  const known = new Map<string, string[]>();
  let last: { id: string; store: string; source: string } | null = null;
  let count = 0;
  const next = () => {
    count += 1;
    return `b${(Math.imul(count, 0x85ebca6b) >>> 0).toString(36).padStart(7, "0")}`;
  };
  return {
    next,
    pick: (random, store, source) => {
      const own = known.get(`${store} ${source}`) ?? [];
      known.set(`${store} ${source}`, own);
      if (own.length > 0 && random.chance(0.16)) return random.pick(own);
      const isShared = last !== null && last.store !== store && last.source === source && random.chance(0.2);
      const id = isShared ? last!.id : next();
      last = { id, store, source };
      own.push(id);
      if (own.length > lately) own.shift();
      return id;
    },
  };
}
