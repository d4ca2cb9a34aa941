import { expect, test } from "vitest";
import { gorgias, gorgiasLines } from "#app/sources/gorgias.ts";
import { findAdapter } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);
type Fields = Record<string, unknown>;
const origin = { store: "gorgias", source: "gorgias" };

/** The example of the format's description. */
const ticket = {
  ...{ id: 3001, status: "closed", channel: "chat", via: "gorgias_chat" },
  ...{ customer: { id: 88, external_id: "buyer-42" }, assignee_user: { id: 4 }, tags: [{ name: "refund" }] },
  ...{ created_datetime: "2025-01-01T02:00:00.000000", closed_datetime: "2025-01-01T02:10:00.000000" },
};
const asked = {
  ...{ id: 9001, ticket_id: 3001, public: true, channel: "chat", via: "gorgias_chat", from_agent: false },
  ...{ sender: { id: 88 }, rule_id: null, stripped_text: "Refund please" },
  created_datetime: "2025-01-01T02:00:00.000000",
};
const ruled = {
  ...{ id: 9002, ticket_id: 3001, public: true, channel: "chat", via: "rule", from_agent: true },
  ...{ sender: { id: 1 }, rule_id: 55, stripped_text: "We got your message" },
  created_datetime: "2025-01-01T02:00:02.000000",
};
const survey = {
  ...{ id: 71, ticket_id: 3001, customer_id: 88, score: 5, body_text: "great" },
  scored_datetime: "2025-01-01T03:00:00.000000",
};
const person = {
  ...{ ...ruled, id: 9003, via: "helpdesk", rule_id: null, sender: { id: 4 }, stripped_text: "Hi" },
  created_datetime: "2025-01-01T02:05:00.000000",
};

function read(record: unknown, format = "gorgias-lines") {
  return readSource(findAdapter(format)!, JSON.stringify(record));
}
async function readMessage(changes: Fields, format?: string) {
  const { events, bad } = await read({ ...ruled, ...changes }, format);
  expect(bad).toEqual([]);
  return ofType(events, "message")[0]!;
}

test("a ticket with messages and survey, field for field", async () => {
  const { events, bad } = await read({ ticket, messages: [asked, ruled], survey });
  expect(bad).toEqual([]);
  const silent = { kind: null, entry: null, confidence: null, matched: null, products: null, intent: null };
  const message = { type: "message", ...origin, conversation: "3001", channel: "chat", version: null };
  expect(events).toEqual([
    {
      ...{ type: "conversation", ...origin, id: "3001", customer: "buyer-42", channel: "chat" },
      ...{ startedAt: at("2025-01-01T02:00:00Z"), endedAt: at("2025-01-01T02:10:00Z"), endedBy: null },
      ...{ topic: null, stage: null, blocked: null, test: null, version: null },
      extra: { status: "closed", via: "gorgias_chat", assignee: "4", tags: ["refund"] },
    },
    {
      ...{ ...message, ...silent, id: "9001", at: at("2025-01-01T02:00:00Z"), from: "customer" },
      ...{ sender: null, customer: "88", text: "Refund please", atInferred: false },
      extra: { via: "gorgias_chat" },
    },
    {
      ...{ ...message, ...silent, id: "9002", at: at("2025-01-01T02:00:02Z"), from: "bot", sender: "1" },
      ...{
        customer: null,
        text: "We got your message",
        atInferred: false,
        extra: { via: "rule", rule: "55" },
      },
    },
    {
      ...{ type: "rating", ...origin, id: "71", conversation: "3001", score: 5, worst: 1, best: 5 },
      ...{ at: at("2025-01-01T03:00:00Z"), of: null, invited: true, solved: null, message: null },
      ...{ comment: "great", version: at("2025-01-01T03:00:00Z"), extra: null },
    },
  ]);
});

test.each([
  ["without a zone", "2019-11-16T15:59:41.966927", "2019-11-16T15:59:41.966Z"],
  ["without fraction", "2019-11-16T15:59:41", "2019-11-16T15:59:41Z"],
  ["with an offset", "2019-11-16T15:59:41.966927+02:00", "2019-11-16T13:59:41.966Z"],
  ["with a blank", "2019-11-16 15:59:41.966927+00:00", "2019-11-16T15:59:41.966Z"],
])("times %s", async (_what, sent_datetime, iso) => {
  expect((await readMessage({ sent_datetime })).at).toBe(at(iso));
});

