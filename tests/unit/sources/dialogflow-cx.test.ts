import { expect, test } from "vitest";
import { dialogflowCx, dialogflowCxLines, dialogflowCxTable } from "#app/sources/dialogflow-cx.ts";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const intent = { name: "projects/p/.../intents/i1", displayName: "talk.to.human" };
const match = { matchType: "INTENT", confidence: 0.91, intent };
const connecting = { text: { text: ["Connecting", "you"] } };
const handoff = { liveAgentHandoff: { metadata: { queue: "refund", tier: 2 } } };

/** The example of the format's description. */
const row = {
  ...{ project_id: "p", agent_id: "a", turn_position: 2, request_time: "2025-01-01T02:00:07Z" },
  ...{ conversation_name: "projects/p/locations/global/agents/a/sessions/s-42", language_code: "en" },
  request: { queryInput: { text: { text: "I want a human" }, languageCode: "en" } },
  response: {
    responseId: "r-2",
    queryResult: { text: "I want a human", responseMessages: [connecting, handoff], match },
  },
  conversation_signals: { turnSignals: { userEscalated: true, agentEscalated: true, noMatch: false } },
  bot_answer_feedback: {
    rating: "THUMBS_DOWN",
    ratingReason: { feedback: "useless", reasonLabels: ["wrong"] },
  },
};

type Changes = {
  input?: object;
  result?: object;
  signals?: object;
  feedback?: object;
  row?: object;
};

async function read({ input, result, signals, feedback, row: changed }: Changes = {}) {
  const changes = {
    ...row,
    request: { queryInput: input ?? row.request.queryInput },
    response: { responseId: "r-2", queryResult: { ...row.response.queryResult, ...result } },
    conversation_signals: { turnSignals: signals ?? {} },
    bot_answer_feedback: feedback ?? null,
    ...changed,
  };
  const { events, bad } = await readSource(dialogflowCxLines, JSON.stringify(changes));
  return {
    bad,
    messages: ofType(events, "message"),
    handoffs: ofType(events, "handoff"),
    ratings: ofType(events, "rating"),
  };
}

test("a turn, field for field", async () => {
  const { events, bad } = await readSource(dialogflowCxLines, JSON.stringify(row));
  const at = Date.parse("2025-01-01T02:00:07Z");
  const base = { store: "dialogflow-cx", source: "dialogflow-cx", version: null, conversation: "s-42" };
  const unsaid = { sender: null, products: null, customer: null, channel: null };
  expect(bad).toEqual([]);
  expect(events).toEqual([
    {
      ...{ ...base, ...unsaid, type: "message", id: "r-2:in", at, from: "customer", text: "I want a human" },
      ...{ intent: "talk.to.human", kind: null, entry: null, confidence: null, matched: null },
      ...{ atInferred: false, extra: { language: "en" } },
    },
    {
      ...{ ...base, type: "handoff", id: "r-2:handoff", at, requestedBy: "customer", executed: true },
      ...{ reason: "queue: refund, tier: 2", to: null, extra: null },
    },
    {
      ...{ ...base, ...unsaid, type: "message", id: "r-2:out", at, from: "bot", text: "Connecting\nyou" },
      ...{ intent: null, kind: null, entry: "talk.to.human", confidence: 0.91, matched: true },
      ...{ atInferred: true, extra: { intent_id: "projects/p/.../intents/i1" } },
    },
    {
      ...{ ...base, type: "rating", id: "r-2:rating", score: 0, worst: 0, best: 1, of: "answer", at: null },
      ...{
        message: "r-2:out",
        comment: "useless",
        invited: null,
        solved: null,
        extra: { labels: ["wrong"] },
      },
    },
  ]);
});

test.each([
  ["audio, as it was understood", { audio: {} }, { transcript: "where is it" }, { text: "where is it" }],
  ["keys of a telephone", { dtmf: { digits: "123" } }, { text: null }, { text: "123" }],
  [
    "an intent of a button",
    { intent: { intent: "x" } },
    { text: null },
    { text: null, intent: "talk.to.human" },
  ],
])("what the customer said: %s", async (_what, input, result, expected) => {
  expect((await read({ input, result })).messages[0]).toMatchObject({ from: "customer", ...expected });
});

test.each([
  ["an event", { event: { event: "WELCOME" } }, { matchType: "EVENT", event: "WELCOME" }],
  ["silence", { text: { text: "" } }, { matchType: "NO_INPUT", event: "sys.no-input-default" }],
])("%s says nothing for the customer", async (_what, input, told) => {
  const { messages } = await read({
    input,
    result: { text: "", match: told, currentPage: { displayName: "Start" } },
  });
  expect(messages).toMatchObject([{ from: "bot", entry: `Start/${told.event}`, matched: null }]);
});

test("the first answer to an event greets; silence is no miss", async () => {
  const event = { input: { event: { event: "W" } }, result: { match: { matchType: "EVENT", event: "W" } } };
  expect((await read({ ...event, row: { turn_position: "1" } })).messages[0]).toMatchObject({
    kind: "greeting",
    entry: "W",
  });
  const silence = { result: { match: { matchType: "NO_INPUT" } } };
  expect((await read(silence)).messages).toMatchObject([{ kind: "other", matched: null }]);
});

