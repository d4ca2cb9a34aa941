import { expect, test } from "vitest";
import { admin, bot, fin, part, parts, read, withParts, type Fields } from "./examples/intercom.ts";

const at = (seconds: number) => seconds * 1000;

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
