import { expect, test } from "vitest";
import { guidedMetricIds } from "#app/metrics/guided-registry.ts";
import { listNeeds, type AnyMetricId } from "#app/metrics/metric-needs.ts";
import { metricIds } from "#app/metrics/registry.ts";
import { salesMetricIds } from "#app/metrics/sales-registry.ts";

/** Known from any log: that there was a conversation, what stands in it, what our own format alone says. */
const needNothing: AnyMetricId[] = [
  "conversations",
  "blocked",
  "empty",
  "guided_recommended",
  "guided_clicked",
  "guided_click_rate",
];

test("every measure says what its sources have to tell", () => {
  const silent = [...metricIds, ...salesMetricIds, ...guidedMetricIds].filter((id) => {
    const { on, with: also } = listNeeds(id);
    return on.length + also.length === 0;
  });
  expect(silent).toEqual(needNothing);
});

test.each<[AnyMetricId, string[], string[]]>([
  ["linkable_rate", ["customerIds"], []],
  ["containment_rate", ["botMarks", "customerIds", "handoffs"], ["misses"]],
  ["escalations", ["handoffs"], ["botMarks"]],
  ["csat", ["ratings"], []],
  ["effective_hit_rate", ["botMarks"], ["handoffs", "misses"]],
  ["miss_rate", ["botMarks", "misses"], []],
  ["human_wait_p90", ["handoffs", "messageTimes"], ["botMarks"]],
  ["bot_first_response_p50", ["botMarks", "messageTimes"], []],
  ["gmv", ["orders"], []],
  ["gmv_net", ["orders"], ["refunds"]],
  ["service_gmv", ["orders"], ["customerIds", "botMarks"]],
  ["refund_rate", ["orders", "refunds"], []],
  ["conversion_24h", ["orders", "customerIds"], ["botMarks"]],
  ["guided_ordered", ["orders"], ["customerIds", "botMarks"]],
])("%s", (metric, on, also) => {
  const needs = listNeeds(metric);
  expect([needs.on.toSorted(), needs.with.toSorted()]).toEqual([on.toSorted(), also.toSorted()]);
});

test("splitting a number needs what it is split by", () => {
  expect(listNeeds("escalations", ["reason", "store"]).with).toEqual(["botMarks", "handoffReasons"]);
  expect(listNeeds("conversations", ["topic", "channel"]).with).toEqual(["topics", "channels"]);
});
