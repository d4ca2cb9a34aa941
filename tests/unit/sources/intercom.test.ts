import { expect, test } from "vitest";
import { intercomTable } from "#app/sources/intercom-table.ts";
import { intercom, intercomConversation, intercomLines } from "#app/sources/intercom.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (seconds: number) => seconds * 1000;
type Fields = Record<string, unknown>;
const origin = { store: "intercom", source: "intercom" };

const parts = [
  {
    ...{ type: "conversation_part", id: "p1", part_type: "comment", body: "<p>Usually 3 days</p>" },
    created_at: 1735696803,
    author: { type: "bot", id: "b1", name: "Fin", from_ai_agent: true, is_ai_answer: true },
  },
  {
    ...{ type: "conversation_part", id: "p2", part_type: "comment", body: "<p>I'll check</p>" },
    created_at: 1735697000,
    author: { type: "admin", id: "77", name: "Ann", from_ai_agent: false, is_ai_answer: false },
  },
];
const fin = {
  ...{ source_type: "profile", last_answer_type: "ai_answer", resolution_state: "escalated" },
  ...{ rating: 2, rating_remark: "no use", created_at: 1735697000, updated_at: 1735697000 },
  content_sources: {
    total_count: 1,
    content_sources: [
      {
        ...{ content_type: "article", title: "Shipping times", locale: "en" },
        url: "https://example.test/a/1",
      },
    ],
  },
};
/** The example of the format's description. */
const conversation = {
  ...{ type: "conversation", id: "5551", created_at: 1735696800, updated_at: 1735697100 },
  ...{ state: "closed", open: false, admin_assignee_id: 77, team_assignee_id: 0 },
  source: {
    ...{ type: "conversation", id: "s1", delivered_as: "customer_initiated" },
    ...{ body: "<p>Where is my order?</p>", author: { type: "user", id: "c9", name: "Li" } },
  },
  contacts: { contacts: [{ type: "contact", id: "c9", external_id: "buyer-42" }] },
  ...{ ai_agent_participated: true, ai_agent: fin },
  conversation_rating: { rating: 4, remark: "ok", created_at: 1735697090, updated_at: 1735697095 },
  conversation_parts: { total_count: 2, conversation_parts: parts },
};

async function read(changes: Fields = {}) {
  const { events, bad } = await readSource(intercomLines, JSON.stringify({ ...conversation, ...changes }));
  expect(bad).toEqual([]);
  return {
    conversation: ofType(events, "conversation")[0]!,
    messages: ofType(events, "message"),
    handoffs: ofType(events, "handoff"),
    ratings: ofType(events, "rating"),
  };
}
const withParts = (...list: Fields[]) => ({
  conversation_parts: { total_count: list.length, conversation_parts: list },
});
function part(id: string, created_at: number, author: Fields, changes: Fields = {}): Fields {
  return { id, part_type: "comment", body: `<p>${id}</p>`, created_at, author, ...changes };
}
const user = { type: "user", id: "c9" };
const bot = { type: "bot", id: "b1", from_ai_agent: true };
const admin = { type: "admin", id: "77" };

