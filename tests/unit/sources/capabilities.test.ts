/** What each platform records, what we derive and what nobody knows, as the descriptions of the platforms have it. */
import { expect, test } from "vitest";
import { findAdapter, sourceAdapters } from "#app/sources/registry.ts";
import type { Recording } from "#app/sources/source-adapter.ts";

const r = "recorded";
const i = "inferred";
const n = "not recorded";

/** Misses, who is a bot, handoffs, ratings. */
test.each<[string, Recording, Recording, Recording, Recording]>([
  ["qiyu", r, r, r, r],
  ["rasa", r, r, i, n],
  ["dialogflow-cx", r, r, r, r],
  ["intercom", r, r, i, r],
  ["beebot", r, r, n, r],
  ["chatwoot", i, r, i, r],
  ["zendesk-log", i, r, i, r],
  ["gorgias", i, i, i, r],
  ["botpress", i, r, r, n],
  // Who is a bot is the merchant's to say.
  ["jd", i, n, r, i],
  ["taobao-ratings", n, n, n, i],
])("%s: misses %s, bots %s, handoffs %s, ratings %s", (id, misses, botMarks, handoffs, ratings) => {
  expect(findAdapter(id)?.capabilities).toMatchObject({ misses, botMarks, handoffs, ratings });
});

test("a miss is measured on five platforms and in our own format, and nowhere else", () => {
  const measured = sourceAdapters.filter(({ capabilities }) => capabilities.misses === "recorded");
  expect([...new Set(measured.map(({ id }) => id.split("-")[0]))].sort()).toEqual([
    "beebot",
    "canonical",
    "dialogflow",
    "intercom",
    "qiyu",
    "rasa",
  ]);
});

test("no format tells of orders and of conversations, but for our own", () => {
  const both = sourceAdapters.filter(
    ({ capabilities }) => capabilities.orders !== n && capabilities.messageTimes !== n,
  );
  expect(both.map(({ id }) => id)).toEqual(["canonical"]);
});
