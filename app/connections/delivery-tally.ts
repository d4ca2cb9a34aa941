import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import { getEventTime } from "./event-time.ts";

/** From here on an event counts as late, in ms: what comes live comes within minutes, even after a retry. */
export const lateAfterMs = 3_600_000;

export type DeliveryTally = {
  add: (event: CanonicalEvent) => void;
  /** What is known of the events so far; `late` may count events that were taken before. */
  read: () => { newestEventAt: number | null; late: number; sources: string[] };
};

/** Sees the events of what a connection brought at `at` (epoch ms). */
export function createDeliveryTally(at: number): DeliveryTally {
  let newestEventAt: number | null = null;
  let late = 0;
  const sources = new Set<string>();
  return {
    add(event) {
      sources.add(event.source);
      const time = getEventTime(event);
      if (time === null) return;
      newestEventAt = Math.max(newestEventAt ?? time, time);
      if (at - time > lateAfterMs) late += 1;
    },
    read: () => ({ newestEventAt, late, sources: [...sources] }),
  };
}