test("a conversation, field for field", async () => {
  const told = await read();
  expect(told.conversation).toEqual({
    ...{ type: "conversation", ...origin, id: "5551", customer: "buyer-42", channel: "conversation" },
    ...{ startedAt: at(1735696800), endedAt: null, endedBy: null, topic: null, stage: null },
    ...{ blocked: null, test: null, version: at(1735697100) },
    extra: {
      ...{ state: "closed", assignee: "77", ai_source: "profile", ai_resolution: "escalated" },
      ai_answer: "ai_answer",
    },
  });
  const silent = {
    kind: null,
    confidence: null,
    products: null,
    intent: null,
    customer: null,
    channel: null,
  };
  const message = { type: "message", ...origin, conversation: "5551", ...silent, version: null };
  expect(told.messages).toEqual([
    {
      ...{ ...message, id: "5551-source", at: at(1735696800), from: "customer", sender: null },
      ...{ text: "Where is my order?", entry: null, matched: null, atInferred: false },
      extra: { delivered_as: "customer_initiated" },
    },
    {
      ...{ ...message, id: "p1", at: at(1735696803), from: "bot", sender: "b1", text: "Usually 3 days" },
      ...{ entry: "https://example.test/a/1", matched: true, atInferred: false },
      extra: { content_sources: ["Shipping times"] },
    },
    {
      ...{ ...message, id: "p2", at: at(1735697000), from: "agent", sender: "77", text: "I'll check" },
      ...{ entry: null, matched: null, atInferred: false, extra: null },
    },
  ]);
  expect(told.handoffs).toEqual([
    {
      ...{ type: "handoff", ...origin, id: "5551-handoff", conversation: "5551", at: at(1735696803) + 1 },
      ...{ requestedBy: null, executed: true, reason: null, to: "77", version: at(1735697100) },
      extra: { inferred: "at" },
    },
  ]);
  const rating = { type: "rating", ...origin, conversation: "5551", worst: 1, best: 5, invited: true };
  expect(told.ratings).toEqual([
    {
      ...{ ...rating, id: "5551-rating", score: 4, at: at(1735697095), of: "agent", comment: "ok" },
      ...{ solved: null, message: null, version: at(1735697095), extra: null },
    },
    {
      ...{ ...rating, id: "5551-ai-rating", score: 2, at: at(1735697000), of: "bot", comment: "no use" },
      ...{ solved: null, message: null, version: at(1735697000), extra: null },
    },
  ]);
});

test.each([
  ["a user", { type: "user" }, "customer"],
  ["a lead", { type: "lead" }, "customer"],
  ["a contact", { type: "contact" }, "customer"],
  ["a bot", { type: "bot" }, "bot"],
  ["Fin on behalf of a teammate", { type: "admin", from_ai_agent: true }, "bot"],
  ["a teammate", { type: "admin", from_ai_agent: false }, "agent"],
  ["a team", { type: "team" }, "system"],
  ["nobody", null, "system"],
])("who speaks: %s", async (_what, author, from) => {
  const { messages } = await read(withParts(part("p1", 1735696803, author as Fields)));
  expect(messages[1]).toMatchObject({ from, id: "p1" });
});

test.each([
  ["a note is no reply", { part_type: "note" }, { kind: "note", extra: { part_type: "note" } }],
  [
    "HTML becomes what is read",
    { body: '<p>One &lt;b&gt;<br/>two</p><style>p{}</style><p>&#20320;&#x597D;&nbsp;<a href="/">x</a></p>' },
    { text: "One <b>\ntwo\n你好 x" },
  ],
  ["plain text of newer webhooks stays", { body: "1 < 2, really" }, { text: "1 < 2, really" }],
  ["files alone", { body: null, attachments: [{}] }, { text: null, extra: { attachments: 1 } }],
  ["an assignment with words", { part_type: "assignment" }, { extra: { part_type: "assignment" } }],
])("%s", async (_what, changes, expected) => {
  const { messages } = await read(withParts(part("p1", 1735696803, admin, changes)));
  expect(messages[1]).toMatchObject(expected);
});

test("parts without words are none; no person's note is a handoff", async () => {
  const { messages, handoffs } = await read({
    ...withParts(
      part("p1", 1735696803, bot),
      part("p2", 1735696900, admin, { part_type: "close", body: null }),
      part("p3", 1735696901, admin, { part_type: "note" }),
    ),
    ai_agent: null,
  });
  expect(messages.map(({ id }) => id)).toEqual(["5551-source", "p1", "p3"]);
  expect(handoffs).toEqual([]);
});

