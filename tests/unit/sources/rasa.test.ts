import { expect, test } from "vitest";
import { hashId } from "#app/sources/hash-id.ts";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";
import { rasa, rasaEvents, rasaTable } from "#app/sources/rasa.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const start = 1735696800;
const web42 = hashId("web-42");
const fallback = { intent: { name: "nlu_fallback", confidence: 0.3 }, entities: [] };
const known = (name: string, confidence = 0.9) => ({ intent: { name, confidence }, entities: [] });

type Event = { event: string; timestamp?: number | string } & Record<string, unknown>;
const user = (after: number, text: string, more: Record<string, unknown> = {}): Event => ({
  ...{ event: "user", timestamp: start + after, text, input_channel: "rest", message_id: `m${after}` },
  ...more,
});
const action = (after: number, name: string): Event => ({ event: "action", timestamp: start + after, name });
const bot = (after: number, text: string, more: Record<string, unknown> = {}): Event => ({
  ...{ event: "bot", timestamp: start + after, text, data: { buttons: null }, metadata: {} },
  ...more,
});
const begin = (after: number): Event[] => [
  { ...action(after, "action_session_start"), policy: null },
  { event: "session_started", timestamp: start + after },
];

/** The example of the format's description. */
const example = {
  sender_id: "web-42",
  latest_input_channel: "rest",
  events: [
    ...begin(0.1),
    user(3.51, "where is my parcel", { message_id: "a1", parse_data: fallback }),
    action(3.6, "action_default_fallback"),
    bot(3.61, "Sorry, I did not get that", { metadata: { utter_action: "utter_default" } }),
  ],
};

async function read(events: Event[], format = "rasa", sender = "s") {
  const { events: read, bad } = await readSource(
    findAdapter(format)!,
    JSON.stringify({ sender_id: sender, events }),
  );
  return {
    bad,
    conversations: ofType(read, "conversation"),
    messages: ofType(read, "message"),
    handoffs: ofType(read, "handoff"),
  };
}

test("a tracker, field for field", async () => {
  const { events, bad } = await readSource(rasa, JSON.stringify(example, null, 2));
  expect(bad).toEqual([]);
  const base = { store: "rasa", source: "rasa", extra: null, version: null };
  const unsaid = { sender: null, products: null, channel: null, atInferred: false };
  expect(events).toEqual([
    {
      ...base,
      ...{ type: "conversation", id: `${web42}-1735696800100`, customer: "web-42", channel: "rest" },
      ...{ startedAt: 1735696800100, endedAt: 1735696803610, version: 1735696803610 },
      ...{ endedBy: null, topic: null, stage: null, blocked: null, test: null },
    },
    {
      ...{ ...base, ...unsaid, type: "message", conversation: `${web42}-1735696800100` },
      ...{ id: `${web42}-a1`, at: 1735696803510, from: "customer", text: "where is my parcel" },
      ...{ kind: null, entry: null, confidence: null, matched: null, intent: null, customer: "web-42" },
    },
    {
      ...{ ...base, ...unsaid, type: "message", conversation: `${web42}-1735696800100` },
      ...{ id: expect.stringMatching(/^[\da-f]{32}$/) as string, at: 1735696803610, from: "bot" },
      ...{ text: "Sorry, I did not get that", kind: null, entry: "utter_default", confidence: 0.3 },
      ...{ matched: false, intent: null, customer: "web-42" },
    },
  ]);
});

test.each([
  [
    "utter_action",
    bot(2, "x", { metadata: { utter_action: "utter_a" } }),
    { entry: "utter_a", matched: true },
  ],
  ["the action before", bot(2, "x"), { entry: "action_before", confidence: 0.9 }],
  [
    "what a form asks",
    bot(2, "x", { metadata: { utter_action: "utter_ask_size" } }),
    { kind: "clarify", matched: true },
  ],
  [
    "a picture",
    bot(2, "", { data: { image: "https://shop.example/a.png", buttons: null } }),
    { text: null, extra: { data: { image: "https://shop.example/a.png" } } },
  ],
])("a bot's message, by %s", async (_what, event, expected) => {
  const asked = user(1, "hi", { parse_data: known("greet") });
  const { messages } = await read([...begin(0), asked, action(1.5, "action_before"), event]);
  expect(messages[1]).toMatchObject(expected);
});

