import { expect, test } from "vitest";
import { chatwoot, chatwootLines } from "#app/sources/chatwoot.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";
import { changed, conversation, created, type Fields, read, rest, survey } from "./examples/chatwoot.ts";

test.each([
  ["the merchant's id", {}, "buyer-42"],
  ["Chatwoot's own", { sender: { id: 990, identifier: null } }, "990"],
])("whose conversation it is: %s", async (_what, meta, customer) => {
  const { events } = await read({ ...changed, meta: { ...changed.meta, ...meta } });
  expect(ofType(events, "conversation")).toMatchObject([{ customer }]);
});

test("a conversation of the REST API comes with its channel, state and last message", async () => {
  const { channel, updated_at: _, ...fields } = conversation;
  const listed = {
    ...fields,
    account_id: 1,
    meta: { ...fields.meta, channel },
    labels: ["refund"],
    priority: "high",
    custom_attributes: { order: "A1" },
    messages: [rest],
  };
  const document = JSON.stringify({ data: { meta: { all_count: 1 }, payload: [listed] } }, null, 1);
  const { events, bad } = await readSource(chatwoot, document);
  expect(bad).toEqual([]);
  expect(events).toMatchObject([
    {
      ...{ type: "conversation", id: "1:77", channel: "WebWidget", version: 1735696805000 },
      extra: { labels: ["refund"], priority: "high", custom_attributes: { order: "A1" } },
    },
    // Beside a conversation it is the least sure of its tellings.
    { type: "message", id: "1:812", version: 0 },
  ]);
});

test("messages of the REST API name no account: it is a setting, and without it they wait", async () => {
  const { account_id: _, ...message } = rest;
  const list = JSON.stringify({ meta: {}, payload: [message] });
  expect((await readSource(chatwoot, list)).bad).toMatchObject([
    {
      line: 1,
      field: "account_id",
      reason: "is missing: numbers of conversations are the account's own, name it (chatwoot?account=1)",
    },
  ]);
  const { events } = await readSource(findAdapter("chatwoot?account=1")!, list);
  expect(events).toEqual(ofType((await read(rest)).events, "message"));
});

test("ids of two accounts do not meet", async () => {
  const { events } = await read(created, { ...created, account: { id: 2 } });
  expect(events.map(({ id }) => id)).toEqual(["1:77", "1:812", "2:77", "2:812"]);
});

test("a satisfaction row, and the answer inside the message that asked, are one rating", async () => {
  const answered = {
    ...created,
    ...{ event: "message_updated", id: 900, message_type: "template", content_type: "input_csat" },
    content_attributes: {
      submitted_values: { csat_survey_response: { rating: 2, feedback_message: "too slow" } },
    },
  };
  const { events, bad } = await read(survey, answered);
  expect(bad).toEqual([]);
  const [row, inside] = ofType(events, "rating");
  expect(row).toEqual({
    ...{ type: "rating", store: "chatwoot", source: "chatwoot", id: "1:900", conversation: "1:77" },
    ...{ score: 2, worst: 1, best: 5, at: 1735700000000, of: "agent", invited: true, solved: null },
    ...{ message: "1:900", comment: "too slow", version: 1, extra: null },
  });
  expect(inside).toEqual({ ...row, at: null, of: null, version: 0 });
});

test("nobody assigned: nobody is said to be rated", async () => {
  const { events } = await readSource(chatwoot, JSON.stringify([{ ...survey, assigned_agent: null }]));
  expect(ofType(events, "rating")).toMatchObject([{ of: null }]);
});

test.each([
  "contact_created",
  "contact_updated",
  "inbox_created",
  "webwidget_triggered",
  "conversation_typing_on",
])("%s tells of no conversation", async (event) => {
  expect(await read({ event, id: 1 })).toEqual({ events: [], bad: [] });
});

test("duplicated and unordered webhooks: the same ids, and versions that say which is newer", async () => {
  const updated = { ...created, event: "message_updated", content: "Let me get somebody" };
  const { events } = await read(updated, created, created);
  expect(ofType(events, "message").map(({ id, version }) => [id, version])).toEqual([
    ["1:812", 2],
    ["1:812", 1],
    ["1:812", 1],
  ]);
});

test("ids beyond 2^53 keep every digit", async () => {
  const text = JSON.stringify(created).replace('"id":812', '"id":9007199254740993');
  expect((await readSource(chatwootLines, text)).events).toMatchObject([{}, { id: "1:9007199254740993" }]);
});

test.each([
  ["not JSON", "{", null, "not JSON"],
  ["a list", "[]", null, "not a JSON object"],
  ["an unknown event", { event: "message_sent" }, "event", "unknown event"],
  ["no conversation", { event: "message_created", id: 1 }, "conversation", "is missing"],
  ["no time", { ...created, created_at: null }, "created_at", "is missing"],
  ["another type", { ...created, message_type: 7 }, "message_type", "unknown type"],
  ["a cut id", { ...created, id: "8.1E+18" }, "id", "id cut to a power of ten: its digits are lost"],
  ["another rating", { ...survey, rating: "good" }, "score", "must be a number"],
  ["something else", { id: 1 }, null, "neither a conversation nor a message"],
])("%s is refused", async (_what, record, field, reason) => {
  const text = typeof record === "string" ? record : JSON.stringify(record);
  expect((await readSource(chatwootLines, text)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("where a record has its customer", () => {
  const { findCustomer } = chatwootLines.open({ store: null });
  const find = (record: Fields) => {
    const text = JSON.stringify(record);
    const place = findCustomer!(text);
    return place && [text.slice(place[0], place[1]), place[2]];
  };
  expect(find(created)).toEqual(['"buyer-42"', "buyer-42"]);
  expect(find({ ...rest, message_type: 0, sender: { id: 990 } })).toEqual(["990", "990"]);
  expect(find(rest)).toBeNull();
  expect(find(survey)).toEqual(['"buyer-42"', "buyer-42"]);
});
