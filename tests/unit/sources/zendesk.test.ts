import { expect, test } from "vitest";
import { findAdapter } from "#app/sources/registry.ts";
import { zendeskTable } from "#app/sources/zendesk-table.ts";
import { zendesk, zendeskLines } from "#app/sources/zendesk.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";
import { chat, comments, deliver, type Fields, log, read, say, ticket } from "./examples/zendesk.ts";

const at = (iso: string) => Date.parse(iso);

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
