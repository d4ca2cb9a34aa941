import type { CanonicalEvent } from "#app/events/canonical-event.ts";

/** Versions in between are times in epoch ms; others number the states. */
const [oldestTime, newestTime] = [1e12, 1e13];

/**
 * When what an event tells happened, epoch ms; null where a state is told, or the platform recorded no time. An order is told
 * of again whenever it changes: then its version is the time of the change, else it happened when it was paid or made.
 */
export function getEventTime(event: CanonicalEvent): number | null {
  switch (event.type) {
    case "message":
      return event.atInferred ? null : event.at;
    case "handoff":
    case "rating":
    case "refund":
    case "click":
    case "knowledge":
      return event.at;
    case "order": {
      const { version, paidAt, createdAt } = event;
      const isTime = version !== null && version > oldestTime && version < newestTime;
      return Math.max(paidAt ?? 0, createdAt, isTime ? version : 0);
    }
    default:
      return null;
  }
}
