import { expect, test } from "vitest";
import { ofType } from "#tests/factories/read-source.ts";
import { created, read, readMessage, rest } from "./examples/chatwoot.ts";

const at = (iso: string) => Date.parse(iso);

test("a webhook's message, field for field", async () => {
  const { events, bad } = await read(created);
  expect(bad).toEqual([]);
  expect(events).toEqual([
    {
      ...{ type: "conversation", store: "chatwoot", source: "chatwoot", id: "1:77" },
      ...{ customer: "buyer-42", channel: "WebWidget", startedAt: at("2025-01-01T02:00:00Z"), endedAt: null },
      ...{ endedBy: null, topic: null, stage: null, blocked: null, test: null },
      version: 1735696807120,
      extra: { status: "pending", inbox: "5" },
    },
    {
      ...{ type: "message", store: "chatwoot", source: "chatwoot", id: "1:812", conversation: "1:77" },
      ...{ at: at("2025-01-01T02:00:07Z"), from: "bot", sender: "3", text: "Let me get a colleague" },
      ...{ kind: null, entry: null, confidence: null, matched: null, products: null, intent: null },
      ...{ customer: null, channel: null, atInferred: false, version: 1, extra: null },
    },
  ]);
});

test("both shapes of a message are the same message", async () => {
  const { events } = await read(created, rest);
  const [hook, api] = ofType(events, "message");
  expect(api).toEqual({ ...hook, version: 2 });
});

test.each([
  ["ISO", "2025-01-01T02:00:07.250Z", "2025-01-01T02:00:07.250Z"],
  ["a written time in UTC", "2025-01-01 02:00:07 UTC", "2025-01-01T02:00:07Z"],
  ["seconds", 1735696807, "2025-01-01T02:00:07Z"],
  ["seconds with a fraction", 1735696807.5, "2025-01-01T02:00:07.5Z"],
  ["seconds as text", "1735696807", "2025-01-01T02:00:07Z"],
  ["milliseconds", 1735696807120, "2025-01-01T02:00:07.120Z"],
])("times: %s", async (_what, created_at, iso) => {
  expect((await readMessage({ created_at })).at).toBe(at(iso));
});

const contact = { id: 990, identifier: "buyer-42" };

test.each([
  ["incoming", { message_type: "incoming", sender: contact }, "customer", null, "buyer-42"],
  ["incoming, as a number", { message_type: 0, sender: { id: 990 } }, "customer", null, "990"],
  [
    "incoming, an e-mail address",
    { message_type: 0, sender: { id: 1, identifier: "Li@Example.test" } },
    "customer",
    null,
    "li@example.test",
  ],
  ["a bot", {}, "bot", "3", null],
  ["Captain", { sender: { id: 1, type: "captain_assistant" } }, "bot", "1", null],
  ["a bot by its class", { sender: null, sender_type: "AgentBot", sender_id: 8 }, "bot", "8", null],
  ["Captain by its class", { sender: null, sender_type: "Captain::Assistant" }, "bot", null, null],
  ["a person", { sender: { id: 9, type: "user" } }, "agent", "9", null],
  ["a person by the class", { sender: null, sender_type: "User", sender_id: 9 }, "agent", "9", null],
  ["nobody", { sender: null }, "system", null, null],
  ["a template", { message_type: "template", sender: null }, "system", null, null],
  ["a template, as a number", { message_type: 3, sender: null }, "system", null, null],
  ["an activity", { message_type: 2, sender: null }, "system", null, null],
])("who speaks: %s", async (_what, changes, from, sender, customer) => {
  expect(await readMessage(changes)).toMatchObject({ from, sender, customer });
});

test.each([
  ["a private note", { private: true, sender: { id: 9, type: "user" } }, "note", { private: true }],
  ["one that never arrived", { status: "failed" }, "note", { delivery: "failed" }],
  [
    "an invitation to rate",
    { message_type: "template", content_type: "input_csat", sender: null },
    "survey",
    { content_type: "input_csat" },
  ],
  [
    "what a bot writes beside its words",
    { content_attributes: { score: 0.4 } },
    null,
    { content_attributes: { score: 0.4 } },
  ],
  ["the channel's own id", { source_id: "wamid.1" }, null, { source_id: "wamid.1" }],
  ["attachments", { content: null, attachments: [{ id: 1 }, { id: 2 }] }, null, { attachments: 2 }],
])("%s", async (_what, changes, kind, extra) => {
  expect(await readMessage(changes)).toMatchObject({ kind, extra });
});
