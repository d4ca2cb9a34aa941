/** Random orders and refunds beside random conversations (`eventLogs`): the same few customers, the same fortnight, round times. */
import fc from "fast-check";
import { eventLogs } from "./arbitrary-events.ts";
import { buildHeartbeat, type WireEvent } from "./wire-conversation.ts";

/** The start of the conversations of `eventLogs`. */
const base = Date.UTC(2026, 9, 30, 20);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

const money = fc.constantFrom(
  { currency: "CNY", amount: "19.90", refund: "9.95" },
  { currency: "CNY", amount: "100", refund: "100" },
  { currency: "CNY", amount: "0", refund: "0.005" },
  { currency: "JPY", amount: "1200", refund: "600.5" },
  { currency: "KWD", amount: "3.125", refund: "3.125" },
);

/** Whole hours meet the starts of conversations, half minutes their messages. */
const moment = fc.oneof(
  fc.integer({ min: -24, max: 17 * 24 }).map((hours) => base + hours * hour),
  fc
    .tuple(fc.integer({ min: 0, max: 15 * 24 }), fc.nat({ max: 20 }))
    .map(([h, n]) => base + h * hour + n * 30_000),
  fc.integer({ min: -24 * 60, max: 17 * 24 * 60 }).map((minutes) => base + minutes * minute),
);

const own = fc.record({ customer: fc.constantFrom("ann", "bo", "cy"), createdAt: moment, money });

const order = fc.record({
  store: fc.constantFrom("east", "west"),
  source: fc.constantFrom("api", "api", "api", "shop"),
  own,
  payment: maybe(fc.constantFrom(0, 10 * minute, 3 * day, 9 * day)),
  refunds: fc.array(fc.integer({ min: -1, max: 40 }), { maxLength: 2 }),
  /** A newer version, of another customer or time perhaps. */
  correction: fc.option(own, { nil: undefined, freq: 3 }),
  /** The refunds change their mind and name the next order. */
  moves: fc.boolean(),
});

const iso = (ms: number) => new Date(ms).toISOString();

/** Orders with their refunds as wire events; refunds may be older than their order, and of orders that never come. */
export const orderLogs: fc.Arbitrary<WireEvent[]> = fc
  .array(order, { minLength: 1, maxLength: 12 })
  .map((orders) =>
    orders.flatMap(({ store, source, own: first, payment, refunds, correction, moves }, index) => {
      const envelope = { store, source };
      const build = (from: typeof first, version: number): WireEvent => ({
        ...envelope,
        ...{ type: "order", id: `o${index}`, version, customer: from.customer },
        ...{ created_at: iso(from.createdAt), amount: from.money.amount, currency: from.money.currency },
        ...(payment === undefined ? {} : { paid_at: iso(from.createdAt + payment) }),
      });
      const events = [build(first, 1), ...(correction ? [build(correction, 2)] : [])];
      refunds.forEach((days, n) => {
        const refund = {
          ...{ ...envelope, type: "refund", id: `o${index}-r${n}`, version: 1 },
          ...{ order: `o${index}`, at: iso(first.createdAt + days * day), amount: first.money.refund },
        };
        events.push(refund);
        if (moves && n === 1) events.push({ ...refund, version: 2, order: `o${index + 1}` });
      });
      return events;
    }),
  );

/** The same event of another conversation: then only ids tell apart which of the two is the last before an order. */
function buildTwin(event: WireEvent): WireEvent {
  const rename = (id: unknown) => `twin of ${String(id)}`;
  const moved = "conversation" in event ? { conversation: rename(event["conversation"]) } : {};
  return { ...event, ...moved, id: rename(event.id) };
}

/** Conversations, orders and how far the data reach. */
export const salesWorlds: fc.Arbitrary<WireEvent[]> = fc
  .tuple(eventLogs, orderLogs, fc.constantFrom(null, 10, 17, 33, 60), fc.boolean())
  .map(([talks, orders, reach, hasTwins]) => [
    ...talks,
    ...(hasTwins ? talks.map(buildTwin) : []),
    ...orders,
    ...(reach === null ? [] : buildHeartbeat("east", base + reach * day)),
  ]);

/** When the world is looked at: late enough for the last refund. */
export const afterwards = Date.UTC(2027, 0, 31);
