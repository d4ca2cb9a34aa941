/** Rollup rows as a pure function of the facts: the SQL that both the refresher and `verify` use. */
import { sql, type RawBuilder } from "kysely";
import { durations, partsByGrain, type Grain } from "#app/metrics/parts.ts";
import { classifyFacts } from "../measures/classified.ts";
import { durationColumns, renderBucket } from "../measures/durations.ts";
import { grainColumns } from "../measures/grains.ts";
import { renderAggregate } from "../measures/measures.ts";
import { cubes, listCubeKeys, windowVariants, type CubeKey } from "./cubes.ts";

/** Tables that rollups are computed from; others than those served while a store's next facts are made ready. */
export type FactSource = { facts: string; ratings: string; stores: string };
const served: FactSource = { facts: "conversation_facts", ratings: "rating_facts", stores: "stores" };

/** Each window kept, and the store's own unless it is one of them. Plain values: they are looked at for every fact. */
const common = windowVariants.join(", ");
const windows = `${windowVariants.map((hours) => `(${hours})`).join(", ")},
  (case when s.recontact_hours not in (${common}) then s.recontact_hours end)`;

/** Rows of a grain's rollup table: store, day, test, window, cube, keys, then counters. `where` picks facts by their day column. */
export function computeRollup(
  grain: Grain,
  where: (dayColumn: string) => RawBuilder<unknown>,
  from: FactSource = served,
): RawBuilder<unknown> {
  const { day, hour } = grainColumns[grain];
  const keys = listCubeKeys(grain);
  const column = (key: CubeKey) => (key === "hour" ? `c.${hour}` : `c.${key}`);
  const fixed = `c.store_id, c.${day}, c.is_test, c.recontact_hours`;
  const sets = cubes[grain].map((cube) => `(${[fixed, ...cube.keys.map(column)].join(", ")})`).join(", ");
  const aggregates = partsByGrain[grain].map((part) => renderAggregate(part)).join(", ");
  const every = sql`
    ${sql.table(from.facts)} f join ${sql.table(from.stores)} s on s.store_id = f.store_id
    cross join lateral (values ${sql.raw(windows)}) as variant(hours)`;
  const only = sql`variant.hours is not null and ${sql.raw(grain === "escalation" ? "f.escalated_day is not null" : "true")} and ${where(day)}`;
  const rows = classifyFacts({ hours: sql`variant.hours`, sameTopicOnly: false }, every, only);
  const ratings = sql`join ${sql.table(from.ratings)} r on r.store_id = c.store_id and r.conversation_id = c.conversation_id`;
  return sql`
    select ${sql.raw(fixed)}, ${sql.raw(renderCubeName(grain, column))},
      ${sql.raw(keys.map(column).join(", "))}, ${sql.raw(aggregates)}
    from (${rows}) c ${grain === "rating" ? ratings : sql``}
    group by grouping sets (${sql.raw(sets)})`;
}

/** Names the cube a grouping-set row belongs to by which of its keys are grouped; the one without keys is what is left. */
function renderCubeName(grain: Grain, column: (key: CubeKey) => string): string {
  const cases = cubes[grain].map(({ name, keys: [key] }) =>
    key ? `when grouping(${column(key)}) = 0 then '${name}'` : `else '${name}'`,
  );
  return `case ${cases.toReversed().join(" ")} end`;
}

/** Rows of duration_rollups from facts picked by `where` (alias `f`). */
export function computeDurations(where: RawBuilder<unknown>, from: FactSource = served): RawBuilder<unknown> {
  const values = durations.map((duration) => `('${duration}', f.${durationColumns[duration]})`).join(", ");
  return sql`
    select f.store_id, f.start_day, f.is_test, f.channel, f.source, v.duration, ${sql.raw(renderBucket("v.ms"))}, count(*)
    from ${sql.table(from.facts)} f
    cross join lateral (values ${sql.raw(values)}) as v(duration, ms)
    where v.ms is not null and ${where}
    group by 1, 2, 3, 4, 5, 6, 7`;
}
