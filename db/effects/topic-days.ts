/** How conversations of each topic went, day by day: what effects of edits are worked out of. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Topic } from "#app/effect/choose-controls.ts";
import type { DayCount } from "#app/effect/topic-days.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import type { Day } from "#app/metrics/question.ts";
import { listParts, metrics } from "#app/metrics/registry.ts";
import { getDayNumber } from "#app/time/day.ts";
import type { Db } from "../connection.ts";
import { renderParts } from "../queries/count-parts.ts";

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
  const counted = renderParts(
    "conversation",
    [...new Set(listParts(formula))],
    {
      ...{ scope, from, to, recontactHours: null, sameTopicOnly: false, includeTest: false },
      filters: [{ dimension: "store", operator: "is", values: [...storeKeys] }],
    },
    ["store", "topic", "day"],
  );
  const add = (parts: typeof formula.numerator) => sql.raw(parts.map((part) => `q.${part}`).join(" + "));
  // A row a topic, not a row a day: reading tens of thousands of rows took longer than adding them up.
  const { rows } = await sql<{ store: string; topic: string; days: [Day, number, number][] }>`
    select c.store, c.topic, json_agg(json_build_array(c.day, c.resolved, c.total)) as days
    from (
      select q.d0 as store, q.d1 as topic, q.d2 as day, ${add(formula.numerator)} as resolved,
        ${add(formula.denominator)} as total
      from (${counted}) q
    ) c
    where c.topic <> ${unknownValue} and c.total > 0
    group by c.store, c.topic order by c.store, c.topic`.execute(db);
  const stores = new Map<string, Topic[]>();
  for (const { store, topic: name, days } of rows) {
    const counts = days.map(([day, resolved, total]): [number, DayCount] => [
      getDayNumber(day),
      { resolved, total },
    ]);
    stores.set(store, [...(stores.get(store) ?? []), { name, days: new Map(counts) }]);
  }
  return stores;
}
