import { expect, test } from "vitest";
import { chatwoot, chatwootLines } from "#app/sources/chatwoot.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);
type Fields = Record<string, unknown>;

const conversation = {
  id: 77,
  inbox_id: 5,
  channel: "Channel::WebWidget",
  status: "pending",
  created_at: 1735696800,
  updated_at: 1735696807.12,
  last_activity_at: 1735696805,
  meta: { sender: { id: 990, identifier: "buyer-42" }, assignee: null },
  labels: [],
  custom_attributes: {},
};
/** The example of the format's description. */
const created = {
  event: "message_created",
  id: 812,
  content: "Let me get a colleague",
  content_type: "text",
  message_type: "outgoing",
  private: false,
  created_at: "2025-01-01T02:00:07.000Z",
  source_id: null,
  sender: { id: 3, name: "Shop bot", type: "agent_bot" },
  account: { id: 1, name: "Demo" },
  inbox: { id: 5, name: "Web" },
  conversation,
};
/** The same message as the REST API has it. */
const rest = {
  id: 812,
  content: "Let me get a colleague",
  inbox_id: 5,
  conversation_id: 77,
  message_type: 1,
  content_type: "text",
  status: "sent",
  content_attributes: {},
  created_at: 1735696807,
  private: false,
  source_id: null,
  sender: { id: 3, name: "Shop bot", type: "agent_bot" },
  account_id: 1,
};
const changed = {
  event: "conversation_status_changed",
  ...conversation,
  account: { id: 1 },
  status: "open",
  updated_at: 1735696900.5,
  meta: { ...conversation.meta, assignee: { id: 4, name: "Ann" }, team: { id: 2, name: "Returns" } },
  changed_attributes: [{ status: { previous_value: "pending", current_value: "open" } }],
};

function read(...records: Fields[]) {
  return readSource(chatwootLines, records.map((record) => JSON.stringify(record)).join("\n"));
}

async function readMessage(changes: Fields) {
  const { events, bad } = await read({ ...created, ...changes });
  expect(bad).toEqual([]);
  return ofType(events, "message")[0]!;
}

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

test.each(["conversation_status_changed", "conversation_updated"])(
  "%s from pending to open is a handoff",
  async (event) => {
    const { events, bad } = await read({ ...changed, event });
    expect(bad).toEqual([]);
    expect(ofType(events, "handoff")).toEqual([
      {
        ...{ type: "handoff", store: "chatwoot", source: "chatwoot", conversation: "1:77" },
        ...{ id: "1:77-1735696900500", at: 1735696900500, requestedBy: null, executed: true },
        ...{ reason: null, to: "Returns", version: null },
        extra: { inferred: "status pending to open" },
      },
    ]);
    expect(ofType(events, "conversation")).toMatchObject([
      { extra: { status: "open", team: "Returns", assignee: "4" } },
    ]);
  },
);

test("the two webhooks of one change tell one handoff, at the time of the change", async () => {
  const changes = [
    { status: { previous_value: "pending", current_value: "open" } },
    { updated_at: { previous_value: null, current_value: "2025-01-01T02:01:40.400Z" } },
  ];
  const { events } = await read(
    { ...changed, changed_attributes: changes },
    { ...changed, event: "conversation_updated", updated_at: 1735696901.9, changed_attributes: changes },
  );
  const handoffs = ofType(events, "handoff");
  expect(handoffs.map(({ id }) => id)).toEqual(["1:77-1735696900400", "1:77-1735696900400"]);
});

test.each([
  ["open to pending", "open", "pending"],
  ["snoozed to open", "snoozed", "open"],
  ["open to resolved", "open", "resolved"],
])("%s is no handoff", async (_what, previous_value, current_value) => {
  const { events } = await read({
    ...changed,
    changed_attributes: [{ status: { previous_value, current_value } }],
  });
  expect(ofType(events, "handoff")).toEqual([]);
});

test("a conversation ends when it is resolved, begins again when it is opened, and newer states win", async () => {
  const resolve = {
    ...changed,
    status: "resolved",
    changed_attributes: [{ status: { previous_value: "open", current_value: "resolved" } }],
  };
  const later = { ...changed, status: "resolved", updated_at: 1735697000.5, changed_attributes: [] };
  const reopened = { ...changed, updated_at: 1735697100.5, changed_attributes: [] };
  const { events } = await read(resolve, later, reopened);
  expect(
    ofType(events, "conversation").map(({ endedAt, version, extra }) => [endedAt, version, extra?.inferred]),
  ).toEqual([
    [1735696900500, 1735696900500, undefined],
    [1735696805000, 1735697000500, "ended_at"],
    [null, 1735697100500, undefined],
  ]);
});

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

const survey = {
  id: 31,
  rating: 2,
  feedback_message: "too slow",
  account_id: 1,
  message_id: 900,
  conversation_id: 77,
  contact: { id: 990, identifier: "buyer-42" },
  assigned_agent: { id: 4 },
  created_at: 1735700000,
};
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
