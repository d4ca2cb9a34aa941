import { expect, test } from "vitest";
import { qiyu, qiyuApi } from "#app/sources/qiyu.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

type Fields = Record<string, unknown>;
const origin = { store: "qiyu", source: "qiyu" };

/** The example of the format's description. */
const session = {
  ...{ id: "900000000000000001", startTime: 1735693200000, endTime: 1735693320000, sType: 0, interaction: 1 },
  ...{ staffId: -1, staffName: "机器人", userId: "7001", foreignId: "buyer-42", relatedType: 2 },
  ...{ relatedId: "900000000000000002", closeReason: 3, transferRgType: 30, category: "售后/退款" },
  ...{ evaluationType: 5, evaluation: 25, evaluationRemark: "没解决" },
  ...{ userJoinEvaluateTime: "1735693330000", userResolvedStatus: 2 },
};
const question = {
  ...{ id: "51", sessionId: "900000000000000001", from: 1, time: 1735693205000, mType: 1, autoReply: 0 },
  ...{ msg: "怎么退款", status: 1, isRichMedia: 0, staffId: -1, userId: "7001" },
};
const miss = {
  ...{ id: "52", sessionId: "900000000000000001", from: 0, time: 1735693206000, mType: 110, autoReply: 1 },
  ...{ msg: '{"answer_type":4,"answer_cnt":0,"answer_list":""}', status: 1, isRichMedia: 0, staffId: -1 },
  userId: "7001",
};

function read(...records: unknown[]) {
  return readSource(qiyu, records.map((record) => JSON.stringify(record)).join("\n"));
}

async function readMessage(changes: Fields, from: Fields = miss) {
  const { events, bad } = await read({ ...from, ...changes });
  expect(bad).toEqual([]);
  return { message: ofType(events, "message")[0]!, ratings: ofType(events, "rating") };
}

async function readSession(changes: Fields) {
  const { events, bad } = await read({ ...session, ...changes });
  expect(bad).toEqual([]);
  return {
    conversation: ofType(events, "conversation")[0]!,
    handoffs: ofType(events, "handoff"),
    ratings: ofType(events, "rating"),
    messages: ofType(events, "message"),
  };
}

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

test.each([
  ["the visitor", { from: 1, mType: 1 }, "customer", null],
  ["a robot's answer", { mType: 110 }, "bot", null],
  ["the staff side without a person", { mType: 1, staffId: 0, autoReply: 0 }, "bot", null],
  ["a person", { mType: 1, staffId: 12, autoReply: 0 }, "agent", "12"],
  ["a person's picture", { mType: 2, staffId: 12, autoReply: 0, msg: '{"url":"x"}' }, "agent", "12"],
  ["an automatic text of a person's account", { mType: 1, staffId: 12, autoReply: 1 }, "system", null],
])("who speaks: %s", async (_what, changes, from, sender) => {
  expect((await readMessage({ msg: "x", ...changes })).message).toMatchObject({ from, sender });
});

test.each([0, 6, 112, 113, 114, 116, 117, 118, 119, 121, 122, 124])(
  "type %i is the system's",
  async (mType) => {
    const { message } = await readMessage({ msg: "x", mType, staffId: 12 });
    expect(message).toMatchObject({ from: "system", sender: null });
  },
);

const list = JSON.stringify([
  { question: "怎么退款", answer: "<p>在订单页<br>申请退款</p>", answer_flag: 1, groupId: 9 },
]);
const offered = JSON.stringify([{ question: "退款多久到账" }, { question: "怎么退货" }]);
test.each([
  ["one answer", { answer_type: 1, answer_list: list }, { matched: true, text: "在订单页\n申请退款" }],
  ["no answer", { answer_type: 4, answer_cnt: 0, answer_list: "" }, { matched: false, text: null }],
  [
    "no answer, with the hint to ask a person",
    { answer_type: 4, answer_list: "", operator_hint: 1, operator_hint_desc: "请转人工" },
    { matched: false, text: "请转人工" },
  ],
  [
    "related questions",
    { answer_type: 6, answer_label: "您是不是想问", answer_list: offered },
    { matched: null, kind: "clarify", text: "您是不是想问\n退款多久到账\n怎么退货" },
  ],
  ["similar questions", { ansType: 2 }, { matched: null, kind: "clarify" }],
  ["a list that is none", { answer_type: 1, answer_list: "[{oops" }, { matched: true, text: null }],
  [
    "a list that is no text",
    { answer_type: 1, answer_list: [{ answer: "好" }] },
    { matched: true, text: "好" },
  ],
  ["something new", { answer_type: 9 }, { matched: null, kind: null }],
])("a robot's answer, JSON in JSON: %s", async (_what, answer, expected) => {
  expect((await readMessage({ msg: JSON.stringify(answer) })).message).toMatchObject(expected);
});

