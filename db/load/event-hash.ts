import type { CanonicalEvent, MessageEvent } from "#app/events/canonical-event.ts";

/** 53 bits over an event's content: tells an event sent again from one that changed. No protection against forgery. */
export function hashEvent(event: CanonicalEvent): number {
  return hashText(event.type === "message" ? renderMessage(event) : renderEvent(event));
}

/** Only orders hold bigints; a replacer for all would cost a call for every field. */
function renderEvent(event: CanonicalEvent): string {
  if (event.type !== "order") return JSON.stringify(event);
  return JSON.stringify(event, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

// Most events are messages; as JSON they took as long to render and hash as to parse. No value holds a NUL.
function renderMessage(event: MessageEvent): string {
  const {
    version,
    extra,
    sender,
    text,
    kind,
    entry,
    confidence,
    matched,
    products,
    intent,
    customer,
    channel,
  } = event;
  const absent =
    (version === null ? 1 : 0) |
    (extra === null ? 2 : 0) |
    (sender === null ? 4 : 0) |
    (text === null ? 8 : 0) |
    (kind === null ? 16 : 0) |
    (entry === null ? 32 : 0) |
    (confidence === null ? 64 : 0) |
    (matched === null ? 128 : 0) |
    (products === null ? 256 : 0) |
    (intent === null ? 512 : 0) |
    (customer === null ? 1024 : 0) |
    (channel === null ? 2048 : 0);
  const lists = extra === null && products === null ? "" : JSON.stringify([extra, products]);
  return (
    `${absent}\0${event.store}\0${event.source}\0${event.id}\0${event.conversation}\0${event.at}\0${event.from}\0` +
    `${version}\0${sender}\0${text}\0${kind}\0${entry}\0${confidence}\0${matched}\0${intent}\0${customer}\0` +
    `${channel}\0${event.atInferred}\0${lists}`
  );
}

/** cyrb53 (public domain, by bryc): two multiplicative hashes of 32 bits, mixed to 53. */
function hashText(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Whether an arriving event may replace the stored one: its version is not older, and none is the oldest. */
export function mayReplace(arriving: number | null, stored: number | null): boolean {
  return (arriving ?? -Infinity) >= (stored ?? -Infinity);
}
