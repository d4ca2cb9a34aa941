import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { detectFormat } from "#app/sources/registry.ts";
import { uNeed } from "#app/sources/u-need.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const turn = {
  seq_no: 1,
  time: "2018-09-30 15:57:00",
  sender_type: "用户",
  send_content: "有没有套装",
  act_tag: "用户需求",
};
const answer = {
  ...turn,
  seq_no: 2,
  time: "2018-09-30 15:57:14.999996",
  sender_type: "客服",
  rec_item_id: ["5652"],
};
const dialogue = { domain: "美妆行业", sid: "d1", sellerid: "s1", userid: "u1", dialogue: [turn, answer] };

test("a dialogue of a buyer with a shop's people, in China's time", async () => {
  const { events, bad } = await readSource(uNeed, JSON.stringify(dialogue));
  expect(bad).toEqual([]);
  expect(events).toMatchObject([
    {
      type: "conversation",
      id: "d1",
      customer: "u1",
      topic: "美妆行业",
      stage: "pre_sale",
      extra: { seller: "s1" },
    },
    { id: "d1-1", from: "customer", at: Date.parse("2018-09-30T15:57:00+08:00"), extra: { act: "用户需求" } },
    {
      id: "d1-2",
      from: "agent",
      sender: null,
      products: ["5652"],
      at: Date.parse("2018-09-30T15:57:14.999+08:00"),
    },
  ]);
});

test.each([
  [
    "another speaker",
    { dialogue: [{ ...turn, sender_type: "机器人" }] },
    "sender_type",
    "neither 用户 nor 客服",
  ],
  ["no dialogue", { dialogue: null }, "dialogue", "must be a list"],
  ["no time", { dialogue: [{ ...turn, time: "" }] }, "time", "is missing"],
])("%s is refused", async (_what, changes, field, reason) => {
  expect((await readSource(uNeed, JSON.stringify({ ...dialogue, ...changes }))).bad).toMatchObject([
    { field, reason },
  ]);
});

const file = `${import.meta.dirname}/../../../../shared/data/service_examples_zh/u_need_examples.jsonl`;

describe.skipIf(!existsSync(file))("the published examples (skipped where ../shared/data is absent)", () => {
  test("5 dialogues of 72 messages", async () => {
    const text = readFileSync(file, "utf8");
    const { events, bad } = await readSource(detectFormat(text, "u_need_examples.jsonl")!, text);
    expect(bad).toEqual([]);
    expect(ofType(events, "conversation")).toHaveLength(5);
    const messages = ofType(events, "message");
    expect(messages).toHaveLength(72);
    expect(messages.filter(({ from }) => from === "customer")).toHaveLength(
      text.split('"sender_type": "用户"').length - 1,
    );
    expect(new Set(messages.map(({ id }) => id)).size).toBe(72);
  });
});
