import { expect, test } from "vitest";
import { hashId } from "#app/sources/hash-id.ts";
import { jd, jdLines } from "#app/sources/jd.ts";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (clock: string) => Date.parse(`2025-01-01T${clock}+08:00`);
const on = (clock: string) => `2025-01-01 ${clock}`;

const session = {
  ...{ customer: "jd_u1", waiter: "shop-robot", beginTime: on("10:00:00"), replyTime: on("10:00:02") },
  ...{ endTime: on("10:06:00"), sessionType: 1, transfer: true, sid: "", skuId: 0 },
};
const chat = {
  ...{ customer: "jd_u1", waiter: "shop-robot", content: "在吗", sid: "S1", skuId: 0 },
  ...{ time: on("10:00:00"), channel: 1, waiterSend: false },
};
const answer = { ...chat, content: "您好", time: on("10:00:02"), waiterSend: true };
const rating = { customer: "jd_u1", waiter: "amy", desc: "", score: 25, evaTime: on("10:07:00") };
/** The example of the format's description. */
const example = { sessions: [session], chat: [chat, answer], evaluation: [rating] };

async function read(records: object[], robots = "shop-robot") {
  const adapter = findAdapter(robots === "" ? "jd-lines" : `jd-lines?robots=${robots}`)!;
  const { events, bad } = await readSource(
    adapter,
    records.map((record) => JSON.stringify(record)).join("\n"),
  );
  return {
    bad,
    conversations: ofType(events, "conversation"),
    messages: ofType(events, "message"),
    handoffs: ofType(events, "handoff"),
    ratings: ofType(events, "rating"),
  };
}

test("sessions and chat log, field for field; a rating of an account that is not in the file waits", async () => {
  const adapter = findAdapter("jd?robots=shop-robot")!;
  const { events, bad } = await readSource(adapter, JSON.stringify(example, null, 2));
  const base = { store: "jd", source: "jd", version: null };
  const unsaid = { products: null, intent: null, channel: null, confidence: null, matched: null };
  const message = {
    ...{ ...base, ...unsaid, type: "message", conversation: "S1", customer: "jd_u1", kind: null },
    ...{ id: expect.stringMatching(/^[\da-f]{32}$/) as string, entry: null, atInferred: false },
    extra: { jd_channel: "1" },
  };
  expect(events).toEqual([
    {
      ...{ ...base, type: "conversation", id: "S1", customer: "jd_u1", channel: null, extra: null },
      ...{ startedAt: at("10:00:00"), endedAt: at("10:06:00"), version: at("10:06:00") },
      ...{ endedBy: null, topic: null, stage: null, blocked: null, test: null },
    },
    { ...message, at: at("10:00:00"), from: "customer", sender: null, text: "在吗" },
    { ...message, at: at("10:00:02"), from: "bot", sender: "shop-robot", text: "您好" },
    {
      ...{ ...base, type: "handoff", id: `S1-handoff-${at("10:06:00")}`, conversation: "S1" },
      ...{ at: at("10:06:00"), requestedBy: null, executed: true, reason: null, to: null },
      extra: { at_inferred: true },
    },
  ]);
  expect(bad).toMatchObject([{ line: 4, field: "conversation", reason: "is missing" }]);
  expect(JSON.parse(bad[0]!.raw)).toMatchObject({ type: "rating", score: 25, customer: "jd_u1" });
});

test("without the setting all accounts are people", async () => {
  const { messages } = await read([chat, answer], "");
  expect(messages.map(({ from }) => from)).toEqual(["customer", "agent"]);
});

test("an account's change from a robot to a person is the handoff, at the person's time", async () => {
  const later = { ...chat, waiter: "amy", content: "我要退货", time: on("10:03:00") };
  const { handoffs, conversations } = await read([
    ...[answer, session, { ...session, waiter: "amy", beginTime: on("10:03:00"), transfer: false }],
    ...[{ ...later, waiterSend: true, time: on("10:03:09"), content: "在的" }, later, chat],
  ]);
  expect(conversations).toHaveLength(1);
  expect(handoffs).toMatchObject([{ at: at("10:03:00"), to: "amy", executed: true }]);
});

test("a person's session that was transferred was handed on by that person", async () => {
  const { handoffs } = await read([chat, { ...session, waiter: "amy" }]);
  expect(handoffs).toMatchObject([{ requestedBy: "agent" }]);
});

const loose = (clock: string, day = "2025-01-01") => ({
  ...chat,
  sid: "",
  time: `${day} ${clock}`,
  content: clock,
});

test("without a sid a conversation ends with half an hour of silence, and with the day in China", async () => {
  const { messages, conversations } = await read([
    ...[loose("10:00:00"), loose("10:30:00"), loose("11:00:01")],
    ...[loose("23:50:00"), loose("00:05:00", "2025-01-02"), { ...loose("10:00:00"), customer: "jd_u2" }],
  ]);
  expect(conversations.map(({ id }) => id)).toEqual([
    `${hashId("jd_u1")}-${at("10:00:00")}`,
    `${hashId("jd_u1")}-${at("11:00:01")}`,
    `${hashId("jd_u1")}-${at("23:50:00")}`,
    `${hashId("jd_u1")}-${at("23:50:00") + 900_000}`,
    `${hashId("jd_u2")}-${at("10:00:00")}`,
  ]);
  expect(messages).toHaveLength(6);
});