test.each([
  ["NO_MATCH", { match: { matchType: "NO_MATCH", confidence: 0.2 } }, {}, false],
  ["the signal", {}, { noMatch: true }, false],
  ["DIRECT_INTENT", { match: { matchType: "DIRECT_INTENT" } }, {}, true],
  ["PARAMETER_FILLING", { match: { matchType: "PARAMETER_FILLING" } }, {}, true],
  ["PLAYBOOK", { match: { matchType: "PLAYBOOK" } }, {}, true],
  ["a kind not known", { match: { matchType: "OTHER" } }, {}, null],
])("whether the bot knew: %s", async (_what, result, signals, matched) => {
  expect((await read({ result, signals })).messages[1]).toMatchObject({ from: "bot", matched });
});

test("a miss without words is a message of the bot all the same", async () => {
  const { messages } = await read({ result: { responseMessages: [], match: { matchType: "NO_MATCH" } } });
  expect(messages[1]).toMatchObject({ text: null, matched: false });
  const silent = await read({ result: { responseMessages: [{ endInteraction: {} }] } });
  expect(silent.messages.map(({ from }) => from)).toEqual(["customer"]);
});

test("parts that were streamed are not told twice; payloads are kept", async () => {
  const partial = [{ queryResult: { responseMessages: [connecting] } }];
  const payload = { richContent: [[{ type: "chips" }]] };
  const { messages } = await read({
    result: { responseMessages: [{ payload }] },
    row: { partial_responses: partial },
  });
  expect(messages[1]).toMatchObject({ text: null, extra: { payloads: [payload] } });
});

test.each([
  ["asked and granted", { userEscalated: true, agentEscalated: true }, ["customer", true]],
  ["asked in vain", { userEscalated: true }, ["customer", false]],
  ["the bot's own", { agentEscalated: true }, ["bot", true]],
])("a handoff: %s", async (_what, signals, [requestedBy, executed]) => {
  const { handoffs } = await read({ signals, result: { responseMessages: [connecting] } });
  expect(handoffs).toMatchObject([{ requestedBy, executed, reason: null }]);
});

test("a handoff by its message alone, and none", async () => {
  expect((await read()).handoffs).toMatchObject([{ requestedBy: "bot", executed: true }]);
  expect((await read({ result: { responseMessages: [connecting] } })).handoffs).toEqual([]);
});

test.each([
  ["THUMBS_UP", [1]],
  ["THUMBS_DOWN", [0]],
  ["RATING_UNSPECIFIED", []],
])("%s", async (rating, scores) => {
  expect((await read({ feedback: { rating } })).ratings.map(({ score }) => score)).toEqual(scores);
});

test("a row read again is the same; one without a response goes by its place", async () => {
  const [first] = (await read({ row: { response: null } })).messages;
  expect(first).toMatchObject({ id: "s-42:2:in", text: "I want a human" });
});

test("the customer's id is where the setting says", async () => {
  const request = { ...row.request, queryParams: { payload: { user: { id: 9007199254 } } } };
  const adapter = findAdapter("dialogflow-cx-lines?customer-field=userId,user.id")!;
  const { events } = await readSource(adapter, JSON.stringify({ ...row, request }));
  expect(ofType(events, "message").map(({ customer }) => customer)).toEqual(["9007199254", "9007199254"]);
});

test("a list, lines with JSON in text, and CSV say the same", async () => {
  const { events } = await readSource(dialogflowCxLines, JSON.stringify(row));
  const names = Object.keys(row) as (keyof typeof row)[];
  const texts = names.map((name) => {
    const value = row[name];
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  });
  const wrapped = Object.fromEntries(names.map((name, index) => [name, texts[index]]));
  const cells = texts.map((text) => `"${text.replaceAll('"', '""')}"`);
  expect((await readSource(dialogflowCx, JSON.stringify([row], null, 2))).events).toEqual(events);
  expect((await readSource(dialogflowCxLines, JSON.stringify(wrapped))).events).toEqual(events);
  expect((await readSource(dialogflowCxTable, `${names.join(",")}\n${cells.join(",")}\n`)).events).toEqual(
    events,
  );
});

test.each([
  "2025-01-01 02:00:07 UTC",
  "2025-01-01 02:00:07.000000 UTC",
  "2025-01-01T02:00:07",
  "1735696807.0",
])("a time of BigQuery's, %s, is UTC", async (request_time) => {
  const { messages } = await read({ row: { request_time } });
  expect(messages[0]?.at).toBe(Date.parse("2025-01-01T02:00:07Z"));
});

test.each([
  ["no conversation", { conversation_name: null }, "conversation_name", "is missing"],
  ["no place", { turn_position: null }, "turn_position", "is missing"],
  ["no time", { request_time: null }, "request_time", "is missing"],
  ["JSON that is none", { response: "{" }, "response", "not JSON"],
])("%s is refused", async (_what, changed, field, reason) => {
  expect((await read({ row: changed })).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("the format is known by what is in it", () => {
  expect(detectFormat(JSON.stringify([row], null, 2), "-")?.id).toBe("dialogflow-cx");
  expect(detectFormat(JSON.stringify(row), "-")?.id).toBe("dialogflow-cx-lines");
});
