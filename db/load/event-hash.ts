import { hash } from "node:crypto";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";

/** 48 bits of SHA-1 over an event's content: tells an event sent again from one that changed. */
export function hashEvent(event: CanonicalEvent): number {
  return hash("sha1", renderEvent(event), "buffer").readUIntBE(0, 6);
}

/** Only orders hold bigints; a replacer for all would cost a call for every field of every message. */
function renderEvent(event: CanonicalEvent): string {
  if (event.type !== "order") return JSON.stringify(event);
  return JSON.stringify(event, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** Whether an arriving event may replace the stored one: its version is not older, and none is the oldest. */
export function mayReplace(arriving: number | null, stored: number | null): boolean {
  return (arriving ?? -Infinity) >= (stored ?? -Infinity);
}
