/** Rollup rows as a pure function of the facts: the SQL that both the refresher and `verify` use. */
import { sql, type RawBuilder } from "kysely";
import { durations, partsByGrain, type Grain } from "#app/metrics/parts.ts";
import { classifyFacts, dataThrough } from "../measures/classified.ts";
import { durationColumns, renderBucket } from "../measures/durations.ts";
import { grainColumns } from "../measures/grains.ts";
import { renderAggregate } from "../measures/measures.ts";
import { cubes, listCubeKeys, windowVariants, type CubeKey } from "./cubes.ts";

/** Tables that rollups are computed from; others than those served while a store's next facts are made ready. */
export type FactSource = { facts: string; ratings: string; stores: string };
const served: FactSource = { facts: "conversation_facts", ratings: "rating_facts", stores: "stores" };

/** Each window kept, and the store's own unless it is one of them. Plain values: they are looked at for every fact. */
const common = windowVariants.join(", ");
const windows = `(values ${windowVariants.map((hours) => `(${hours})`).join(", ")},
  (case when s.recontact_hours not in (${common}) then s.recontact_hours end))`;
/** In the place of a window, in hours: one that is still open under every window kept. A store's own is 8,784 at most. */
const anyWindow = sql.lit(1_000_000);

/** Rows of a grain's rollup table: store, day, test, window, cube, keys, then counters. `where` picks facts by their day column. */
export function computeRollup(
  grain: Grain,
  where: (dayColumn: string) => RawBuilder<unknown>,
  from: FactSource = served,
): RawBuilder<unknown> {
  const { keys, days } = describeGrain(grain);
  const variants = sql.raw(`(select hours from ${windows} as v(hours) where hours is not null)`);
  const counters = partsByGrain[grain].map((part) => renderAggregate(part));
  return sql`
    select ${sql.raw(`${days}, c.recontact_hours, ${renderCubeName(grain)}, ${keys}, ${counters.join(", ")}`)}
    from ${readRows(grain, classifyUnder(variants, grain, where, from), from)}
    group by grouping sets (${sql.raw(listGroupingSets(grain, `${days}, c.recontact_hours`))})`;
}

/**
 * The same rows, sooner where days hold many facts of a few kinds, as those do that fill up live: facts are put together by all
 * keys at once, and what no window can tell anything of yet is counted once for all windows.
 */
export function computeLiveRollup(
  grain: Grain,
  where: (dayColumn: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { keys, days } = describeGrain(grain);
  const shortest = sql.raw(`least(s.recontact_hours, ${Math.min(...windowVariants)})`);
  const isOpen = sql`coalesce(f.ended_at + ${shortest} * interval '1 hour' > ${dataThrough}, false)`;
  const variants = sql`(
    select hours from ${sql.raw(windows)} as v(hours) where hours is not null and not ${isOpen}
    union all select ${anyWindow} where ${isOpen})`;
  const counters = partsByGrain[grain].map((part) => `${renderAggregate(part)} as ${part}`);
  const sums = partsByGrain[grain].map((part) => `sum(c.${part})::bigint`);
  const kinds = `${days}, c.recontact_hours, ${keys}`;
  // Not folded into what reads it, where every counter would work out again where a conversation stands.
  const rows = sql`${classifyUnder(variants, grain, where, served)} offset 0`;
  return sql`
    select ${sql.raw(`${days}, v.hours, ${renderCubeName(grain)}, ${keys}, ${sums.join(", ")}`)}
    from (
      select ${sql.raw(`${kinds}, ${counters.join(", ")}`)} from ${readRows(grain, rows, served)} group by ${sql.raw(kinds)}
    ) c
    join ${sql.table(served.stores)} s on s.store_id = c.store_id
    join lateral ${sql.raw(windows)} as v(hours) on v.hours = c.recontact_hours or c.recontact_hours = ${anyWindow} and v.hours is not null
    group by grouping sets (${sql.raw(listGroupingSets(grain, `${days}, v.hours`))})`;
}

/** Facts under each of the windows that `variants` selects for one. */
function classifyUnder(
  variants: RawBuilder<unknown>,
  grain: Grain,
  where: (dayColumn: string) => RawBuilder<unknown>,
  from: FactSource,
): RawBuilder<unknown> {
  const every = sql`
    ${sql.table(from.facts)} f join ${sql.table(from.stores)} s on s.store_id = f.store_id
    cross join lateral ${variants} as variant(hours)`;
  const only = sql`${sql.raw(grain === "escalation" ? "f.escalated_day is not null" : "true")} and ${where(grainColumns[grain].day)}`;
  return classifyFacts({ hours: sql`variant.hours`, sameTopicOnly: false }, every, only);
}

/** Classified facts as `c`, with their ratings as `r` where a grain counts those. */
function readRows(grain: Grain, classified: RawBuilder<unknown>, from: FactSource): RawBuilder<unknown> {
  const ratings = sql`join ${sql.table(from.ratings)} r on r.store_id = c.store_id and r.conversation_id = c.conversation_id`;
  return sql`(${classified}) c ${grain === "rating" ? ratings : sql``}`;
}

const renderKey = (grain: Grain, key: CubeKey) =>
  key === "hour" ? `c.${grainColumns[grain].hour}` : `c.${key}`;

/** SQL for the columns of a grain, over alias `c`. */
function describeGrain(grain: Grain): { days: string; keys: string } {
  const keys = listCubeKeys(grain).map((key) => renderKey(grain, key));
  return { days: `c.store_id, c.${grainColumns[grain].day}, c.is_test`, keys: keys.join(", ") };
}

function listGroupingSets(grain: Grain, fixed: string): string {
  return cubes[grain]
    .map(({ keys }) => `(${[fixed, ...keys.map((key) => renderKey(grain, key))].join(", ")})`)
    .join(", ");
}

/** Names the cube a grouping-set row belongs to by which of its keys are grouped; the one without keys is what is left. */
function renderCubeName(grain: Grain): string {
  const cases = cubes[grain].map(({ name, keys: [key] }) =>
    key ? `when grouping(${renderKey(grain, key)}) = 0 then '${name}'` : `else '${name}'`,
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
