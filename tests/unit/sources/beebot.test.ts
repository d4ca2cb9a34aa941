import { expect, test } from "vitest";
import { beebot, beebotLines } from "#app/sources/beebot.ts";
import { detectFormat } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (clock: string) => Date.parse(`2025-01-01T${clock}+08:00`);

const known = {
  ...{ Date: "2025-01-01 10:00:00", UserQuery: "怎么退货", Response: "请在订单页申请", Type: "Knowledge" },
  Knowledge: { KnowledgeId: "30001", KnowledgeName: "如何退货" },
};
const missed = {
  Date: "2025-01-01 10:00:40",
  UserQuery: "那个呢",
  Response: "抱歉没听懂",
  Type: "NO_ANSWER",
};
/** The example of the format's description. */
const example = { SessionId: "s-1", Rounds: 2, ChatLogs: [known, missed] };

async function read(value: unknown) {
  const { events, bad } = await readSource(beebot, JSON.stringify(value));
  return {
    bad,
    messages: ofType(events, "message"),
    conversations: ofType(events, "conversation"),
    ratings: ofType(events, "rating"),
  };
}

const answerOf = async (round: object) => (await read({ SessionId: "s", ChatLogs: [round] })).messages[1];

test("a session's log, field for field", async () => {
  const { messages, conversations, bad } = await read(example);
  expect(bad).toEqual([]);
  expect(conversations).toEqual([]);
  const unsaid = {
    sender: null,
    products: null,
    intent: null,
    customer: null,
    channel: null,
    confidence: null,
  };
  const base = { ...unsaid, type: "message", store: "beebot", source: "beebot", version: null, kind: null };
  const said = { ...base, conversation: "s-1", entry: null, matched: null, extra: null, atInferred: false };
  const answered = { ...said, from: "bot", atInferred: true };
  expect(messages).toEqual([
    { ...said, id: "s-1:1:in", at: at("10:00:00"), from: "customer", text: "怎么退货" },
    {
      ...{ ...answered, id: "s-1:1:out", at: at("10:00:00"), text: "请在订单页申请" },
      ...{ entry: "30001", matched: true, extra: { entry_title: "如何退货" } },
    },
    { ...said, id: "s-1:2:in", at: at("10:00:40"), from: "customer", text: "那个呢" },
    { ...answered, id: "s-1:2:out", at: at("10:00:40"), text: "抱歉没听懂", matched: false },
  ]);
});

test.each(["NoAnswer", "NO_ANSWER", "no_answer", "noanswer"])("%s is a miss", async (Type) => {
  expect(await answerOf({ ...missed, Type })).toMatchObject({ matched: false, kind: null });
});

test.each([
  [
    "questions offered",
    { Type: "Recommend", Recommends: [{ Title: "a" }] },
    { kind: "clarify", matched: null, extra: { recommends: [{ Title: "a" }] } },
  ],
  [
    "a dialogue",
    {
      Type: "DialogStudio",
      DialogStudio: { DialogName: "退货", DialogNodeName: "结束", IntentName: "return" },
    },
    { entry: "return", matched: true, extra: { node: "结束" } },
  ],
  [
    "a dialogue without an intent",
    { Type: "DialogStudio", DialogStudio: { DialogName: "退货" } },
    { entry: "退货" },
  ],
  ["a type nobody knows of", { Type: "" }, { kind: null, matched: null }],
])("an answer: %s", async (_what, changes, expected) => {
  expect(await answerOf({ ...missed, ...changes })).toMatchObject(expected);
});

test("the intent of a dialogue is the customer's", async () => {
  const round = { ...missed, Type: "DialogStudio", DialogStudio: { IntentName: "return" } };
  expect((await read({ SessionId: "s", ChatLogs: [round] })).messages[0]).toMatchObject({ intent: "return" });
});

test("rounds are in the order of their times, those of one second too", async () => {
  const { messages } = await read({
    SessionId: "s",
    SenderId: "u1",
    ChatLogs: [missed, known, { ...known, UserQuery: "第二" }],
  });
  expect(messages.map(({ text, at: time }) => [text, time - at("10:00:00")])).toEqual([
    ["怎么退货", 0],
    ["请在订单页申请", 0],
    ["第二", 1],
    ["请在订单页申请", 1],
    ["那个呢", 40_000],
    ["抱歉没听懂", 40_000],
  ]);
  expect(messages.every(({ customer }) => customer === "u1")).toBe(true);
});

