import { expect, test } from "vitest";
import { findAdapter } from "#app/sources/registry.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { zendeskTable } from "#app/sources/zendesk-table.ts";
import { zendesk, zendeskLines, zendeskLog } from "#app/sources/zendesk.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);
type Fields = Record<string, unknown>;
const origin = { store: "zendesk", source: "zendesk" };

function read(adapter: SourceAdapter, record: unknown) {
  return readSource(adapter, JSON.stringify(record));
}

const ticket = {
  id: 35436,
  status: "solved",
  requester_id: 1002,
  assignee_id: 9001,
  group_id: 7,
  via: { channel: "native_messaging" },
  tags: ["return"],
  subject: "Return",
  priority: "normal",
  created_at: "2025-01-01T02:00:00Z",
  updated_at: "2025-01-01T03:00:00Z",
  generated_timestamp: 1735700401,
  satisfaction_rating: { score: "good", comment: "quick", reason: "none" },
  custom_fields: [],
};
/** The example of the format's description. */
const log = {
  events: [
    {
      id: "01JGZ0000000000000000000AA",
      type: "Messaging::ConversationMessage",
      reference: "zen:ticket_event:501",
      created_at: "2025-01-01T02:00:03Z",
      author: { type: "user", id: "zen:sunco:user_id:aa11" },
      content: { type: "text", body: "How do I return this?" },
      attachments: [],
      metadata: {},
    },
    {
      id: "01JGZ0000000000000000000AB",
      type: "Messaging::ConversationMessage",
      reference: "zen:ticket_event:502",
      created_at: "2025-01-01T02:00:05Z",
      author: { type: "bot", id: "zen:sunco:user_id:bot1" },
      content: { type: "text", body: "Here is our return page" },
      attachments: [],
      metadata: {},
    },
    {
      id: "01JGZ0000000000000000000AC",
      type: "Comment",
      reference: "zen:ticket_event:503",
      created_at: "2025-01-01T02:04:00Z",
      author: { type: "agent", id: "zen:support:user_id:9001" },
      content: { type: "text", body: "Hi, I can help" },
      attachments: [],
      metadata: {},
    },
  ],
};

test("a log with its ticket, field for field", async () => {
  const { events, bad } = await read(zendeskLog, { ticket, ...log });
  expect(bad).toEqual([]);
  const silent = { kind: null, entry: null, confidence: null, matched: null, products: null, intent: null };
  const message = { type: "message", ...origin, conversation: "ticket:35436", channel: null, version: null };
  expect(events).toEqual([
    {
      ...{ type: "conversation", ...origin, id: "ticket:35436", customer: "1002" },
      ...{ channel: "native_messaging", startedAt: at("2025-01-01T02:00:00Z") },
      ...{ endedAt: at("2025-01-01T03:00:00Z"), endedBy: null, topic: null, stage: null },
      ...{ blocked: null, test: null, version: 1735700401000 },
      extra: {
        ...{ status: "solved", inferred: "ended_at", subject: "Return", assignee: "9001", group: "7" },
        ...{ tags: ["return"], priority: "normal" },
      },
    },
    {
      ...{ type: "rating", ...origin, id: "ticket:35436-satisfaction", conversation: "ticket:35436" },
      ...{ score: 1, worst: 0, best: 1, at: null, of: "agent", invited: true, solved: null, message: null },
      ...{ comment: "quick", version: 0, extra: { reason: "none" } },
    },
    {
      ...{ ...message, ...silent, id: "ticket_event:501", at: at("2025-01-01T02:00:03Z"), from: "customer" },
      ...{ text: "How do I return this?", sender: null, customer: "1002", atInferred: false },
      extra: { event: "01JGZ0000000000000000000AA", event_type: "Messaging::ConversationMessage" },
    },
    {
      ...{ ...message, ...silent, id: "ticket_event:502", at: at("2025-01-01T02:00:05Z"), from: "bot" },
      ...{ text: "Here is our return page", sender: "bot1", customer: null, atInferred: false },
      extra: { event: "01JGZ0000000000000000000AB", event_type: "Messaging::ConversationMessage" },
    },
    {
      ...{ ...message, ...silent, id: "ticket_event:503", at: at("2025-01-01T02:04:00Z"), from: "agent" },
      ...{ text: "Hi, I can help", sender: "9001", customer: null, atInferred: false },
      extra: { event: "01JGZ0000000000000000000AC" },
    },
    {
      ...{ type: "handoff", ...origin, id: "ticket:35436-handoff", conversation: "ticket:35436" },
      ...{ at: at("2025-01-01T02:00:05.001Z"), requestedBy: null, executed: true, reason: null, to: null },
      ...{ version: null, extra: { inferred: "a person spoke after the bot" } },
    },
  ]);
});