test.each([
  [
    "no answer delivered is a miss of Fin's last message",
    { last_answer_type: null },
    true,
    [null, false],
    [],
  ],
  ["unless Fin took no part", { last_answer_type: null }, false, [null, null], []],
  ["a verdict in words", { resolution_state: "negative_feedback" }, true, [null, null], ["deny"]],
  [
    "a verdict in words, solved",
    { resolution_state: "confirmed_resolution" },
    true,
    [null, null],
    ["affirm"],
  ],
  ["assumed, nobody said anything", { resolution_state: "assumed_resolution" }, true, [null, null], [null]],
])("%s", async (_what, state, ai_agent_participated, matched, kinds) => {
  const told = await read({
    ...withParts(
      part("b1", 1735696801, bot),
      part("b2", 1735696802, bot),
      ...(kinds.length > 0 ? [part("c1", 1735696900, user)] : []),
    ),
    ...{ ai_agent_participated, ai_agent: { ...fin, resolution_state: "assumed_resolution", ...state } },
  });
  const [, ...rest] = told.messages;
  expect(rest.filter(({ from }) => from === "bot").map((message) => message.matched)).toEqual(matched);
  expect(rest.filter(({ from }) => from === "customer").map(({ kind }) => kind)).toEqual(kinds);
  expect(told.handoffs).toEqual([]);
});

test("negative feedback without words is a miss of the last answer", async () => {
  const { messages } = await read({
    ...withParts(part("b1", 1735696801, { ...bot, is_ai_answer: true })),
    ai_agent: { ...fin, resolution_state: "negative_feedback" },
  });
  expect(messages[1]).toMatchObject({ matched: false });
});

const assignment = part("a1", 1735696850, admin, { part_type: "assignment", body: null });
test.each([
  [
    "an assignment after Fin's last word",
    withParts(parts[0]!, assignment, parts[1]!),
    {},
    at(1735696850),
    null,
  ],
  ["the first assignment", withParts(...parts), { first_assignment_at: 1735696820 }, at(1735696820), null],
  [
    "one before Fin spoke is another",
    withParts(...parts),
    { first_assignment_at: 1735696801 },
    at(1735696803) + 1,
    "at",
  ],
  ["nobody came", withParts(parts[0]!), {}, at(1735696803) + 1, "at"],
  ["nothing was said", withParts(), {}, at(1735697000), "at"],
])("when Fin escalated: %s", async (_what, list, statistics, expected, inferred) => {
  const { handoffs } = await read({ ...list, statistics });
  expect(handoffs).toMatchObject([{ at: expected }]);
  expect(handoffs[0]?.extra?.inferred ?? null).toBe(inferred);
});

test("a procedure hands off with its name, to a team", async () => {
  const { handoffs } = await read({
    ai_agent: { ...fin, resolution_state: "procedure_handoff" },
    ...{ admin_assignee_id: 0, team_assignee_id: 9 },
  });
  expect(handoffs).toMatchObject([{ reason: "procedure_handoff", to: "9" }]);
});

test("where Intercom says nothing of Fin, a person after a bot is a handoff", async () => {
  const { handoffs } = await read({ ai_agent: undefined });
  expect(handoffs).toMatchObject([
    { at: at(1735696803) + 1, extra: { inferred: "a person spoke after the bot" } },
  ]);
});

test.each([
  ["closed", { statistics: { last_close_at: 1735697050 } }, at(1735697050)],
  ["open", { statistics: { last_close_at: 1735697050 } }, null],
  ["snoozed", {}, null],
])("a conversation that is %s ends at %s", async (state, changes, endedAt) => {
  const told = await read({ state, ...changes });
  expect(told.conversation.endedAt).toBe(endedAt);
});

test("who closed it, its tags, its channel, and what is missing of a long one", async () => {
  const told = await read({
    conversation_parts: {
      total_count: 700,
      conversation_parts: [...parts, part("p3", 1735697060, bot, { part_type: "close", body: null })],
    },
    channel: { initial: "whatsapp", current: "email" },
    tags: { tags: [{ id: "1", name: "refund" }] },
    custom_attributes: { plan: "a" },
    priority: "priority",
    contacts: { contacts: [{ id: "c9" }] },
  });
  expect(told.conversation).toMatchObject({
    ...{ channel: "whatsapp", customer: "c9", endedAt: at(1735697060), endedBy: "bot" },
    extra: { tags: ["refund"], priority: "priority", custom_attributes: { plan: "a" }, missing_parts: 697 },
  });
});

test("a rating that was asked for and not given is none; one of a bot's is the bot's", async () => {
  const asked = { rating: null, created_at: 1735697090 };
  const none = await read({ conversation_rating: asked, ai_agent: { ...fin, rating: null } });
  expect(none.ratings).toEqual([]);
  const given = await read({ conversation_rating: { rating: 5, teammate: { type: "bot" } }, ai_agent: null });
  expect(given.ratings).toMatchObject([{ of: "bot", at: null, score: 5 }]);
});