test("a robot's answer may be plain words", async () => {
  expect((await readMessage({ msg: "<p>你好</p>" })).message).toMatchObject({ text: "你好", matched: null });
});

test.each([
  [2, 1],
  [3, 0],
])("an opinion %i on an answer rates that answer", async (evaluation, score) => {
  const { ratings } = await readMessage({ msg: JSON.stringify({ answer_type: 1, evaluation }) });
  const rating = { id: "52-answer", of: "answer", score, worst: 0, best: 1 };
  expect(ratings).toMatchObject([{ ...rating, message: "52" }]);
  const after = await readMessage({ mType: 111, from: 1, msg: JSON.stringify({ evaluation }) });
  expect(after.message).toMatchObject({ kind: "note", from: "system" });
  expect(after.ratings).toMatchObject([{ ...rating, message: null }]);
});

test.each([0, 1])("an opinion %i is none", async (evaluation) => {
  expect((await readMessage({ msg: JSON.stringify({ answer_type: 1, evaluation }) })).ratings).toEqual([]);
});

test.each([
  ["an invitation to rate", { mType: 119, msg: "请评价" }, { kind: "survey", text: "请评价" }],
  ["the detail of one", { mType: 122, msg: '{"a":1}' }, { kind: "survey", text: null }],
  [
    "what the visitor rated",
    { mType: 120, from: 1, msg: '{"evaluation":100}' },
    { kind: "note", from: "system", extra: { message_type: "120", content: { evaluation: 100 } } },
  ],
  [
    "a recalled message",
    { mType: 1, staffId: 12, autoReply: 0, status: 2, msg: "x" },
    { kind: "note", extra: { recalled: true } },
  ],
  ["rich text", { mType: 115, msg: '{"content":"<p>看这里</p>"}' }, { text: "看这里" }],
  ["rich text without JSON", { mType: 115, msg: "<p>看这里</p>" }, { text: "看这里" }],
  [
    "a picture",
    { mType: 2, msg: '{"url":"https://x"}' },
    { text: null, extra: { message_type: "2", content: { url: "https://x" } } },
  ],
  ["words in braces", { mType: 1, from: 1, msg: "[发货了吗" }, { text: "[发货了吗" }],
])("%s", async (_what, changes, expected) => {
  expect((await readMessage(changes)).message).toMatchObject(expected);
});

test.each([
  [5, 100, 100],
  [5, 75, 75],
  [5, 25, 25],
  [5, 1, 1],
  [3, 50, 50],
  [2, 1, 1],
  [3, 75, null],
  [2, 50, null],
  [5, 0, null],
  [5, -1, null],
  [null, 100, null],
])("with %j choices, %j scores %j", async (evaluationType, evaluation, score) => {
  const { ratings } = await readSession({ evaluationType, evaluation });
  expect(ratings.map((rating) => rating.score)).toEqual(score === null ? [] : [score]);
});

test.each([
  ["a robot", { interaction: 1 }, "bot"],
  ["a person", { interaction: 0 }, "agent"],
  ["the telephone", { interaction: 2 }, null],
])("who was rated: %s", async (_what, changes, of) => {
  const { ratings } = await readSession({
    ...changes,
    userResolvedStatus: 1,
    staffInvitedEvaluateTime: "1735693325000",
  });
  expect(ratings).toMatchObject([{ of, solved: true, invited: true }]);
});

test("nobody rated at -1", async () => {
  const { ratings, conversation } = await readSession({
    ...{ userJoinEvaluateTime: "-1", staffInvitedEvaluateTime: "-1", userResolvedStatus: 0 },
  });
  expect(ratings).toMatchObject([{ at: null, invited: null, solved: null }]);
  expect(conversation.version).toBe(1735693320000);
});

test.each([
  [0, "agent"],
  [1, "customer"],
  [2, "timer"],
  [3, null],
  [5, null],
  [7, "customer"],
  [8, "timer"],
  [10, "timer"],
  [11, "timer"],
  [12, "customer"],
  [13, "rule"],
])("closed for reason %i: by %j", async (closeReason, endedBy) => {
  expect((await readSession({ closeReason })).conversation).toMatchObject({ endedBy });
});

