import { expect, test } from "vitest";
import { botpress, botpressLines } from "#app/sources/botpress.ts";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const time = (clock: string) => `2025-01-01T${clock}Z`;
const at = (clock: string) => Date.parse(time(clock));

const conversation = {
  ...{ id: "conv_1", createdAt: time("02:00:00.000"), updatedAt: time("02:03:00.000") },
  ...{ channel: "channel", integration: "webchat" },
  tags: {
    downstream: "conv_down",
    humanAgentId: "user_agent",
    humanAgentName: "Ann",
    startMessageId: "msg_2",
  },
};
const asked = {
  ...{ id: "msg_1", createdAt: time("02:00:01.000"), type: "text", payload: { text: "hi" } },
  ...{ direction: "incoming", userId: "user_9", conversationId: "conv_1", tags: {} },
};
const answered = {
  ...{ ...asked, id: "msg_2", createdAt: time("02:00:03.000"), payload: { text: "How can I help?" } },
  ...{ direction: "outgoing", userId: "bot_1" },
};
const taken = {
  ...{ ...answered, id: "msg_4", createdAt: time("02:02:30.000"), payload: { text: "Ann here" } },
  ...{ userId: "user_agent_up", tags: { downstream: "msg_900" } },
};
/** The example of the format's description. */
const example = { conversation, messages: [asked, answered, taken] };

async function read(value: unknown, format = "botpress") {
  const { events, bad } = await readSource(findAdapter(format)!, JSON.stringify(value));
  return {
    bad,
    conversations: ofType(events, "conversation"),
    messages: ofType(events, "message"),
    handoffs: ofType(events, "handoff"),
  };
}

test("a conversation with its messages, field for field", async () => {
  const { conversations, messages, handoffs, bad } = await read(example);
  const base = { store: "botpress", source: "botpress" };
  const unsaid = { kind: null, entry: null, confidence: null, matched: null, products: null, intent: null };
  const said = { ...base, ...unsaid, type: "message", version: null, extra: null, conversation: "conv_1" };
  const message = { ...said, customer: "user_9", channel: null, atInferred: false };
  expect(bad).toEqual([]);
  expect(conversations).toEqual([
    {
      ...{ ...base, type: "conversation", id: "conv_1", customer: "user_9", channel: "webchat" },
      ...{ startedAt: at("02:00:00"), endedAt: at("02:02:30"), version: at("02:03:00") },
      ...{ endedBy: null, topic: null, stage: null, blocked: null, test: null },
      extra: { human_agent_name: "Ann" },
    },
  ]);
  expect(messages).toEqual([
    { ...message, id: "msg_1", at: at("02:00:01"), from: "customer", sender: null, text: "hi" },
    { ...message, id: "msg_2", at: at("02:00:03"), from: "bot", sender: "bot_1", text: "How can I help?" },
    { ...message, id: "msg_4", at: at("02:02:30"), from: "agent", sender: "user_agent", text: "Ann here" },
  ]);
  expect(handoffs).toEqual([
    {
      ...{ ...base, type: "handoff", id: "conv_1:conv_down", conversation: "conv_1", at: at("02:00:03") },
      ...{ requestedBy: null, executed: true, reason: null, to: "user_agent", version: null, extra: null },
    },
  ]);
});

test("the agent's own conversation gives nothing, by its tag or by its messages'", async () => {
  const copy = { ...asked, id: "msg_900", conversationId: "conv_down", tags: {} };
  const down = { ...conversation, id: "conv_down", tags: { "hitl:upstream": "conv_1" } };
  const both = await read({ conversations: [conversation, down], messages: [asked, copy] });
  expect(both.conversations.map(({ id }) => id)).toEqual(["conv_1"]);
  expect(both.messages.map(({ id }) => id)).toEqual(["msg_1"]);
  const told = { ...copy, id: "msg_901", tags: { "plugin#upstream": "msg_1" } };
  expect((await read({ messages: [asked, copy, told] })).messages.map(({ id }) => id)).toEqual(["msg_1"]);
});

test.each([
  ["a choice", { type: "choice", payload: { text: "Which?", options: [] } }, "Which?"],
  ["markdown", { type: "markdown", payload: { markdown: "**Hi**" } }, "**Hi**"],
  ["a card", { type: "card", payload: { title: "Shoe" } }, "Shoe"],
  ["an image", { type: "image", payload: { imageUrl: "https://shop.example/a.png" } }, "[image]"],
])("other than text: %s", async (_what, changes, text) => {
  const { messages } = await read([{ ...answered, ...changes }]);
  expect(messages).toMatchObject([{ text, extra: { message_type: changes.type, payload: changes.payload } }]);
});

test("a synthetic message is the system's, and names no customer", async () => {
  const { messages } = await read([{ ...asked, id: "msg_0", userId: "user_x", origin: "synthetic" }, asked]);
  expect(messages.map(({ from, customer }) => [from, customer])).toEqual([
    ["system", "user_9"],
    ["customer", "user_9"],
  ]);
});