test.each([
  [
    "a customer",
    { from_agent: false, sender: { id: 88, external_id: "buyer-42" } },
    "customer",
    null,
    "buyer-42",
  ],
  ["a rule", { via: "helpdesk" }, "bot", "1", null],
  ["a rule by its way", { rule_id: null }, "bot", "1", null],
  ["the AI agent, named", { rule_id: null, via: "api", sender: { id: 99 } }, "bot", "99", null],
  ["a person", { rule_id: null, via: "helpdesk", sender: { id: 4 } }, "agent", "4", null],
])("who speaks: %s", async (_what, changes, from, sender, customer) => {
  expect(await readMessage(changes, "gorgias-lines?bots=99")).toMatchObject({ from, sender, customer });
});

test.each([
  ["an internal note", { public: false }, { kind: "note" }],
  [
    "one that failed",
    { failed_datetime: "2025-01-01T02:00:03" },
    { kind: "note", extra: { delivery: "failed" } },
  ],
  [
    "one deleted",
    { deleted_datetime: "2025-01-01T02:00:03" },
    { kind: "note", extra: { delivery: "deleted" } },
  ],
  ["the whole body", { stripped_text: null, body_text: "a\nb" }, { text: "a\nb" }],
  ["the whole body as HTML", { stripped_text: null, body_html: "<p>a</p><p>b</p>" }, { text: "a\nb" }],
  ["HTML only", { stripped_text: null, stripped_html: "<p>a<br>b</p>" }, { text: "a\nb" }],
  ["an intent", { intents: [{ name: "refund/request" }] }, { intent: "refund/request" }],
  ["a plain intent", { intents: ["refund"] }, { intent: "refund" }],
])("%s", async (_what, changes, expected) => {
  expect(await readMessage(changes)).toMatchObject(expected);
});

test("a person after a bot is taken for a handoff; a note, or a person alone, is none", async () => {
  const handoffs = async (messages: Fields[]) => ofType((await read({ ticket, messages })).events, "handoff");
  expect(await handoffs([person, ruled, asked])).toMatchObject([
    {
      id: "3001-handoff",
      at: at("2025-01-01T02:00:02.001Z"),
      extra: { inferred: "a person spoke after the bot" },
    },
  ]);
  expect(await handoffs([asked, ruled, { ...person, public: false }])).toEqual([]);
  expect(await handoffs([asked, person])).toEqual([]);
});

test("a tag of the merchant's says that people were wanted", async () => {
  const record = { ticket: { ...ticket, tags: [{ name: "to-human" }] }, messages: [asked, ruled] };
  expect(ofType((await read(record)).events, "handoff")).toEqual([]);
  const tagged = await read(record, "gorgias-lines?handover=to-human");
  expect(ofType(tagged.events, "handoff")).toMatchObject([
    { at: at("2025-01-01T02:00:02.001Z"), extra: { inferred: "at", tag: "to-human" } },
  ]);
});

test("a ticket keeps its subject", async () => {
  const { events } = await read({ ...ticket, subject: "Refund" });
  expect(events[0]!.extra).toMatchObject({ subject: "Refund" });
});

test.each([
  ["closed", at("2025-01-01T02:10:00Z")],
  ["open", null],
])("a ticket that is %s ends at %j", async (status, endedAt) => {
  const { events } = await read({ ...ticket, status, updated_datetime: "2025-01-01T02:11:00" });
  expect(events).toMatchObject([{ endedAt, version: at("2025-01-01T02:11:00Z") }]);
});

test.each([[null], [undefined]])("a survey scored %j is not answered", async (score) => {
  expect(await read({ ...survey, score: score ?? null })).toEqual({ events: [], bad: [] });
});

test("lists of the API say the same as lines", async () => {
  const document = JSON.stringify(
    { data: [ticket, asked, survey], object: "list", meta: { next_cursor: null } },
    null,
    1,
  );
  const lines = [ticket, asked, survey].map((record) => JSON.stringify(record)).join("\n");
  const told = await readSource(gorgias, document);
  expect(told.bad).toEqual([]);
  expect(told).toEqual(await readSource(gorgiasLines, lines));
  expect(told.events.map(({ type, id }) => [type, id])).toEqual([
    ["conversation", "3001"],
    ["message", "9001"],
    ["rating", "71"],
  ]);
});

test.each([
  [{ ...ticket, created_datetime: "soon" }, "created_datetime", "not a time"],
  [{ ...asked, id: null }, "id", "is missing"],
  [{ ...survey, score: 6 }, "score", "outside its scale"],
  [{ id: 1 }, null, "neither a ticket nor a message or a survey"],
])("what cannot be read is refused: %j", async (record, field, reason) => {
  expect((await read(record)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("where a record has its customer", () => {
  const { findCustomer } = gorgiasLines.open({ store: null });
  const find = (record: unknown) => findCustomer!(JSON.stringify(record))?.[2];
  expect([find({ ticket, messages: [] }), find(ticket), find(asked), find(survey)]).toEqual([
    ...["buyer-42", "buyer-42", "88", "88"],
  ]);
  expect(find(person)).toBeUndefined();
});