test.each([
  ["intent nlu_fallback", [user(1, "x", { parse_data: fallback }), bot(2, "?")], false],
  ["the default fallback", [user(1, "x"), action(1.5, "action_default_fallback"), bot(2, "?")], false],
  ["asking to affirm", [user(1, "x"), action(1.5, "action_default_ask_affirmation"), bot(2, "?")], false],
  ["asking to rephrase", [user(1, "x"), action(1.5, "action_default_ask_rephrase"), bot(2, "?")], false],
  ["utter_default", [user(1, "x"), bot(2, "?", { metadata: { utter_action: "utter_default" } })], false],
  ["a rewind after it", [user(1, "x"), bot(2, "?"), { event: "rewind", timestamp: start + 3 }], false],
  ["nothing known of it", [user(1, "x"), bot(2, "?")], null],
  [
    "a rewind of the question before",
    [user(0.5, "w"), { event: "rewind", timestamp: start + 0.7 }, user(1, "x"), bot(2, "?")],
    null,
  ],
])("a miss: %s", async (_what, events, matched) => {
  const { messages } = await read([...begin(0), ...events]);
  expect(messages.at(-1)).toMatchObject({ from: "bot", matched });
});

test("a merchant's own names of misses and handoffs", async () => {
  const events = [
    ...begin(0),
    user(1, "x", { parse_data: known("out_of_scope") }),
    bot(2, "?"),
    user(3, "y"),
    action(4, "action_to_team"),
  ];
  expect((await read(events)).handoffs).toEqual([]);
  const named = await read(events, "rasa?miss-intents=out_of_scope&handoff-actions=action_to_team,other");
  expect(named.messages[1]).toMatchObject({ matched: false });
  expect(named.handoffs).toMatchObject([{ requestedBy: "bot", executed: true, reason: "action_to_team" }]);
});

test("an action, its message and the pause are one handoff; the next, after resuming, is another", async () => {
  const { handoffs, messages } = await read([
    ...begin(0),
    user(1, "x"),
    action(2, "action_handoff"),
    bot(2.1, "One moment", { metadata: { utter_action: "utter_handoff" } }),
    { event: "pause", timestamp: start + 2.2 },
    user(3, "hello?"),
    { event: "agent", timestamp: start + 4, text: "Ann here", data: null },
    { event: "resume", timestamp: start + 5 },
    user(6, "and again"),
    { event: "pause", timestamp: start + 7 },
  ]);
  expect(handoffs).toMatchObject([
    { at: (start + 2) * 1000, requestedBy: "bot", executed: true, reason: "action_handoff" },
    { at: (start + 7) * 1000, requestedBy: null, executed: true, reason: null },
  ]);
  expect(messages.map(({ from }) => from)).toEqual(["customer", "bot", "customer", "agent", "customer"]);
});

test("an intent asks for a person: executed once somebody or an action says so", async () => {
  const ask = user(1, "a human please", { parse_data: known("handoff") });
  const ignored = await read([...begin(0), ask, bot(2, "No.")]);
  expect(ignored.handoffs).toMatchObject([{ requestedBy: "customer", executed: false }]);
  const late = { event: "agent", timestamp: start + 9, text: "Ann here" };
  expect((await read([...begin(0), ask, user(5, "hello?"), late])).handoffs).toMatchObject([
    { at: (start + 1) * 1000, requestedBy: "customer", executed: true },
  ]);
});

test("a pressed button is shown by its title; what opens the window is not the customer's", async () => {
  const buttons = [{ title: "Returns", payload: "/returns" }];
  const { messages } = await read([
    ...begin(0),
    user(1, "/get_started", { parse_data: known("get_started", 1) }),
    bot(2, "Hello", { data: { buttons } }),
    user(3, "/returns", { parse_data: known("returns", 1) }),
    user(4, '/track{"order":"1"}', { parse_data: known("track", 1) }),
  ]);
  expect(messages).toMatchObject([
    { from: "system", text: null, intent: null, extra: { payload: "/get_started" } },
    { text: "Hello", kind: "greeting", matched: null, extra: { data: { buttons } } },
    { text: "Returns", kind: null, intent: "returns", extra: { payload: "/returns" } },
    { text: null, kind: null, intent: "track", extra: { payload: '/track{"order":"1"}' } },
  ]);
});

const twoSessions = [
  ...begin(0),
  user(1, "hi", { message_id: null }),
  bot(1, "a"),
  bot(1, "b"),
  ...begin(7200),
  user(7201, "hi", { message_id: null }),
];

test("events in any order: sessions of one sender, each known by its beginning", async () => {
  const sorted = await read(twoSessions);
  expect(sorted.conversations).toMatchObject([
    { id: `${hashId("s")}-${start}000`, startedAt: start * 1000, endedAt: (start + 1) * 1000, customer: "s" },
    { id: `${hashId("s")}-${start + 7200}000`, startedAt: (start + 7200) * 1000 },
  ]);
  const shuffled = [5, 0, 7, 2, 3, 6, 4, 1].map((index) => twoSessions[index]!);
  const again = await read(shuffled);
  expect(again.messages).toEqual(sorted.messages);
  expect(again.conversations).toEqual(sorted.conversations);
  const [, first, second] = sorted.messages;
  expect([first, second].map((message) => [message!.text, message!.at - start * 1000])).toEqual([
    ["a", 1000],
    ["b", 1001],
  ]);
});

