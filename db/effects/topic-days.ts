/** How conversations of each topic went, day by day: what effects of edits are worked out of. */
import type { Scope } from "#app/access/principal.ts";
import type { Topic } from "#app/effect/choose-controls.ts";
import type { DayCount } from "#app/effect/topic-days.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import type { Day } from "#app/metrics/question.ts";
import { listParts, metrics } from "#app/metrics/registry.ts";
import { getDayNumber } from "#app/time/day.ts";
import type { Db } from "../connection.ts";
import { countParts } from "../queries/count-parts.ts";

type Asked = { scope: Scope; storeKeys: readonly string[]; from: Day; to: Day };

/**
 * Matured engaged conversations by store key, topic and store-local day, and how many of them are verified as resolved: numerator
 * and denominator of `verified_rate` under each store's own window, without tests. Conversations without a topic are left out.
 */
export async function readTopicDays(
  db: Db,
  { scope, storeKeys, from, to }: Asked,
): Promise<Map<string, Topic[]>> {
  const { formula } = metrics.verified_rate;
  if (formula.kind !== "rate") throw new Error("verified_rate is a rate");
  const rows = await countParts(
    db,
    "conversation",
    [...new Set(listParts(formula))],
    {
      ...{ scope, from, to, recontactHours: null, sameTopicOnly: false, includeTest: false },
      filters: [{ dimension: "store", operator: "is", values: [...storeKeys] }],
    },
    ["store", "topic", "day"],
  );
  const stores = new Map<string, Map<string, Map<number, DayCount>>>();
  for (const { dimensions, counters } of rows) {
    const [store = "", topic = "", day = ""] = dimensions;
    if (topic === unknownValue) continue;
    const sum = (parts: typeof formula.numerator) =>
      parts.reduce((total, part) => total + (counters[part] ?? 0), 0);
    const total = sum(formula.denominator);
    if (total === 0) continue;
    const topics = stores.get(store) ?? new Map<string, Map<number, DayCount>>();
    const days = topics.get(topic) ?? new Map<number, DayCount>();
    stores.set(
      store,
      topics.set(topic, days.set(getDayNumber(day), { resolved: sum(formula.numerator), total })),
    );
  }
  return new Map(
    [...stores].map(([store, topics]) => [store, [...topics].map(([name, days]) => ({ name, days }))]),
  );
}
