/** How often a key may ask: a bucket that holds a minute's requests and fills again as time passes. */

export type RateLimit = {
  /** Takes one request of an id; 0, or the seconds until there is one again. */
  take: (id: number, perMinute: number) => number;
};

/** Of this process: several that serve one database each count for themselves. */
export function createRateLimit(now: () => number = Date.now): RateLimit {
  const buckets = new Map<number, { left: number; at: number }>();
  return {
    take(id, perMinute) {
      const time = now();
      const { left: kept, at } = buckets.get(id) ?? { left: perMinute, at: time };
      const left = Math.min(perMinute, kept + ((time - at) / 60_000) * perMinute);
      const isTaken = left >= 1;
      buckets.set(id, { left: isTaken ? left - 1 : left, at: time });
      return isTaken ? 0 : Math.ceil(Math.round(((1 - left) / perMinute) * 60_000) / 1000);
    },
  };
}
