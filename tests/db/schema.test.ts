/** What the schema must keep whatever migration comes next. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bucketRatio, getBucket } from "#app/metrics/histogram.ts";
import { grains, partsByGrain } from "#app/metrics/parts.ts";
import { renderBucket } from "#db/measures/durations.ts";
import { rollupTables } from "#db/rollup/cubes.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

it("every tenant table has store_id first in its primary and unique keys", async () => {
  const { rows } = await sql<{ name: string; first: string }>`
    select c.relname || '.' || i.relname as name, a.attname as first
    from pg_index x
    join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
    where n.nspname = 'public' and x.indisunique
      and exists (select from pg_attribute s where s.attrelid = c.oid and s.attname = 'store_id')
      and c.relname not in ('stores', 'audit_entries')`.execute(database.db);
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ first }) => first !== "store_id")).toEqual([]);
});

it("every foreign key has an index that leads with it", async () => {
  const { rows } = await sql<{ name: string }>`
    select f.conname as name from pg_constraint f
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and not exists (
      select from pg_index x where x.indrelid = f.conrelid
        and (string_to_array(x.indkey::text, ' ')::smallint[])[1:cardinality(f.conkey)] @> f.conkey
    )`.execute(database.db);
  expect(rows).toEqual([]);
});

it.each(grains.map((grain) => [grain] as const))(
  "the %s rollup has a column for every part and no other",
  async (grain) => {
    const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = ${rollupTables[grain]} and data_type = 'bigint'`.execute(database.db);
    expect(rows.map(({ name }) => name).sort()).toEqual([...partsByGrain[grain]].sort());
  },
);

it("buckets durations in SQL as in TypeScript", async () => {
  const edges = Array.from({ length: 300 }, (_, index) => Math.floor(bucketRatio ** index));
  const values = [0, 1, 2, 999, 1000, 86_400_000, ...edges, ...edges.map((edge) => edge + 1)];
  const { rows } = await sql<{ ms: number; bucket: number }>`
    select v.ms, ${sql.raw(renderBucket("v.ms"))} as bucket from unnest(${values}::bigint[]) as v(ms)`.execute(
    database.db,
  );
  expect(rows.map(({ bucket }) => bucket)).toEqual(values.map(getBucket));
});
