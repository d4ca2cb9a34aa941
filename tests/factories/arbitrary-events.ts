/** Random but valid event logs for fast-check: few customers and short spans, so that returns and ties do occur. */
import fc from "fast-check";
import type { WireEvent } from "./wire-conversation.ts";

const base = Date.UTC(2026, 9, 30, 20);
const hour = 3_600_000;
const stores = ["east", "west"];

const botKinds = [
  "greeting",
  "answer",
  "clarify",
  "fallback",
  "transfer",
  "recommend",
  "survey",
  "other",
  "note",
];
const customerKinds = ["question", "closing", "affirm", "deny", "other"];
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const offset = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map((n) => n * 30_000),
  fc.integer({ min: 0, max: 8 * hour }),
);

const message = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      from: fc.constant("customer"),
      kind: maybe(fc.constantFrom(...customerKinds)),
      text: fc.constantFrom(
        "where is my order",
        "thanks",
        "转人工",
        "that worked",
        "还是不行",
        "退款什么时候到账",
        "垃圾",
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      from: fc.constant("bot"),
      kind: maybe(fc.constantFrom(...botKinds)),
      text: fc.constantFrom(
        "您好",
        "Sorry, I did not understand that.",
        "It ships today.",
        "正在为您转接人工",
      ),
      matched: maybe(fc.boolean()),
      confidence: maybe(fc.constantFrom(0.1, 0.9)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      from: fc.constant("agent"),
      sender: fc.constantFrom("li", "wang"),
      text: fc.constant("hi"),
    }),
  },
);

const handoff = fc.record({
  type: fc.constant("handoff"),
  executed: maybe(fc.boolean()),
  requested_by: maybe(fc.constantFrom("customer", "bot", "rule", "agent")),
  reason: maybe(fc.constantFrom("asked_for_human", "no_answer", "something else", "limit")),
});

const rating = fc.record({
  type: fc.constant("rating"),
  score: fc.integer({ min: 0, max: 4 }),
  worst: fc.constant(0),
  best: fc.constant(4),
  of: maybe(fc.constantFrom("bot", "agent", "answer")),
  invited: maybe(fc.boolean()),
  solved: maybe(fc.boolean()),
});

type Part = Record<string, unknown>;

const conversation = fc.record({
  store: fc.constantFrom(...stores),
  customer: maybe(fc.constantFrom("ann", "bo", "cy")),
  channel: maybe(fc.constantFrom("web", "app")),
  topic: maybe(fc.constantFrom("parcel", "refund")),
  stage: maybe(fc.constantFrom("pre_sale", "after_sale")),
  blocked: maybe(fc.constantFrom("bot_off", "limit", "human_only")),
  test: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  hasEvent: fc.boolean(),
  start: fc.integer({ min: 0, max: 14 * 24 }).map((hours) => base + hours * hour),
  messages: fc.array(fc.tuple(offset, message), { minLength: 0, maxLength: 6 }),
  handoffs: fc.array(fc.tuple(offset, handoff), { maxLength: 2 }),
  ratings: fc.array(fc.tuple(maybe(offset), rating), { maxLength: 2 }),
  /** The message to correct by a newer version, moved by some hours. */
  correction: maybe(fc.integer({ min: 1, max: 72 })),
});

/** A log as wire events; a corrected message appears twice, as version 1 and 2. */
export const eventLogs: fc.Arbitrary<WireEvent[]> = fc
  .array(conversation, { minLength: 1, maxLength: 14 })
  .map((conversations) => conversations.flatMap(buildEvents));

type Generated = typeof conversation extends fc.Arbitrary<infer T> ? T : never;

function buildEvents(generated: Generated, index: number): WireEvent[] {
  const { store, start, customer, channel } = generated;
  const id = `c${index}`;
  const envelope = { store, source: "api" };
  const time = (ms: number) => new Date(start + ms).toISOString();
  const part = (suffix: string, at: number | undefined, own: Part): WireEvent => ({
    ...envelope,
    ...(at === undefined ? {} : { at: time(at) }),
    conversation: id,
    type: "message",
    id: `${id}-${suffix}`,
    ...stripUndefined(own),
  });
  const events: WireEvent[] = [
    ...generated.messages.map(([at, own], n) => part(`m${n}`, at, { customer, channel, ...own })),
    ...generated.handoffs.map(([at, own], n) => part(`h${n}`, at, own)),
    ...generated.ratings.map(([at, own], n) => part(`r${n}`, at, own)),
  ];
  if (generated.hasEvent) {
    const { topic, stage, blocked, test } = generated;
    const own = { customer, channel, topic, stage, blocked, test, started_at: time(0) };
    events.push({ ...envelope, type: "conversation", id, ...stripUndefined(own) });
  }
  const first = events[0];
  if (generated.correction !== undefined && first?.type === "message") {
    events[0] = { ...first, version: 1 };
    events.push({ ...first, version: 2, at: time(-generated.correction * hour) });
  }
  return events;
}

function stripUndefined(values: Part): Part {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