test("the list of sessions tells the customer and the span", async () => {
  const row = {
    SessionId: "s-1",
    SenderId: "u1",
    StartDate: "2025-01-01 10:00:00",
    EndDate: "2025-01-01 10:01:00",
    Rounds: 2,
  };
  const { conversations } = await read({ RequestId: "r", TotalCount: 1, Conversations: [row] });
  expect(conversations).toMatchObject([
    { id: "s-1", customer: "u1", startedAt: at("10:00:00"), endedAt: at("10:01:00"), extra: { rounds: "2" } },
  ]);
});

const history = {
  ...{
    QueryTime: "2025-01-01 10:00:00",
    Question: "怎么退货",
    AnswerSource: "kbs",
    SessionUuid: "s-2",
    ChatUuid: "c-1",
  },
  ...{ KnowledgeId: 9007199254, KnowledgeTitle: "如何退货", KnowledgeContent: "请在订单页申请" },
};

test.each([
  ["kbs", { matched: true, kind: null }],
  ["bfw", { matched: true, kind: null }],
  ["chit_chat", { matched: null, kind: "other" }],
  ["NO_ANSWER", { matched: false }],
])("a chat history with %s", async (AnswerSource, expected) => {
  const { messages } = await read({ ChatHistorys: [{ ...history, AnswerSource }] });
  expect(messages).toMatchObject([
    { id: "s-2:c-1:in", conversation: "s-2", text: "怎么退货", from: "customer" },
    { id: "s-2:c-1:out", text: "请在订单页申请", entry: "9007199254", ...expected },
  ]);
});

const tongyi = {
  ...{ SessionId: "s-3", ChatId: "c-9", UserId: "u3", CreateTime: "2025-01-01 10:00:00" },
  ...{ Question: "怎么退货", Answer: "请在订单页申请" },
};

test.each([
  ["good", 1],
  ["BAD", 0],
])("feedback %s is a thumb on the answer", async (FeedbackType, score) => {
  const { ratings, messages } = await read({
    Datas: [{ ...tongyi, FeedbackType, FeedbackLabels: ["不准确", "太长"] }],
  });
  expect(ratings).toMatchObject([
    {
      id: "s-3:c-9:rating",
      message: "s-3:c-9:out",
      score,
      worst: 0,
      best: 1,
      of: "answer",
      comment: "不准确、太长",
    },
  ]);
  expect(messages.map(({ customer }) => customer)).toEqual(["u3", "u3"]);
});

test("feedback in another word is no rating, and stays with the answer", async () => {
  const { ratings, messages } = await read({ Datas: [{ ...tongyi, FeedbackType: "3" }, tongyi] });
  expect(ratings).toEqual([]);
  expect(messages[1]).toMatchObject({ extra: { feedback: "3" } });
});

test("lines say what answers say", async () => {
  const lines = [example, history, tongyi].map((value) => JSON.stringify(value)).join("\n");
  const { events, bad } = await readSource(beebotLines, lines);
  expect(bad).toEqual([]);
  expect(events).toEqual((await readSource(beebot, JSON.stringify([example, history, tongyi]))).events);
});

test.each([
  [
    "a time that is none",
    { SessionId: "s", ChatLogs: [known, { ...missed, Date: "昨天" }] },
    "ChatLogs[1].Date",
    "not a time",
  ],
  ["no session", { ChatLogs: [known] }, "SessionId", "is missing"],
  [
    "a round without a session",
    { Datas: [tongyi, { ...tongyi, SessionId: "" }] },
    "Datas[1].SessionId",
    "is missing",
  ],
  [
    "a run-time answer",
    { MessageId: "m", SessionId: "s", Messages: [] },
    null,
    "neither a session nor a round of one",
  ],
])("%s is refused", async (_what, value, field, reason) => {
  expect((await read(value)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("the format is known by what is in it", () => {
  expect(detectFormat(JSON.stringify(example, null, 2), "-")?.id).toBe("beebot");
  expect(detectFormat(JSON.stringify({ ChatHistorys: [history] }), "-")?.id).toBe("beebot");
  expect(detectFormat(JSON.stringify({ Datas: [{ ...tongyi, FeedbackType: "good" }] }), "-")?.id).toBe(
    "beebot",
  );
  expect(detectFormat(JSON.stringify(history), "-")?.id).toBe("beebot-lines");
  expect(detectFormat(JSON.stringify(example), "-")?.id).toBe("beebot-lines");
});