function notify(topic: string, item: unknown, delivery_attempts = 1) {
  return {
    ...{ type: "notification_event", id: "notif_1", topic, data: { item }, delivery_attempts },
    ...{ first_sent_at: 1735697100, created_at: 1735697100 },
  };
}
test("webhooks carry the same conversation, however often they are sent, and older ones lose", async () => {
  const older = { ...conversation, updated_at: 1735697000 };
  const lines = [
    notify("conversation.admin.replied", conversation, 2),
    notify("conversation.user.created", older),
  ];
  const { events, bad } = await readSource(
    intercomLines,
    lines.map((line) => JSON.stringify(line)).join("\n"),
  );
  expect(bad).toEqual([]);
  expect(ofType(events, "conversation").map(({ id, version }) => [id, version])).toEqual([
    ["5551", at(1735697100)],
    ["5551", at(1735697000)],
  ]);
});

test.each(["ping", "contact.created", "conversation.deleted", "conversation_part.tag.created"])(
  "the topic %s tells of no conversation",
  async (topic) => {
    const line = JSON.stringify(notify(topic, { type: "x", id: "1" }));
    expect(await readSource(intercomLines, line)).toEqual({ events: [], bad: [] });
  },
);

test("lists, one document and lines say the same", async () => {
  const expected = (await readSource(intercomLines, JSON.stringify(conversation))).events;
  const list = JSON.stringify({ type: "conversation.list", pages: {}, conversations: [conversation] });
  expect((await readSource(intercom, list)).events).toEqual(expected);
  const whole = JSON.stringify(conversation, null, 2);
  expect((await readSource(intercomConversation, whole)).events).toEqual(expected);
});

test("rows of a warehouse: states of a conversation, parts with words", async () => {
  const states =
    "id,updated_at,conversation_rating_value,conversation_rating_remark,created_at,source_author_id,source_author_type,source_type,source_body,state\n" +
    "1,2020-10-29 00:26:06,3,fine,2020-10-28 23:59:37,u1,user,conversation,<p>Hi</p>,open\n";
  const told = await readSource(intercomTable, states);
  expect(told.bad).toEqual([]);
  expect(told.events).toMatchObject([
    { type: "conversation", customer: "u1", startedAt: Date.UTC(2020, 9, 28, 23, 59, 37) },
    { type: "message", id: "1-source", from: "customer", text: "Hi" },
    { type: "rating", score: 3, best: 5, of: "agent", at: null, comment: "fine" },
  ]);
  const rows =
    "id,updated_at,author_id,author_type,conversation_id,created_at,part_type,body\n" +
    "7,2020-10-29 12:38:27,4,admin,1,2020-10-29 12:38:27,note,see order\n" +
    "8,2020-10-29 12:39:27,4,admin,1,2020-10-29 12:39:27,close,\n";
  expect((await readSource(intercomTable, rows)).events).toMatchObject([
    { type: "message", id: "7", conversation: "1", kind: "note", from: "agent", sender: "4" },
  ]);
});

test.each([
  [{ id: null }, "id", "is missing"],
  [{ created_at: null }, "created_at", "is missing"],
  [{ source: null, conversation_parts: null }, null, "no conversation"],
  [notify("conversation.user.replied", { type: "conversation_part" }), "data.item", "is no conversation"],
  [{ conversation_rating: { rating: 9 } }, "score", "outside its scale"],
])("what cannot be read is refused: %j", async (changes, field, reason) => {
  const { bad } = await readSource(intercomLines, JSON.stringify({ ...conversation, ...changes }));
  expect(bad).toMatchObject([{ line: 1, field, reason }]);
});

test("where a record has its customer", () => {
  const { findCustomer } = intercomLines.open({ store: null });
  expect(findCustomer!(JSON.stringify(conversation))?.[2]).toBe("buyer-42");
  expect(findCustomer!(JSON.stringify(notify("conversation.user.created", conversation)))?.[2]).toBe(
    "buyer-42",
  );
});
