import { createHash } from "node:crypto";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";

/** 48 bits of SHA-1 over an event's content: tells an event sent again from one that changed. */
export function hashEvent(event: CanonicalEvent): number {
  const text = JSON.stringify(event, (_, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  return createHash("sha1").update(text).digest().readUIntBE(0, 6);
}

/** Whether an arriving event may replace the stored one: its version is not older, and none is the oldest. */
export function mayReplace(arriving: number | null, stored: number | null): boolean {
  return (arriving ?? -Infinity) >= (stored ?? -Infinity);
}
