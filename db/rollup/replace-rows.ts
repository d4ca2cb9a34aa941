/** Puts computed rows in the place of those that a rollup table holds of some days. */
import { sql, type RawBuilder } from "kysely";

export type RollupTable = {
  name: string;
  /** Columns of its unique index, `store_id` and `day` among them; nulls count as equal. */
  keys: readonly string[];
  counters: readonly string[];
};

type Days = {
  /** SQL for a row source of `store_id` and `day`. */
  rows: RawBuilder<unknown>;
  count: number;
};

/** With more days than these, most of their rows are new. */
export const fewDays = 40;

/**
 * The statements that do it, to be run in their order. `computed` gives the keys and then the counters. Of few days, which are
 * those that fill up live, only rows that differ are written: writing all of them anew, several times a second, leaves dead
 * rows faster than they can be cleared away.
 */
export function renderReplacement(
  table: RollupTable,
  days: Days,
  computed: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  return days.count > fewDays
    ? renderRewrite(table, days.rows, computed)
    : [renderUpdate(table, days.rows, computed)];
}

const list = (names: readonly string[], prefix = "") =>
  sql.raw(names.map((name) => `${prefix}${name}`).join(", "));

function renderRewrite(
  { name, keys, counters }: RollupTable,
  days: RawBuilder<unknown>,
  computed: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const table = sql.table(name);
  return [
    sql`delete from ${table} t using ${days} d where t.store_id = d.store_id and t.day = d.day`,
    sql`insert into ${table} (${list([...keys, ...counters])}) ${computed}`,
  ];
}

function renderUpdate(
  { name, keys, counters }: RollupTable,
  days: RawBuilder<unknown>,
  computed: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const table = sql.table(name);
  const isSameRow = sql.raw(keys.map((key) => `t.${key} is not distinct from gone.${key}`).join(" and "));
  const assignments = sql.raw(counters.map((counter) => `${counter} = excluded.${counter}`).join(", "));
  return sql`
    with fresh (${list([...keys, ...counters])}) as materialized (${computed}),
    gone as (
      select ${list(keys, "t.")} from ${table} t join ${days} d on t.store_id = d.store_id and t.day = d.day
      except select ${list(keys)} from fresh
    ),
    removed as (
      delete from ${table} t using gone where t.store_id = gone.store_id and t.day = gone.day and ${isSameRow}
    )
    insert into ${table} as t (${list([...keys, ...counters])}) select * from fresh
    on conflict (${list(keys)}) do update set ${assignments}
    where (${list(counters, "t.")}) is distinct from (${list(counters, "excluded.")})`;
}
