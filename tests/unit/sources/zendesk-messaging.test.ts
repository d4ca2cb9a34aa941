import { expect, test } from "vitest";
import { findAdapter } from "#app/sources/registry.ts";
import { zendesk, zendeskLines } from "#app/sources/zendesk.ts";
import { bot, deliver, desk, read, say, type Fields } from "./examples/zendesk.ts";

const at = (iso: string) => Date.parse(iso);

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