test("a log does not say whose it is: the ticket's number beside it, or as a setting", async () => {
  const alone = await read(zendeskLog, log);
  expect(alone.bad).toMatchObject([{ line: 1, field: "ticket_id" }]);
  expect(alone.bad[0]?.reason).toContain("zendesk-log?ticket=");
  const named = await read(zendeskLog, { ticket_id: 35436, ...log });
  expect(named.events).toMatchObject([
    { id: "ticket_event:501", conversation: "ticket:35436", customer: "aa11" },
    ...[{ id: "ticket_event:502" }, { id: "ticket_event:503" }, { type: "handoff" }],
  ]);
  const set = await read(findAdapter("zendesk-log?ticket=35436")!, log);
  expect(set).toEqual(named);
});

const [, , comment] = log.events;
test.each([
  ["a note", { metadata: { public: false } }, { kind: "note" }],
  [
    "a body in HTML",
    { content: { type: "html", body: "<p>Hi &amp; hello<br>there</p>" } },
    { text: "Hi & hello\nthere" },
  ],
  ["messaging's text", { content: { type: "text", text: "Hello" } }, { text: "Hello" }],
  [
    "Support's own name of the author",
    { author: { type: "agent", "zen:support:user_id": 5 } },
    { sender: "5" },
  ],
  ["attachments", { attachments: [{}, {}] }, { extra: { attachments: 2 } }],
  [
    "an author of another kind",
    { author: { type: "trigger" } },
    { from: "system", extra: { author_type: "trigger" } },
  ],
  ["no reference", { reference: null }, { id: "01JGZ0000000000000000000AC" }],
])("an event of the log: %s", async (_what, changes, expected) => {
  const { events } = await read(zendeskLog, { ticket_id: 1, events: [{ ...comment, ...changes }] });
  expect(ofType(events, "message")).toMatchObject([expected]);
});

test("no handoff is inferred from notes, from people alone, or where a person spoke first", async () => {
  const [customer, bot, agent] = log.events as unknown as [Fields, Fields, Fields];
  const note = { ...agent, metadata: { public: false } };
  const early = { ...agent, id: "x", reference: "zen:ticket_event:1", created_at: "2025-01-01T01:00:00Z" };
  for (const events of [
    [customer, bot, note],
    [customer, agent],
    [early, bot, agent],
    [customer, bot],
  ]) {
    const told = await read(zendeskLog, { ticket_id: 1, events });
    expect(ofType(told.events, "handoff")).toEqual([]);
  }
  const unsorted = await read(zendeskLog, { ticket_id: 1, events: [agent, bot, customer] });
  expect(ofType(unsorted.events, "handoff")).toMatchObject([{ at: at("2025-01-01T02:00:05.001Z") }]);
});

const comments = [
  {
    id: 503,
    author_id: 1002,
    body: "Hello",
    public: true,
    created_at: "2025-01-01T02:00:03Z",
    via: { channel: "web" },
  },
  { id: 504, author_id: 4, plain_body: "Beep", public: true, created_at: "2025-01-01T02:00:04Z" },
  { id: 505, author_id: 9001, html_body: "<b>Hi</b>", public: true, created_at: "2025-01-01T02:01:00Z" },
  { id: 506, author_id: 9001, body: "check this", public: false, created_at: "2025-01-01T02:02:00Z" },
];
test("comments of a ticket: the requester, known bots, people, notes", async () => {
  const record = { ticket: { ...ticket, satisfaction_rating: null }, comments };
  const { events, bad } = await read(findAdapter("zendesk-lines?bots=4")!, record);
  expect(bad).toEqual([]);
  expect(ofType(events, "message")).toMatchObject([
    { id: "ticket_event:503", from: "customer", customer: "1002", text: "Hello", extra: { via: "web" } },
    { id: "ticket_event:504", from: "bot", sender: "4", text: "Beep" },
    { id: "ticket_event:505", from: "agent", sender: "9001", text: "Hi" },
    { id: "ticket_event:506", from: "agent", kind: "note" },
  ]);
  expect(ofType(events, "handoff")).toMatchObject([{ at: at("2025-01-01T02:00:04.001Z") }]);
});