const assignment = {
  ...{ id: "evt_1", type: "hitl:hitlAssigned", status: "processed", createdAt: time("02:01:00.000") },
  payload: { conversationId: "conv_down", userId: "user_bo" },
};

test.each([
  [
    "the message it started with",
    { startMessageId: "msg_1", downstream: "d" },
    [asked, taken],
    "02:00:01",
    null,
  ],
  ["else the agent's first", { startMessageId: "msg_0" }, [asked, taken], "02:02:30", null],
  ["or the assignment", { downstream: "conv_down" }, [asked], "02:01:00", null],
  ["or the last change, inferred", { downstream: "another" }, [asked], "02:03:00", { at_inferred: true }],
])("when the handoff was: %s", async (_what, tags, messages, clock, extra) => {
  const { handoffs } = await read({
    conversation: { ...conversation, tags },
    messages,
    events: [assignment],
  });
  expect(handoffs).toMatchObject([{ at: at(clock), executed: true, extra }]);
});

test("the assignment names the agent where the tags do not; without any sign there is no handoff", async () => {
  const bare = { ...conversation, tags: { downstream: "conv_down" } };
  expect((await read({ conversation: bare, events: [assignment] })).handoffs).toMatchObject([
    { to: "user_bo" },
  ]);
  expect((await read({ conversation: { ...conversation, tags: {} }, messages: [asked] })).handoffs).toEqual(
    [],
  );
});

test("why the agent left is kept, and is no reason for the handoff", async () => {
  const tags = { ...conversation.tags, hitlEndReason: "patient-left" };
  const { conversations, handoffs } = await read({ ...example, conversation: { ...conversation, tags } });
  expect(conversations[0]).toMatchObject({ extra: { hitl_end_reason: "patient-left" } });
  expect(handoffs[0]).toMatchObject({ reason: null });
});

test("a bot's own mark of a miss is named by a setting", async () => {
  const marked = { ...answered, tags: { "bot:fallback": "true" } };
  expect((await read([marked])).messages).toMatchObject([{ matched: null }]);
  expect((await read([marked], "botpress?miss-tags=fallback")).messages).toMatchObject([{ matched: false }]);
});

test("pages of the API one after the other, in any order; users and other events tell nothing", async () => {
  const pages = [
    { messages: [taken, asked], meta: { nextToken: "t" } },
    { users: [{ id: "user_9", name: "Li", createdAt: time("02:00:00.000"), tags: {} }], meta: {} },
    { events: [{ ...assignment, type: "workflow" }], meta: {} },
    { messages: [answered], meta: {} },
    { conversations: [conversation], meta: {} },
  ];
  const { events, bad } = await readSource(botpress, pages.map((page) => JSON.stringify(page)).join("\n"));
  expect(bad).toEqual([]);
  expect(events).toEqual((await readSource(botpress, JSON.stringify(example))).events);
  const lines = [conversation, taken, asked, answered].map((value) => JSON.stringify(value)).join("\n");
  expect((await readSource(botpressLines, lines)).events).toEqual(events);
});

test("signals of the chat say who wrote in their own way", async () => {
  const { direction: _, ...data } = asked;
  const signals = [
    { type: "message_created", data: { ...data, isBot: false } },
    { type: "message_created", data: { ...data, id: "msg_2", isBot: true } },
  ];
  const { events } = await readSource(
    botpressLines,
    signals.map((signal) => JSON.stringify(signal)).join("\n"),
  );
  expect(ofType(events, "message").map(({ from }) => from)).toEqual(["customer", "bot"]);
});

test.each([
  [
    "no conversation",
    { messages: [{ ...asked, conversationId: "" }, answered] },
    "messages[0].conversationId",
    "is missing",
  ],
  ["another direction", { ...asked, direction: "up" }, "direction", "neither incoming nor outgoing"],
  [
    "a time without a zone",
    { ...asked, createdAt: "2025-01-01T02:00:01" },
    "createdAt",
    "time without an offset: add Z or +08:00",
  ],
  ["something else", { id: 1 }, null, "neither a conversation nor a message"],
])("%s is refused", async (_what, value, field, reason) => {
  expect((await read(value)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("the format is known by what is in it", () => {
  expect(detectFormat(JSON.stringify(example), "-")?.id).toBe("botpress");
  expect(detectFormat(JSON.stringify(example, null, 2), "-")?.id).toBe("botpress");
  expect(detectFormat(JSON.stringify({ messages: [asked] }), "-")?.id).toBe("botpress");
  expect(detectFormat(JSON.stringify({ conversations: [conversation] }), "-")?.id).toBe("botpress");
  expect(detectFormat(JSON.stringify(conversation), "-")?.id).toBe("botpress-lines");
  expect(detectFormat(JSON.stringify(asked), "-")?.id).toBe("botpress-lines");
});
