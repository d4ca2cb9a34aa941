import { expect, test } from "vitest";
import { read, readMessage } from "./examples/qiyu.ts";

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