test("an end user beside the requester is a customer where users come along", async () => {
  const record = { ticket_id: 1, requester_id: 7, comments, users: [{ id: 1002, role: "end-user" }] };
  const { events } = await read(zendeskLines, record);
  expect(ofType(events, "message")[0]).toMatchObject({ from: "customer", customer: "1002" });
});

test.each([
  ["open", {}, null, undefined],
  ["solved", {}, "2025-01-01T03:00:00Z", "ended_at"],
  ["solved", { metric_set: { solved_at: "2025-01-01T02:30:00Z" } }, "2025-01-01T02:30:00Z", undefined],
  ["closed", {}, "2025-01-01T03:00:00Z", "ended_at"],
  ["deleted", {}, null, undefined],
])("a ticket that is %s, %j ends at %s", async (status, changes, iso, inferred) => {
  const { events } = await read(zendesk, {
    tickets: [{ ...ticket, ...changes, status }],
    end_of_stream: true,
  });
  expect(ofType(events, "conversation")).toMatchObject([
    { endedAt: iso === null ? null : at(iso), extra: { status } },
  ]);
  expect(ofType(events, "conversation")[0]?.extra?.inferred).toBe(inferred);
});

test("the incremental export may repeat a ticket: the later telling wins by when it was generated", async () => {
  const later = { ...ticket, generated_timestamp: 1735700999 };
  const { events } = await read(zendesk, { tickets: [ticket, later, ticket] });
  expect(ofType(events, "conversation").map(({ id, version }) => [id, version])).toEqual([
    ["ticket:35436", 1735700401000],
    ["ticket:35436", 1735700999000],
    ["ticket:35436", 1735700401000],
  ]);
});

test.each([
  ["good", 1],
  ["bad", 0],
  ["good_with_comment", 1],
  ["offered", null],
  ["unoffered", null],
])("satisfaction %s scores %j", async (score, expected) => {
  const row = {
    ...{ id: 1, ticket_id: 35436, assignee_id: 9001, requester_id: 1002, score, comment: "x", reason: "y" },
    ...{ created_at: "2025-01-01T03:00:00Z", updated_at: "2025-01-01T04:00:00Z" },
  };
  const { events } = await read(zendesk, { satisfaction_ratings: [row] });
  const rating = {
    id: "ticket:35436-satisfaction",
    conversation: "ticket:35436",
    worst: 0,
    best: 1,
    of: "agent",
  };
  expect(events).toMatchObject(
    expected === null
      ? []
      : [
          {
            ...rating,
            score: expected,
            at: at("2025-01-01T04:00:00Z"),
            comment: "x",
            extra: { reason: "y" },
          },
        ],
  );
});

const bot = { id: "i1", name: "bot", integrationId: "i1", integrationType: "zd:answerBot" };
const desk = { id: "i2", name: "agent-workspace", integrationId: "i2", integrationType: "zd:agentWorkspace" };
function deliver(...events: Fields[]) {
  return { app: { id: "a1" }, webhook: { id: "w1", version: "v2" }, events };
}
function say(author: Fields, changes: Fields = {}) {
  return {
    ...{ id: "e1", type: "conversation:message", createdAt: "2025-01-01T02:00:03.250Z" },
    payload: {
      conversation: { id: "c1", type: "personal", activeSwitchboardIntegration: bot, ...changes },
      message: {
        ...{ id: "m1", received: "2025-01-01T02:00:03.123Z", author, content: { type: "text", text: "Hi" } },
        source: { type: "web", integrationId: "i9" },
      },
    },
  };
}

test.each([
  ["a user", { type: "user", userId: "u1", user: { externalId: "buyer-42" } }, {}, "customer", "buyer-42"],
  ["a user without the merchant's id", { type: "user", userId: "u1" }, {}, "customer", "u1"],
  ["the business while a bot has the conversation", { type: "business" }, {}, "bot", null],
  [
    "the business while people have it",
    { type: "business" },
    { activeSwitchboardIntegration: desk },
    "agent",
    null,
  ],
  [
    "the business while a bot of the merchant's has it",
    { type: "business" },
    { activeSwitchboardIntegration: { name: "ultimate" } },
    "bot",
    null,
  ],
])("a Sunshine webhook: %s", async (_what, author, changes, from, customer) => {
  const { events, bad } = await read(
    findAdapter("zendesk-lines?bots=ultimate")!,
    deliver(say(author, changes)),
  );
  expect(bad).toEqual([]);
  expect(events).toMatchObject([
    {
      ...{ type: "message", id: "message:m1", conversation: "messaging:c1", from, customer, text: "Hi" },
      ...{ at: at("2025-01-01T02:00:03.123Z"), channel: from === "customer" ? "web" : null },
    },
  ]);
});

