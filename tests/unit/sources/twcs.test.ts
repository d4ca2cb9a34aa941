import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { detectFormat } from "#app/sources/registry.ts";
import { twcs } from "#app/sources/twcs.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const header = ",tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id";
const row = (id: number, author: string, minute: number, replies = "", to = "") => {
  const clock = `Tue Oct 31 22:${String(minute).padStart(2, "0")}:47 +0000 2017`;
  return `${id},${id},${author},${/^\d/.test(author) ? "True" : "False"},${clock},"tweet &amp; ${id}",${replies},${to}`;
};

async function read(rows: string[]) {
  const { events, bad } = await readSource(twcs, [header, ...rows].join("\n"));
  return { bad, conversations: ofType(events, "conversation"), messages: ofType(events, "message") };
}

test("tweets in no order become threads, known by their first, with companies' accounts as people", async () => {
  const { conversations, messages, bad } = await read([
    ...[
      row(1, "sprintcare", 10, "2", "3.0"),
      row(2, "115712", 11, "", "1.0"),
      row(3, "115712", 8, "1,4", ""),
    ],
    ...[row(4, "115713", 12), row(9, "115714", 1)],
  ]);
  expect(bad).toEqual([]);
  expect(conversations).toMatchObject([
    { id: "3", customer: "115712", channel: "twitter" },
    { id: "9", customer: "115714" },
  ]);
  expect(messages.map(({ id, conversation, from }) => [id, conversation, from])).toEqual([
    ["3", "3", "customer"],
    ["1", "3", "agent"],
    ["2", "3", "customer"],
    ["4", "3", "customer"],
    ["9", "9", "customer"],
  ]);
  expect(messages[1]).toMatchObject({
    ...{ sender: "sprintcare", customer: null, text: "tweet & 1" },
    at: Date.parse("2017-10-31T22:10:47Z"),
  });
});

test("two replies to a tweet that is not in the file are one thread", async () => {
  const { conversations } = await read([row(5, "1", 1, "", "77.0"), row(6, "2", 2, "", "77.0")]);
  expect(conversations.map(({ id }) => id)).toEqual(["5"]);
});

test.each([
  ["a row that a line break has torn off", "the rest,3398", "inbound", "is missing"],
  ["another flag", row(1, "a", 1).replace("False", "yes"), "inbound", "neither True nor False"],
  ["another time", row(1, "a", 1).replace("Oct", "Okt"), "created_at", "not a time"],
  [
    "an id that is cut",
    row(1, "a", 1, "", "9.3e+17"),
    "in_response_to_tweet_id",
    "not the number of a tweet",
  ],
])("%s is refused", async (_what, line, field, reason) => {
  expect((await read([line])).bad).toMatchObject([{ line: 2, field, reason }]);
});

const file = `${import.meta.dirname}/../../../../shared/data/twcs_sample_en/twcs.csv`;

describe.skipIf(!existsSync(file))("the published sample (skipped where ../shared/data is absent)", () => {
  test("5,000 tweets, 2,778 of customers, in 1,312 threads; bare carriage returns break no row", async () => {
    const text = readFileSync(file, "utf8");
    const { events, bad } = await readSource(detectFormat(text.slice(0, 65_536), "twcs.csv")!, text, {
      chunk: 65_536,
    });
    expect(bad).toEqual([]);
    const messages = ofType(events, "message");
    expect(messages).toHaveLength(5_000);
    expect(messages.filter(({ from }) => from === "customer")).toHaveLength(2_778);
    expect(ofType(events, "conversation")).toHaveLength(1_312);
    expect(messages.find(({ id }) => id === "3399")?.text).toBe(
      "@AskPayPal \r\rI just love the start of email 😁 https://t.co/8u1Pf5rJoN",
    );
  });
});