test.each([
  ["the merchant's id", {}, "buyer-42"],
  ["Qiyu's", { foreignId: "" }, "7001"],
  ["an e-mail address", { foreignId: "Li@Example.test" }, "li@example.test"],
])("whose session: %s", async (_what, changes, customer) => {
  expect((await readSession(changes)).conversation).toMatchObject({ customer });
});

test("the rest of a session", async () => {
  const { conversation } = await readSession({
    ...{
      fromType: "wx_ma",
      sType: 3,
      staffId: 5,
      inQueueTime: 1735693300000,
      queueTime: 9000,
      vipLevel: 2,
      status: 1,
    },
  });
  expect(conversation).toMatchObject({
    channel: "wx_ma",
    extra: {
      ...{ session_type: "3", staff: "5", queued_at: 1735693300000, queue_ms: "9000", vip_level: "2" },
      staff_verdict: "1",
    },
  });
});

const person = {
  ...{ id: "900000000000000002", startTime: 1735693321000, endTime: 1735693500000, sType: 0, interaction: 0 },
  ...{ staffId: 12, staffName: "小王", userId: "7001", foreignId: "buyer-42", relatedType: 1 },
  ...{ relatedId: "900000000000000001", closeReason: 0, staffFirstReplyTime: 1735693340000 },
};
test("the person's session tells the robot's that somebody came; one handoff, of which the robot's telling wins", async () => {
  const { events, bad } = await read(person, session);
  expect(bad).toEqual([]);
  expect(ofType(events, "handoff")).toMatchObject([
    {
      id: "900000000000000001-handoff",
      conversation: "900000000000000001",
      at: 1735693321000,
      to: "12",
      version: 1,
    },
    { id: "900000000000000001-handoff", at: 1735693320000, version: 2 },
  ]);
  expect(ofType(events, "message")).toMatchObject([
    {
      ...{ id: "900000000000000002-first-reply", conversation: "900000000000000001", at: 1735693340000 },
      ...{ from: "agent", sender: "12", text: null, kind: "other" },
      extra: { session: "900000000000000002", inferred: "told by the next session" },
    },
  ]);
});

test.each([
  ["a robot's that ended by itself", { relatedType: 0, relatedId: 0, closeReason: 1 }],
  ["a person's handed to another", { ...person, relatedType: 4 }],
  ["one started from history", { ...person, relatedType: 3 }],
  ["one taken over", { ...person, relatedType: 5 }],
])("no handoff: %s", async (_what, changes) => {
  expect((await readSession(changes)).handoffs).toEqual([]);
});

test("a robot's session that says only why it was closed", async () => {
  const { handoffs } = await readSession({ relatedType: 0, transferRgType: 2 });
  expect(handoffs).toMatchObject([{ at: 1735693320000, requestedBy: null }]);
});

test("the push of a session's start is the same session", async () => {
  const start = { sessionId: session.id, startTime: session.startTime, userId: "7001", fromType: "web" };
  const { events } = await read(session, start);
  expect(ofType(events, "conversation").map(({ id, version }) => [id, version])).toEqual([
    [session.id, 1735693330000],
    [session.id, 1735693200000],
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

test("the robot chat's answer, beside the session it was given in", async () => {
  const { events, bad } = await read({
    ...{ sessionId: "9", time: 1735693206000 },
    answerList: [
      { msgId: "a", ansType: 1, ansContent: "<b>好</b>", msgEvaluation: { evaluation: 3 } },
      { msgId: "b", ansType: 4, silence: 0 },
      { msgId: "c", ansType: 10 },
    ],
  });
  expect(bad).toEqual([]);
  expect(events).toMatchObject([
    { type: "message", id: "a", conversation: "9", from: "bot", text: "好", matched: true },
    { type: "rating", id: "a-answer", score: 0, message: "a", of: "answer" },
    { type: "message", id: "b", matched: false },
    { type: "message", id: "c", kind: "transfer" },
    { type: "handoff", id: "9-handoff", requestedBy: "bot" },
  ]);
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

test("where a record has its customer", () => {
  const { findCustomer } = qiyu.open({ store: null });
  expect(findCustomer!(JSON.stringify(session))?.[2]).toBe("buyer-42");
  expect(findCustomer!(JSON.stringify(question))?.[2]).toBe("7001");
});
