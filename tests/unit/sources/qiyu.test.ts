import { expect, test } from "vitest";
import { qiyu, qiyuApi } from "#app/sources/qiyu.ts";
import { readSource } from "#tests/factories/read-source.ts";
import { miss, question, read, session } from "./examples/qiyu.ts";

const origin = { store: "qiyu", source: "qiyu" };

test("a robot's session with its messages, field for field", async () => {
  const { events, bad } = await readSource(
    qiyuApi,
    JSON.stringify({ session, messages: [question, miss] }, null, 2),
  );
  expect(bad).toEqual([]);
  const id = "900000000000000001";
  const silent = {
    entry: null,
    confidence: null,
    products: null,
    intent: null,
    channel: null,
    version: null,
  };
  expect(events).toEqual([
    {
      ...{ type: "conversation", ...origin, id, customer: "buyer-42", channel: null, topic: "售后/退款" },
      ...{ startedAt: 1735693200000, endedAt: 1735693320000, endedBy: null, stage: null, blocked: null },
      ...{ test: null, version: 1735693330000 },
      extra: {
        ...{ interaction: "1", related_type: "2", related: "900000000000000002", close_reason: "3" },
        ...{ transfer_type: "30", solved_by_customer: "2" },
      },
    },
    {
      ...{ type: "handoff", ...origin, id: `${id}-handoff`, conversation: id, at: 1735693320000 },
      ...{ requestedBy: "customer", executed: true, reason: null, to: null, version: 2, extra: null },
    },
    {
      ...{ type: "rating", ...origin, id: `${id}-rating`, conversation: id, score: 25, worst: 0, best: 100 },
      ...{ at: 1735693330000, of: "bot", solved: false, invited: null, message: null, comment: "没解决" },
      ...{ version: null, extra: { choices: "5" } },
    },
    {
      ...{ type: "message", ...origin, id: "51", conversation: id, at: 1735693205000, from: "customer" },
      ...{ ...silent, text: "怎么退款", kind: null, matched: null, sender: null, customer: "7001" },
      ...{ atInferred: false, extra: null },
    },
    {
      ...{ type: "message", ...origin, id: "52", conversation: id, at: 1735693206000, from: "bot" },
      ...{ ...silent, text: null, kind: null, matched: false, sender: null, customer: null },
      ...{ atInferred: false, extra: null },
    },
  ]);
});

test("answers of the API: objects, lists, and JSON in a text", async () => {
  const expected = (await read(question, miss)).events;
  for (const data of [[question, miss], JSON.stringify([question, miss])]) {
    const { events } = await readSource(qiyuApi, JSON.stringify({ code: 200, message: "", data }));
    expect(events).toEqual(expected);
  }
  const inMessage = JSON.stringify({ code: 200, message: JSON.stringify(session) });
  expect((await readSource(qiyuApi, inMessage)).events).toEqual((await read(session)).events);
});

test("ids are Java longs and keep every digit, sent as text or as numbers", async () => {
  const text = JSON.stringify(session).replaceAll(/"(9000000000000000\d\d)"/g, "$1");
  const { events } = await readSource(qiyu, text);
  expect(events).toEqual((await read(session)).events);
});

test.each([
  ["a count", "2\n"],
  ["words", "--- end ---"],
  ["words and blank lines", "total: 2\n\n\r\n"],
])("an exported file ends with what is no record: %s", async (_what, trailer) => {
  const lines = [question, miss].map((record) => JSON.stringify(record)).join("\n");
  for (const chunk of [7, 1000]) {
    const { events, bad } = await readSource(qiyu, `\ufeff${lines}\n${trailer}`, { chunk });
    expect(bad).toEqual([]);
    expect(events).toHaveLength(2);
  }
});

test("a last line that is cut off is a record that waits; so is a bad line before the last", async () => {
  const { events, bad } = await readSource(qiyu, `oops\n${JSON.stringify(question)}\n{"id":"53","sess`);
  expect(events).toHaveLength(1);
  expect(bad).toMatchObject([
    { line: 1, reason: "not JSON", raw: "oops" },
    { line: 3, reason: "not JSON", raw: '{"id":"53","sess' },
  ]);
});

test.each([
  [{ ...question, mType: null }, "mType", "is missing"],
  [{ ...question, time: "soon" }, "time", "not a time"],
  [{ ...question, time: null }, "time", "is missing"],
  [{ ...question, id: "5.1E+18" }, "id", "id cut to a power of ten: its digits are lost"],
  [{ code: 14403, message: "wait" }, null, "neither a session nor a message"],
  [{ a: 1 }, null, "neither a session nor a message"],
])("what cannot be read is refused: %j", async (record, field, reason) => {
  expect((await read(record)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("a ticket with keys that nothing quotes is no JSON, and costs its own line only", async () => {
  const ticket = '{"id":5,"follower":{7001:{"name":"x"}}}';
  const { events, bad } = await readSource(qiyu, `${ticket}\n${JSON.stringify(question)}`);
  expect(bad).toMatchObject([{ line: 1, reason: "not JSON", raw: ticket }]);
  expect(events).toMatchObject([{ id: "51" }]);
});

test("two corps with the same numbers are two stores' and do not meet", async () => {
  const text = JSON.stringify(question);
  const told = await Promise.all(["east", "west"].map((store) => readSource(qiyu, text, { store })));
  const keys = told.flatMap(({ events }) => events.map(({ store, source, id }) => [store, source, id]));
  expect(keys).toEqual([
    ["east", "qiyu", "51"],
    ["west", "qiyu", "51"],
  ]);
});

test("where a record has its customer", () => {
  const { findCustomer } = qiyu.open({ store: null });
  expect(findCustomer!(JSON.stringify(session))?.[2]).toBe("buyer-42");
  expect(findCustomer!(JSON.stringify(question))?.[2]).toBe("7001");
});
