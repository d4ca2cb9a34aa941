/** Events on their way: a shop tells of its orders and refunds when it does, which need not be in order. */
import type { WireEvent } from "../wire-event.ts";

export type Deliveries = {
  /** `at` is when the event arrives, in epoch milliseconds. */
  send: (at: number, event: WireEvent) => void;
  /** What has arrived before this moment and was not taken yet, by time of arrival. */
  take: (until: number) => { at: number; event: WireEvent }[];
};

const bucketMs = 6 * 3_600_000;

export function createDeliveries(): Deliveries {
  // Sorted only when they are due: in buckets of some hours, so that the many still on their way are not looked at.
  const buckets = new Map<number, { at: number; event: WireEvent }[]>();
  return {
    send: (at, event) => {
      const key = Math.floor(at / bucketMs);
      const bucket = buckets.get(key);
      if (bucket) bucket.push({ at, event });
      else buckets.set(key, [{ at, event }]);
    },
    take: (until) => {
      const due: { at: number; event: WireEvent }[] = [];
      for (const [key, bucket] of buckets) {
        if (key * bucketMs >= until) continue;
        const left = bucket.filter((item) => item.at >= until);
        for (const item of bucket) if (item.at < until) due.push(item);
        if (left.length === 0) buckets.delete(key);
        else buckets.set(key, left);
      }
      return due.sort((a, b) => a.at - b.at);
    },
  };
}