function control(type: string, payload: Fields) {
  return { id: "e7", type: `switchboard:${type}`, createdAt: "2025-01-01T02:00:09.000Z", payload };
}
const passed = { conversation: { id: "c1", activeSwitchboardIntegration: desk } };
const offered = {
  conversation: { id: "c1", activeSwitchboardIntegration: bot, pendingSwitchboardIntegration: desk },
};
test.each([
  ["control passed to people", control("passControl", passed), { executed: true }],
  ["an offer accepted", control("acceptControl", passed), { executed: true }],
  ["an offer", control("offerControl", offered), { executed: false }],
  [
    "control passed to a bot",
    control("passControl", { conversation: { id: "c1", activeSwitchboardIntegration: bot } }),
    null,
  ],
  ["on to e-mail", control("passControl", { ...passed, reason: "transferToEmail" }), null],
  ["control released", control("releaseControl", passed), null],
])("%s", async (_what, event, expected) => {
  const { events, bad } = await read(zendeskLines, deliver(event));
  expect(bad).toEqual([]);
  const handoff = {
    ...{ type: "handoff", id: "e7", conversation: "messaging:c1", at: at("2025-01-01T02:00:09Z") },
    to: "agent-workspace",
  };
  expect(events).toMatchObject(expected === null ? [] : [{ ...handoff, ...expected }]);
});

test("control given back because the ticket is closed ends the conversation; a delivery sent again says the same", async () => {
  const closed = control("passControl", { ...passed, reason: "ticketClosed" });
  const { events } = await read(zendeskLines, deliver(closed));
  expect(events).toMatchObject([
    { type: "conversation", id: "messaging:c1", endedAt: at("2025-01-01T02:00:09Z") },
  ]);
  expect((await read(zendeskLines, deliver(closed))).events).toEqual(events);
  const other = { id: "e8", type: "conversation:read", createdAt: "2025-01-01T02:00:09Z", payload: {} };
  expect(await read(zendeskLines, deliver(other))).toEqual({ events: [], bad: [] });
});

test("Sunshine's API says what wrote a message, not in which conversation", async () => {
  const message = {
    ...{ id: "m1", received: "2025-01-01T02:00:03.123Z", content: { type: "text", text: "Hi" } },
    ...{
      author: { type: "business", subtypes: ["AI"], displayName: "Helper" },
      source: { type: "api:conversations" },
    },
  };
  const person = { ...message, id: "m2", author: { type: "business", subtypes: [], displayName: "Ann" } };
  expect((await read(zendesk, { messages: [message] })).bad).toMatchObject([{ field: "conversation.id" }]);
  const { events } = await read(findAdapter("zendesk?conversation=c1")!, { messages: [message, person] });
  expect(events).toMatchObject([
    { id: "message:m1", conversation: "messaging:c1", from: "bot", sender: "Helper" },
    { id: "message:m2", from: "agent", sender: "Ann" },
  ]);
  const conversation = { id: "c1", type: "personal", isDefault: true, createdAt: "2025-01-01T02:00:00.000Z" };
  expect((await read(zendesk, { conversations: [conversation] })).events).toMatchObject([
    { type: "conversation", id: "messaging:c1", startedAt: at("2025-01-01T02:00:00Z") },
  ]);
});

