import { expect, test } from "vitest";
import type { Mapping } from "#app/mapping/mapping.ts";
import { listNeeds } from "#app/metrics/metric-needs.ts";
import { judgeQuality, mergeCapabilities, pickSources, type SourceStanding } from "#app/metrics/quality.ts";
import { buildStandings } from "#app/reports/source-standings.server.ts";
import { sourceAdapters } from "#app/sources/registry.ts";

const rows = [
  { store: "a", source: "zendesk", of: "conversations" },
  { store: "a", source: "shopify", of: "orders" },
  { store: "b", source: "rasa", of: "conversations" },
  { store: "b", source: "bot", of: "conversations" },
  { store: "c", source: "rasa", of: "conversations" },
] as const;
const formats = new Set(["zendesk", "zendesk-log", "rasa-table", "shopify-csv", "canonical"]);
const sources = buildStandings(rows, formats);
const of = (store: string): SourceStanding[] =>
  pickSources(sources, [{ dimension: "store", operator: "is", values: [store] }]);

test("a source tells what the formats declare that brought it; one of our own format tells all", () => {
  const told = sources.map(({ source, stores, capabilities }) => [
    ...[source, stores.join(), capabilities.handoffs, capabilities.ratings, capabilities.refunds],
  ]);
  expect(told).toEqual([
    // The conversation log infers what the API records: with both taken it stays inferred.
    ["zendesk", "a", "inferred", "recorded", "not recorded"],
    ["shopify", "a", "not recorded", "not recorded", "inferred"],
    ["rasa", "b,c", "inferred", "not recorded", "not recorded"],
    ["bot", "b", "recorded", "recorded", "recorded"],
  ]);
});

test("a source of mapped files tells what their columns do", () => {
  const mapping = {
    ...{ mapping: 1, name: "店小蜜", shape: "messages", source: "dianxiaomi", zone: "Asia/Shanghai" },
    columns: { time: "时间", customer: "买家", text: "内容", sender: "发送人" },
    ...{ speakers: { 买家: "customer" }, robots: ["店小蜜"], handoff: { by: "turn" }, rating: null },
  } as unknown as Mapping;
  const row = { store: "a", source: "dianxiaomi", of: "conversations" } as const;
  const [standing] = buildStandings([row], new Set(["mapped"]), [mapping]);
  expect(standing!.capabilities).toMatchObject({
    ...{ messageTimes: "recorded", botMarks: "recorded", customerIds: "recorded" },
    ...{ handoffs: "inferred", misses: "inferred", ratings: "not recorded", topics: "not recorded" },
  });
});

test("a number is unknown where no source tells what it counts, and short where one does not", () => {
  expect(judgeQuality(listNeeds("csat"), of("c"))).toEqual({
    inferred: [],
    notRecorded: [{ capability: "ratings", sources: ["rasa"] }],
    isUnknown: true,
  });
  expect(judgeQuality(listNeeds("csat"), of("b"))).toEqual({
    inferred: [],
    notRecorded: [{ capability: "ratings", sources: ["rasa"] }],
    isUnknown: false,
  });
  expect(judgeQuality(listNeeds("csat"), of("a"))).toEqual({
    inferred: [],
    notRecorded: [],
    isUnknown: false,
  });
});

test("orders are asked of sources of orders, conversations of theirs", () => {
  expect(judgeQuality(listNeeds("service_gmv_net"), of("a"))).toMatchObject({
    inferred: [{ capability: "refunds", sources: ["shopify"] }],
    notRecorded: [],
    isUnknown: false,
  });
  expect(judgeQuality(listNeeds("escalations"), of("a")).inferred).toEqual([
    { capability: "handoffs", sources: ["zendesk"] },
  ]);
});

test("without any source nothing is said of a number", () => {
  expect(judgeQuality(listNeeds("csat"), [])).toEqual({ inferred: [], notRecorded: [], isUnknown: false });
});

test("a filter by source leaves the orders of those customers", () => {
  const picked = pickSources(sources, [{ dimension: "source", operator: "is", values: ["zendesk"] }]);
  expect(picked.map(({ source, of: kind }) => [source, kind])).toEqual([
    ["zendesk", "conversations"],
    ["shopify", "orders"],
  ]);
});

test("formats fill in for each other, in any order", () => {
  const ofTaobao = sourceAdapters.filter(({ source }) => source === "taobao").map((one) => one.capabilities);
  for (const all of [ofTaobao, ofTaobao.toReversed()]) {
    expect(mergeCapabilities(all)).toMatchObject({
      ...{ orders: "recorded", ratings: "inferred", refunds: "inferred", messageTimes: "not recorded" },
    });
  }
  expect(mergeCapabilities([])).toBeNull();
});

test("every format but those whose records say so names its source", () => {
  const unnamed = sourceAdapters.filter(({ source }) => source === undefined).map(({ id }) => id);
  expect(unnamed).toEqual(["canonical", "tau-bench"]);
});
