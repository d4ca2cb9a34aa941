/** What platforms without an adapter write, by the forms that are known of them. */
import { expect, it } from "vitest";
import { normaliseScore } from "#app/facts/ratings.ts";
import { createMappedAdapter } from "#app/mapping/mapped-adapter.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import { parseMappingText } from "#app/mapping/parse-mapping.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const general = {
  ...{ mapping: 1, zone: "Asia/Shanghai", time: "ymd", speakers: {}, robots: [], rating: null },
  ...{
    handoff: { by: "nothing" },
    turns: null,
    gapMinutes: 30,
    currency: null,
    channel: null,
    untimed: null,
  },
};

async function read(mapping: object, content: string) {
  const parsed = parseMappingText(JSON.stringify({ ...general, ...mapping }));
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const adapter = createMappedAdapter("mapped", parsed.mapping, { key: "dy", currency: "CNY" });
  return readSource(adapter, content);
}

const douyin: Partial<Mapping> = {
  ...{ name: "Douyin", shape: "messages", source: "douyin", file: { kind: "lines" }, time: "seconds" },
  columns: {
    ...{ conversation: "conversation_id", id: "msg_id", at: "create_time", customer: "open_id" },
    ...{ speaker: "msg_type", text: "content.text" },
  },
  speakers: { text: "customer", image: "customer" },
};
const push = (content: string, more = "") =>
  `{"app_id":"tt","conversation_id":7300000000000000001,"msg_id":"m1","create_time":1735696800000,` +
  `"msg_type":"text","open_id":"o1","content":${JSON.stringify(content)}${more}}`;

it("Douyin's pushes: a number over 2^53, ms where seconds are promised, JSON in JSON, told twice", async () => {
  const { events, bad } = await read(
    douyin,
    [push('{"text":"在吗 😀"}'), push('{"text":"在吗 😀"}')].join("\n"),
  );
  expect(bad).toEqual([]);
  const said = {
    ...{ id: "m1", conversation: "7300000000000000001", at: 1_735_696_800_000, customer: "o1" },
    ...{ from: "customer", text: "在吗 😀" },
  };
  // One id: what is stored is one message.
  expect(ofType(events, "message")).toMatchObject([said, said]);
});

it.each(["{oops", "[1]", "plain", '{"text":{"deep":1}}', "{}"])(
  "a content of %s has no text",
  async (content) => {
    const { events } = await read(douyin, push(content));
    expect(ofType(events, "message")).toMatchObject([{ text: null }]);
  },
);

const udesk = {
  ...{ name: "Udesk", shape: "ratings", source: "udesk", file: { kind: "lines" } },
  columns: { conversation: "session_id", customer: "customer_id", at: "at", score: "surveyOption" },
  rating: { worst: 0, best: 2, scores: { 2: 2, 3: 1, 4: 0 }, unrated: ["1"], of: "bot" },
};

it.each([
  [1, []],
  [2, [1]],
  [3, [0.5]],
  [4, [0]],
])(
  "Udesk's robot is rated %i: %j of the best; the first of the four is that nobody did",
  async (code, shares) => {
    const row = { session_id: "s1", customer_id: "u1", at: "2026-10-05 09:00:00", surveyOption: code };
    const { events, bad } = await read(udesk, JSON.stringify(row));
    expect(bad).toEqual([]);
    expect(ofType(events, "rating").map(normaliseScore)).toEqual(shares);
  },
);