test("equal texts are two messages; the same event twice is one; ids are the sender's own", async () => {
  const twice = user(1, "hi", { message_id: "1" });
  const events = [
    ...begin(0),
    twice,
    twice,
    user(2, "hi", { message_id: "1" }),
    user(3, "hi", { message_id: "2" }),
  ];
  const { messages } = await read(events);
  expect(messages.map(({ id }) => id)).toEqual([
    `${hashId("s")}-1`,
    `${hashId("s")}-1`,
    expect.stringMatching(/^[\da-f]{32}$/),
    `${hashId("s")}-2`,
  ]);
  expect(messages[0]).toEqual(messages[1]);
  expect((await read(events, "rasa", "t")).messages[0]!.id).toBe(`${hashId("t")}-1`);
});

test("an event that cannot be read is set aside with its place, and those beside it are taken", async () => {
  const { bad, messages } = await read([user(1, "a"), { event: "bot", text: "b" }, user(3, "c")]);
  expect(bad).toMatchObject([{ line: 1, field: "events[1].timestamp", reason: "is missing" }]);
  expect(messages).toHaveLength(2);
});

test.each([
  ["no events", { sender_id: "s" }, "events", "must be a list"],
  ["nobody", { events: [] }, "_id", "is missing"],
  [
    "a time in words",
    { sender_id: "s", events: [user(1, "a", { timestamp: "soon" })] },
    "events[0].timestamp",
    "not a time",
  ],
  ["no type", { sender_id: "s", events: [{ timestamp: 1 }] }, "events[0].event", "is missing"],
])("a tracker with %s is refused", async (_what, tracker, field, reason) => {
  expect((await readSource(rasa, JSON.stringify(tracker))).bad).toMatchObject([{ field, reason }]);
});

test("lists of trackers, bare or in the documents of a bot's platform", async () => {
  const inner = { ...example, sender_id: "a" };
  const list = [
    inner,
    { _id: "b", tracker: { events: example.events } },
    { tracker: { ...inner, sender_id: "c" } },
  ];
  const { events } = await readSource(rasa, JSON.stringify(list, null, 1));
  expect(ofType(events, "conversation").map(({ customer }) => customer)).toEqual(["a", "b", "c"]);
});

const lines = (events: Event[], sender: string) =>
  events.map((event) => JSON.stringify({ sender_id: sender, ...event }));

test("a broker's lines say what the trackers say, however mixed", async () => {
  const mixed = [...lines(twoSessions, "s"), ...lines(example.events, "web-42")];
  mixed.sort((a, b) => (a.slice(-9) < b.slice(-9) ? -1 : 1));
  const { events, bad } = await readSource(rasaEvents, mixed.join("\n"));
  const byId = (list: typeof events) => list.map((event) => JSON.stringify(event)).sort();
  const trackers = await readSource(rasa, JSON.stringify([{ sender_id: "s", events: twoSessions }, example]));
  // Of two events at the very same time it is the place in the list that tells the first.
  const ids = (list: typeof events) => byId(list).map((text) => (JSON.parse(text) as { id: string }).id);
  expect(bad).toEqual([]);
  expect(ids(events).sort()).toEqual(ids(trackers.events).sort());
});

test("a line that cannot be read waits with its number; a tracker a line is taken too", async () => {
  const input = [
    ...lines([user(1, "a")], "s"),
    "oops",
    '{"event":"user","timestamp":1}',
    JSON.stringify(example),
  ];
  const { events, bad } = await readSource(rasaEvents, input.join("\n"));
  expect(bad).toMatchObject([
    { line: 2, field: null, reason: "not JSON" },
    { line: 3, field: "sender_id", reason: "is missing" },
  ]);
  expect(ofType(events, "message")).toHaveLength(3);
});

test("rows of the tracker store hold the event as JSON", async () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = example.events.map((event, index) =>
    [index + 1, "web-42", event.event, event.timestamp, "", "", cell(JSON.stringify(event))].join(","),
  );
  const table = ["id,sender_id,type_name,timestamp,intent_name,action_name,data", ...rows].join("\n");
  const { events, bad } = await readSource(rasaTable, table);
  expect(bad).toEqual([]);
  expect(events).toEqual((await readSource(rasa, JSON.stringify(example))).events);
});

test("the format is known by what is in it", () => {
  expect(detectFormat(JSON.stringify(example), "-")?.id).toBe("rasa-events");
  expect(detectFormat(JSON.stringify(example, null, 2), "-")?.id).toBe("rasa");
  expect(detectFormat(JSON.stringify([example]), "-")?.id).toBe("rasa");
  expect(detectFormat(lines(example.events, "s").join("\n"), "-")?.id).toBe("rasa-events");
});
