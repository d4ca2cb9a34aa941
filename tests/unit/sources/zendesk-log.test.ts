import { expect, test } from "vitest";
import { findAdapter } from "#app/sources/registry.ts";
import { zendeskLog } from "#app/sources/zendesk.ts";
import { ofType } from "#tests/factories/read-source.ts";
import { log, read, ticket, type Fields } from "./examples/zendesk.ts";

const at = (iso: string) => Date.parse(iso);
const origin = { store: "zendesk", source: "zendesk" };

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