const chat = {
  ...{
    id: "2501.1.abc",
    type: "chat",
    timestamp: "2025-01-01T02:00:00Z",
    end_timestamp: "2025-01-01T02:09:00Z",
  },
  ...{ visitor: { id: "v1", email: "a@example.test" }, agent_ids: ["77"], department_id: 3, missed: false },
  ...{ rating: "bad", comment: "slow", started_by: "visitor", zendesk_ticket_id: 12 },
  history: [
    { type: "chat.memberjoin", timestamp: "2025-01-01T02:00:00Z", nick: "visitor:1" },
    {
      type: "chat.msg",
      timestamp: "2025-01-01T02:00:01Z",
      msg: "Hi",
      msg_id: "1",
      nick: "visitor:1",
      sender_type: "Visitor",
    },
    {
      type: "chat.msg",
      timestamp: "2025-01-01T02:00:02Z",
      msg: "Welcome",
      msg_id: "2",
      nick: "agent:trigger",
      sender_type: "Trigger",
    },
    { type: "chat.msg", timestamp: "2025-01-01T02:00:03Z", msg: "Beep", nick: "agent:88" },
    {
      type: "chat.msg",
      timestamp: "2025-01-01T02:00:04Z",
      msg: "Hello",
      msg_id: "4",
      nick: "agent:77",
      sender_type: "Agent",
    },
    { type: "chat.rating", timestamp: "2025-01-01T02:08:00Z" },
  ],
};
test("a chat: only what carries words is a message", async () => {
  const { events, bad } = await read(findAdapter("zendesk?bots=88")!, { chats: [chat] });
  expect(bad).toEqual([]);
  const of = { conversation: "chat:2501.1.abc" };
  expect(events).toMatchObject([
    {
      ...{ type: "conversation", id: "chat:2501.1.abc", customer: "v1", channel: "chat" },
      ...{ startedAt: at("2025-01-01T02:00:00Z"), endedAt: at("2025-01-01T02:09:00Z") },
      extra: { chat_type: "chat", department: "3", started_by: "visitor", ticket: "12" },
    },
    { ...of, id: "chat:2501.1.abc-1", from: "customer", text: "Hi" },
    { ...of, id: "chat:2501.1.abc-2", from: "system", text: "Welcome" },
    { ...of, id: "chat:2501.1.abc-3", from: "bot", sender: "88" },
    { ...of, id: "chat:2501.1.abc-4", from: "agent", sender: "77" },
    { ...of, type: "rating", score: 0, worst: 0, best: 1, of: "agent", comment: "slow" },
  ]);
  const offline = {
    ...chat,
    type: "offline_msg",
    message: "Call me",
    history: [],
    rating: null,
    agent_ids: [],
  };
  expect(ofType((await read(zendeskLines, offline)).events, "message")).toMatchObject([
    { from: "customer", text: "Call me" },
  ]);
});

test("rows of a warehouse: comments wait until somebody says who the agents are", async () => {
  const csv =
    "id,ticket_id,user_id,body,public,created\n5,7,1002,Hello,TRUE,2020-02-11 07:49:14\n6,7,9001,Note,FALSE,2020-02-11 07:50:00\n";
  const { bad } = await readSource(zendeskTable, csv);
  expect(bad).toMatchObject([
    { line: 2, field: "author_id", reason: expect.stringContaining("name the agents") as string },
    { line: 3 },
  ]);
  const { events } = await readSource(findAdapter("zendesk-table?agents=9001")!, csv);
  expect(events).toMatchObject([
    {
      ...{ id: "ticket_event:5", conversation: "ticket:7", from: "customer", customer: "1002" },
      at: at("2020-02-11T07:49:14Z"),
    },
    { id: "ticket_event:6", from: "agent", sender: "9001", kind: "note" },
  ]);
});

test.each([
  [zendesk, { tickets: [{ ...ticket, created_at: null }] }, "created_at", "is missing"],
  [
    zendesk,
    { tickets: [{ ...ticket, satisfaction_rating: { score: "5" } }] },
    "satisfaction_rating.score",
    "neither good nor bad",
  ],
  [zendesk, { chats: [{ ...chat, rating: "ok" }] }, "rating", "neither good nor bad"],
  [zendeskLines, { id: 1 }, null, "neither a ticket nor a conversation, a message or a rating"],
  [zendeskLines, deliver({ id: "e", type: "conversation:message" }), "events.payload", "is missing"],
  [
    zendeskLines,
    { ticket_id: 1, comments: [{ ...comments[0] }] },
    "author_id",
    expect.stringContaining("nobody says who asked") as string,
  ],
])("what cannot be read is refused: %#", async (adapter, record, field, reason) => {
  expect((await read(adapter, record)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("where a record has its customer", () => {
  const { findCustomer } = zendeskLines.open({ store: null });
  const find = (record: Fields) => findCustomer!(JSON.stringify(record))?.[2];
  expect(find({ ticket, ...log })).toBe("1002");
  expect(find(ticket)).toBe("1002");
  expect(find(chat)).toBe("v1");
  expect(find(deliver(say({ type: "user", userId: "u1", user: { externalId: "buyer-42" } })))).toBe(
    "buyer-42",
  );
});
