import type { CanonicalEvent, MessageEvent } from "#app/events/canonical-event.ts";
import { codeUnitAt } from "#app/events/code-unit-at.ts";

/** 53 bits over an event's content: tells an event sent again from one that changed. No protection against forgery. */
export function hashEvent(event: CanonicalEvent): number {
  const hasher = new Hasher();
  if (event.type === "message") addMessage(hasher, event);
  else hasher.add(renderEvent(event));
  return hasher.finish();
}

/** Only orders hold bigints, here written as `1234n`. */
function renderEvent(event: CanonicalEvent): string {
  if (event.type !== "order") return JSON.stringify(event);
  const items =
    event.items?.map((item) => ({ ...item, amountMinor: renderAmount(item.amountMinor) })) ?? null;
  return JSON.stringify({ ...event, amountMinor: renderAmount(event.amountMinor), items });
}

const renderAmount = (minor: bigint | null) => (minor === null ? null : `${minor}n`);

// Most events are messages; as JSON they took as long to render and hash as to parse.
function addMessage(hasher: Hasher, event: MessageEvent): void {
  hasher.add(event.store);
  hasher.add(event.source);
  hasher.add(event.id);
  hasher.add(event.conversation);
  hasher.addNumber(event.at);
  hasher.add(event.from);
  hasher.add(event.sender);
  hasher.add(event.text);
  hasher.add(event.kind);
  hasher.add(event.entry);
  hasher.add(event.intent);
  hasher.add(event.customer);
  hasher.add(event.channel);
  hasher.addNumber(event.version);
  hasher.addNumber(event.matched === null ? null : Number(event.matched));
  hasher.addNumber(Number(event.atInferred));
  // Fractions and lists have no bits of their own to add: their text does.
  hasher.add(event.confidence === null ? null : String(event.confidence));
  hasher.add(event.products === null ? null : JSON.stringify(event.products));
  hasher.add(event.extra === null ? null : JSON.stringify(event.extra));
}

const absent = 0x1_0001;
const end = 0x1_0002;

/** cyrb53 (public domain, by bryc): two multiplicative hashes of 32 bits, mixed to 53. Parts end with a mark that no text holds. */
class Hasher {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  add(text: string | null): void {
    let high = this.#high;
    let low = this.#low;
    if (text !== null) {
      const { length } = text;
      for (let index = 0; index < length; index++) {
        const unit = codeUnitAt(text, index);
        high = Math.imul(high ^ unit, 2654435761);
        low = Math.imul(low ^ unit, 1597334677);
      }
    }
    const mark = text === null ? absent : end;
    this.#high = Math.imul(high ^ mark, 2654435761);
    this.#low = Math.imul(low ^ mark, 1597334677);
  }

  /** An integer, up to 2^53. */
  addNumber(value: number | null): void {
    const upper = value === null ? absent : Math.floor(value / 0x1_0000_0000);
    const lower = value === null ? absent : value | 0;
    this.#high = Math.imul(Math.imul(this.#high ^ upper, 2654435761) ^ lower, 2654435761);
    this.#low = Math.imul(Math.imul(this.#low ^ upper, 1597334677) ^ lower, 1597334677);
  }

  finish(): number {
    let high = this.#high;
    let low = this.#low;
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return 4294967296 * (2097151 & low) + (high >>> 0);
  }
}

/** Whether an arriving event may replace the stored one: its version is not older, and none is the oldest. */
export function mayReplace(arriving: number | null, stored: number | null): boolean {
  return (arriving ?? -Infinity) >= (stored ?? -Infinity);
}