test("sessions go to the conversation they overlap; one without messages stands alone", async () => {
  const { conversations } = await read([
    ...[loose("10:00:30"), loose("12:00:00")],
    session,
    { ...session, beginTime: on("15:00:00"), endTime: on("15:00:00"), replyTime: "", sessionType: 2 },
  ]);
  expect(conversations).toMatchObject([
    { startedAt: at("10:00:00"), endedAt: at("10:06:00"), channel: null, extra: null },
    { startedAt: at("12:00:00") },
    { startedAt: at("15:00:00"), channel: "leave_message", extra: { never_answered: true } },
  ]);
});

test.each([
  ["0", 0],
  ["25", 25],
  ["100", 100],
])("a rating of %s is of the account's last conversation before it", async (_what, score) => {
  const evaluation = { ...rating, waiter: "shop-robot", score, desc: "慢" };
  const { ratings } = await read([chat, answer, evaluation]);
  expect(ratings).toMatchObject([
    { conversation: "S1", score, worst: 0, best: 100, at: at("10:07:00"), of: "bot", comment: "慢" },
  ]);
  expect(
    (
      await read([
        { ...chat, waiter: "amy" },
        { ...rating, score },
      ])
    ).ratings,
  ).toMatchObject([{ of: "agent", extra: { agent: "amy" } }]);
});

test("a rating a day later is of no conversation that is known", async () => {
  const late = { ...rating, waiter: "shop-robot", evaTime: "2025-01-02 10:00:03" };
  expect((await read([chat, answer, late])).bad).toMatchObject([{ line: 3, field: "conversation" }]);
});

test("the merchant's chat messages: ids of their own, milliseconds, flags as numbers", async () => {
  const out = {
    ...{ merchantId: 1, sid: "S2", mid: "MID", uuid: "u-1", waiter: "amy", customer: "jd_u1" },
    ...{
      content: null,
      url: "https://img.example/1.png",
      created: 1735696800000,
      waiterSend: 1,
      mt: 2,
      chatType: 3,
    },
  };
  const text = JSON.stringify(out).replace('"MID"', "9007199254740993");
  const { events } = await readSource(jdLines, text);
  expect(ofType(events, "message")).toMatchObject([
    {
      ...{ id: "9007199254740993", conversation: "S2", at: 1735696800000, from: "agent" },
      ...{ text: "https://img.example/1.png", extra: { jd_mt: "2", jd_chatType: "3" } },
    },
  ]);
  expect((await read([{ ...out, mid: undefined, skuId: 10035260 }])).messages).toMatchObject([
    { id: "u-1", products: ["10035260"] },
  ]);
});

test("the same message again, in seconds as text or in milliseconds, is the same message", async () => {
  const { messages } = await read([chat, { ...chat, time: at("10:00:00") }, answer]);
  expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
});

test.each([
  ["another SDK's names", { ChatLog: [chat] }],
  ["the page", { ChatLogPage: { chatList: [chat], totalRecord: 1 } }],
  [
    "the whole answer",
    { jingdong_im_pop_chatlog_get_responce: { code: "0", ChatLogPage: { chatList: [chat] } } },
  ],
  ["a bare list", [chat]],
])("answers by whatever names: %s", async (_what, document) => {
  const { events, bad } = await readSource(jd, JSON.stringify(document, null, 1));
  expect(bad).toEqual([]);
  expect(ofType(events, "message")).toHaveLength(1);
});

test("answers one after the other; an error that came with HTTP 200 is told", async () => {
  const error = { error_response: { code: "19", en_desc: "Invalid token", zh_desc: "无效token" } };
  const input = [example, error, { chatList: [answer] }].map((value) => JSON.stringify(value)).join("\n");
  const { events, bad } = await readSource(jd, input);
  expect(ofType(events, "message")).toHaveLength(3);
  expect(bad[0]).toMatchObject({ line: 5, reason: "JD answered with an error: 无效token" });
});

test.each([
  ["no customer", { ...chat, customer: "" }, "customer", "is missing"],
  ["no time", { ...chat, time: undefined }, "time", "is missing"],
  ["a flag in words", { ...chat, waiterSend: "yes" }, "waiterSend", "neither true nor false"],
  ["a score of another scale", { ...rating, score: 4 }, "score", "not one of 0, 25, 50, 75, 100"],
  ["something else", { customer: "jd_u1" }, null, "neither a message, a session nor a rating"],
])("%s is refused", async (_what, record, field, reason) => {
  expect((await read([record])).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("the format is known by what is in it", () => {
  expect(detectFormat(JSON.stringify(example), "-")?.id).toBe("jd");
  expect(detectFormat(JSON.stringify(example, null, 2), "-")?.id).toBe("jd");
  expect(detectFormat(JSON.stringify({ chatSessionList: [session] }), "-")?.id).toBe("jd");
  expect(detectFormat(JSON.stringify([rating]), "-")?.id).toBe("jd");
  expect(
    detectFormat([session, chat, rating].map((record) => JSON.stringify(record)).join("\n"), "-")?.id,
  ).toBe("jd-lines");
});
