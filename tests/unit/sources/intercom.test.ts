import { expect, test } from "vitest";
import { intercomTable } from "#app/sources/intercom-table.ts";
import { intercom, intercomConversation, intercomLines } from "#app/sources/intercom.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";
import { conversation, notify, read } from "./examples/intercom.ts";

const at = (seconds: number) => seconds * 1000;
const origin = { store: "intercom", source: "intercom" };

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
