import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensurePageRoles, PageRolesMissing } from "#db/access/page-roles.ts";
import { createDatabase } from "#db/connection.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

it("lets pages read only tables whose rows are told apart by store", async () => {
  const { rows } = await sql<{ name: string; hasSecurity: boolean; policies: string[] }>`
    select c.relname as name, c.relrowsecurity as "hasSecurity",
      array(select polname::text from pg_policy p where p.polrelid = c.oid order by 1) as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege('apiary_page', c.oid, 'select')
    order by 1`.execute(database.db);
  expect(rows.map(({ name }) => name)).toContain("messages");
  for (const { name, hasSecurity, policies } of rows) {
    expect({ name, hasSecurity, policies }).toEqual({
      name,
      hasSecurity: true,
      policies: ["all_stores", "stores_of_page"],
    });
  }
});

it("lets pages write nothing", async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c cross join unnest(array['apiary_page', 'apiary_page_all']) as role
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege(role, c.oid, 'insert, update, delete, truncate')`.execute(database.db);
  expect(rows).toEqual([]);
});

it("has two roles that own nothing, cannot sign in and stand under all policies", async () => {
  const { rows } = await sql<{ name: string; isPlain: boolean; owned: number }>`
    select rolname as name,
      not (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as "isPlain",
      (select count(*) from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname like 'apiary_page%' order by 1`.execute(database.db);
  expect(rows).toEqual([
    { name: "apiary_page", isPlain: true, owned: 0 },
    { name: "apiary_page_all", isPlain: true, owned: 0 },
  ]);
});

it("says what to run where the database user may not make roles", async () => {
  const user = `apiary_nobody_${randomUUID().slice(0, 8)}`;
  await sql.raw(`create role ${user} login password 'x'`).execute(database.db);
  const url = Object.assign(new URL(database.url), { username: user, password: "x" }).href;
  const db = createDatabase(url, { max: 1 });
  try {
    const failure = await ensurePageRoles(db).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PageRolesMissing);
    expect((failure as Error).message).toBe(
      "the database user may not make the roles that pages run as; let an administrator run: " +
        `grant apiary_page to ${user}; grant apiary_page_all to ${user};`,
    );
    await sql.raw(`grant apiary_page, apiary_page_all to "${user}"`).execute(database.db);
    await ensurePageRoles(db);
    await sql`set role apiary_page`.execute(db);
  } finally {
    await db.destroy();
    await sql.raw(`drop role ${user}`).execute(database.db);
  }
});
